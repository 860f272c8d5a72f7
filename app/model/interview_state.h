// The interview in hand and how far it is saved. "Saved" is only what the store has answered for.
#pragma once

#include "app/flow/audit_log.h"
#include "app/flow/live_interview.h"
#include "app/flow/look_alikes.h"
#include "app/flow/real_thing.h"
#include "app/flow/transcribing.h"

#include <chrono>
#include <map>
#include <memory>
#include <set>

namespace kith::app {

/// A text that is being typed and is not an answer yet.
struct TypedText {
    std::string text;
    Instant since;
};

/// Who is used to Enter after a digit presses it although the digit has gone on already: an Enter
/// this soon after is not taken for the next question, which would pass it over unasked.
inline constexpr std::chrono::milliseconds habit_enter{700};

/// Typing that pauses this long is saved.
inline constexpr std::chrono::milliseconds typing_pause{1000};

struct Walk;
class OfferedList;

struct KeptList {
    std::shared_ptr<const OfferedList> list;
    std::uint64_t listed_at = 0;
};

/// What looks like a name that is being typed.
struct AlikeOffer {
    std::string path;
    std::string text; // the name it is the answer to
    std::string list;
    std::vector<LookAlike> found;
};

/// See curtain.h.
struct Curtain {
    bool is_open = false;
    std::set<std::string, std::less<>> answered_before; // it opened: paths
};

/// From paper, while it is keyed in.
struct KeyedLines {
    std::vector<KeyedLine> lines; // the last one first
    std::string trouble;          // with the line that was keyed in last: a sentence
    std::uint64_t done = 0;       // lines that were taken
};

struct InterviewState {
    std::shared_ptr<LiveInterview> live; // null while the writing thread finishes it
    std::optional<DraftId> draft;
    // By the path of the question or of its note; refused is what could not be taken as an answer.
    std::map<std::string, TypedText, std::less<>> typed;
    std::map<std::string, TypedText, std::less<>> refused;
    std::vector<DraftStep> unsaved;    // made, not given to the store yet
    std::vector<DraftStep> in_flight;  // given to the store, which has not answered
    std::size_t arriving = 0;          // files and pictures that were chosen and are being kept
    std::vector<DraftStep> taken_away; // brings the repeat instance back that was removed last
    bool shows_problems = false; // somebody wanted to go on: what is wrong on this page is named
    bool is_at_end = false;      // the last page: read back what was heard, then finish
    LoggedScreen logged = LoggedScreen::questions; // as the audit log was told
    bool is_finishing = false;
    bool has_opening = false; // the draft begins with what a resumed interview needs
    bool finish_when_saved = false;
    bool was_left = false;      // go away as soon as everything is saved
    bool comes_back = false;    // to the read-back, when this page is done
    bool just_advanced = false; // a digit has gone on by itself
    Instant advanced_at;
    AlikeOffer alike;
    Curtain curtain;
    KeyedLines keyed;
    RealThings real_things;
    std::uint64_t real_things_for = 0; // the revision of the answers they were asked for
    std::uint64_t number = 0; // in the order of this sitting; names the interview to the threads
    std::size_t asked = 0;    // counted when it was put aside
    std::size_t answered = 0;

    /// Kept by walk_of() until an answer changes; no part of what the interview is.
    mutable std::shared_ptr<const Walk> walk;
    mutable std::uint64_t walked_at = 0;
    /// By question, likewise, by offered_list_of().
    mutable std::map<std::string, KeptList, std::less<>> lists;

    /// Nothing that was answered or typed can be lost by a power cut.
    [[nodiscard]] bool is_saved() const {
        return unsaved.empty() && in_flight.empty() && typed.empty() && arriving == 0;
    }
};

} // namespace kith::app
