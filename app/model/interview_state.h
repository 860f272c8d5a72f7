// The interview in hand and how far it is saved. "Saved" is only what the store has answered for.
#pragma once

#include "app/flow/live_interview.h"

#include <chrono>
#include <map>
#include <memory>

namespace kith::app {

/// A text that is being typed and is not an answer yet.
struct TypedText {
    std::string text;
    Instant since;
};

/// Typing that pauses this long is saved.
inline constexpr std::chrono::milliseconds typing_pause{1000};

struct InterviewState {
    std::shared_ptr<LiveInterview> live; // null while the writing thread finishes it
    std::optional<DraftId> draft;
    std::map<std::string, TypedText, std::less<>> typed;   // by question path
    std::map<std::string, TypedText, std::less<>> refused; // what could not be taken as an answer
    std::vector<DraftStep> unsaved;                        // made, not given to the store yet
    std::vector<DraftStep> in_flight;  // given to the store, which has not answered
    std::vector<DraftStep> taken_away; // brings the repeat instance back that was removed last
    bool shows_problems = false; // somebody wanted to go on: what is wrong on this page is named
    bool is_at_end = false;      // the last page: read back what was heard, then finish
    bool is_finishing = false;
    bool has_opening = false; // the draft begins with what a resumed interview needs
    bool finish_when_saved = false;
    bool was_left = false; // go away as soon as everything is saved

    /// Nothing that was answered or typed can be lost by a power cut.
    [[nodiscard]] bool is_saved() const {
        return unsaved.empty() && in_flight.empty() && typed.empty();
    }
};

} // namespace kith::app
