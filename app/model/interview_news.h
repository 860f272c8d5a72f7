// What came back for an interview: saving first.
#pragma once

#include "app/flow/live_interview.h"
#include "app/flow/real_thing.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kith::app::news {

struct InterviewOpened {
    std::shared_ptr<LiveInterview> live;
    std::optional<DraftId> draft;
    std::vector<DraftStep> first = {}; // what was answered for it already
};
struct StepsSaved {
    DraftId draft{};
    std::uint64_t interview = 0;
};
struct SaveFailed {
    std::optional<DraftId> draft; // the draft may have been made before the disk failed
    Error error;
    std::uint64_t interview = 0;
};
struct PictureKept {
    std::string path;
    Hash32 blob{};
    std::uint64_t interview = 0;
};
struct FileKept {
    std::string path;
    Attachment file;
    std::uint64_t interview = 0;
};
struct FileNotKept { // nor the picture
    Error error;
    std::uint64_t interview = 0;
};
struct InterviewFinished {
    bool kept_nothing = false;
    std::uint64_t interview = 0;
    std::optional<RecordId> submission = {};
};
struct FinishFailed {
    std::shared_ptr<LiveInterview> live;
    Error error;
    std::uint64_t interview = 0;
};
struct RealThingsFound {
    RealThings things;
    std::uint64_t interview = 0;
};
} // namespace kith::app::news
