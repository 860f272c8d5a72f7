// What an interview wants done outside.
#pragma once

#include "app/flow/live_interview.h"
#include "app/flow/real_thing.h"
#include "app/media/drawing.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kith::app::command {

struct BeginInterview {
    FormVersionId form{};
    std::string language;
};
struct ResumeInterview {
    DraftId draft{};
};
struct DiscardDraft {
    DraftId draft{};
};
struct RestoreDraft {
    DraftId draft{};
};
/// One commit; makes the draft first where there is none.
struct SaveSteps {
    std::optional<DraftId> draft;
    FormVersionId form{};
    std::string title;
    std::vector<DraftStep> steps;
    std::uint64_t interview = 0; // of the model's; comes back with the news
};
struct KeepPicture {
    std::string path; // the question
    std::string file;
    Drawing drawing;      // where there is no file
    int longest_side = 0; // pixels, where the form wants fewer than Kith keeps
    std::uint64_t interview = 0;
};
/// What the question asks for decides what is taken.
struct KeepFile {
    std::string path; // the question
    std::string file;
    QuestionType type = QuestionType::file;
    std::uint64_t interview = 0;
};
/// The interview belongs to the writing thread until its news bring it back. Shared only
/// because a job must be copyable; there is one owner at a time.
struct FinishInterview {
    std::shared_ptr<LiveInterview> live;
    std::optional<DraftId> draft;
    std::uint64_t interview = 0;
};
/// For the last page, while the store has time.
struct FindRealThings {
    SaidForNow said;
    std::uint64_t interview = 0;
};
} // namespace kith::app::command
