// One function for each intent, by topic; update() chooses. Only for this folder.
#pragma once

#include "app/model/take_concerns.h"
#include "app/model/take_places.h"
#include "app/model/take_rounds.h"

namespace kith::app {

// take_project.cpp
Commands take(Model& model, const intent::GoTo& wish, Instant now);
Commands take(Model& model, const intent::Lock& wish, Instant now);
Commands take(Model& model, const intent::Hide& wish, Instant now);
Commands take(Model& model, const intent::NextTheme& wish, Instant now);
Commands take(Model& model, const intent::NextTextSize& wish, Instant now);
Commands take(Model& model, const intent::OpenSheet& wish, Instant now);
Commands take(Model& model, const intent::ProgramLanguage& wish, Instant now);
Commands take(Model& model, const intent::CloseBanner& wish, Instant now);
Commands take(Model& model, const intent::Retry& wish, Instant now);
Commands take(Model& model, const intent::PlacesChanged& wish, Instant now);
Commands take(Model& model, const intent::Unlock& wish, Instant now);
Commands take(Model& model, const intent::StartProject& wish, Instant now);
Commands take(Model& model, const intent::RecoveryNoted& wish, Instant now);
Commands take(Model& model, const intent::AddForm& wish, Instant now);
Commands take(Model& model, const intent::BeginInterview& wish, Instant now);
Commands take(Model& model, const intent::ResumeDraft& wish, Instant now);
Commands take(Model& model, const intent::DiscardDraft& wish, Instant now);
Commands take(Model& model, const intent::RestoreDraft& wish, Instant now);

// take_moves.cpp
Commands take(Model& model, const intent::LookAtMove& wish, Instant now);
Commands take(Model& model, const intent::MoveDraft& wish, Instant now);

// take_answers.cpp
Commands take(Model& model, const intent::Answer& wish, Instant now);
Commands take(Model& model, const intent::Choose& wish, Instant now);
Commands take(Model& model, const intent::Mark& wish, Instant now);
Commands take(Model& model, const intent::Typed& wish, Instant now);
Commands take(Model& model, const intent::FieldLeft& wish, Instant now);
Commands take(Model& model, const intent::UsePicture& wish, Instant now);
Commands take(Model& model, const intent::UseFile& wish, Instant now);
Commands take(Model& model, const intent::AddRepeat& wish, Instant now);
Commands take(Model& model, const intent::RemoveRepeat& wish, Instant now);
Commands take(Model& model, const intent::UndoRemove& wish, Instant now);
Commands take(Model& model, const intent::FormLanguage& wish, Instant now);
Commands take(Model& model, const intent::ReadUnreviewed& wish, Instant now);

/// Once for each state of the answers, when the last page is reached.
Commands look_for_real_things(Model& model);
/// For a form that asks for a log: which screen came, where it is another one than before.
Commands note_screen(Model& model);

// take_transcribing.cpp
Commands take(Model& model, const intent::KeyIn& wish, Instant now);

// curtain.cpp
Commands take(Model& model, const intent::OpenCurtain& wish, Instant now);
Commands take(Model& model, const intent::CloseCurtain& wish, Instant now);

// take_parked.cpp
Commands take(Model& model, const intent::SwapTo& wish, Instant now);
Commands take(Model& model, const intent::SwapToLast& wish, Instant now);
Commands take(Model& model, const intent::ParkAndStart& wish, Instant now);

// take_pages.cpp
Commands take(Model& model, const intent::NextQuestion& wish, Instant now);
Commands take(Model& model, const intent::PreviousQuestion& wish, Instant now);
Commands take(Model& model, const intent::NextPage& wish, Instant now);
Commands take(Model& model, const intent::PreviousPage& wish, Instant now);
Commands take(Model& model, const intent::JumpTo& wish, Instant now);
Commands take(Model& model, const intent::FinishLater& wish, Instant now);
Commands take(Model& model, const intent::Finish& wish, Instant now);

// take_records.cpp
Commands take(Model& model, const intent::SearchRecords& wish, Instant now);
Commands take(Model& model, const intent::OpenRecord& wish, Instant now);
Commands take(Model& model, const intent::LookForPlaces& wish, Instant now);
Commands take(Model& model, const intent::WriteHandover& wish, Instant now);
Commands take(Model& model, const intent::LookIntoFolder& wish, Instant now);
Commands take(Model& model, const intent::MergeFiles& wish, Instant now);
Commands take(Model& model, const intent::ApproveLaptop& wish, Instant now);
Commands take(Model& model, const intent::WriteReplies& wish, Instant now);
Commands take(Model& model, const intent::KeepValue& wish, Instant now);
Commands take(Model& model, const intent::DecideLater& wish, Instant now);
Commands take(Model& model, const intent::TakeBack& wish, Instant now);

/// Goes to a screen and asks for what it shows.
Commands show(Model& model, Screen screen);

// saving.cpp
/// Steps that the interview has made are kept until the store has answered for them.
void keep(InterviewState& interview, std::vector<DraftStep> steps);
/// Everything unsaved in one commit, unless one is under way.
Commands save(InterviewState& interview);
/// What is typed becomes an answer now; with a path, only that question's.
void commit_typing(InterviewState& interview, std::string_view only_path = {});

/// The interview in hand, unless the writing thread finishes it.
[[nodiscard]] InterviewState* in_hand(Model& model);
/// Puts the one in hand aside: what is typed becomes an answer and is on its way, and what is not
/// saved waits with it for the store.
[[nodiscard]] Commands park(Model& model);
/// The interview of this draft again, where it is still here; nothing: it must be read.
[[nodiscard]] std::optional<Commands> take_up(Model& model, DraftId draft);
/// Of these steps' interview, in hand or put aside; null: it is gone.
[[nodiscard]] InterviewState* find_interview(Model& model, std::uint64_t number);

template <class C> [[nodiscard]] Commands one(C command) {
    Commands commands;
    commands.emplace_back(std::move(command));
    return commands;
}
/// The first command followed by the others.
[[nodiscard]] Commands joined(Commands first, Commands then);

// take_picture.cpp
Commands take(Model& model, const intent::ShowCounted& wish, Instant now);
Commands got(Model& model, news::PictureLoaded&& news);

} // namespace kith::app
