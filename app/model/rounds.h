// A round of doors in the window. A visit that was recorded by a key stands in `doors` at once and
// counts as saved only when the store has answered for it.
#pragma once

#include "app/flow/check_in.h"
#include "app/flow/visits.h"

#include <deque>

namespace kith::app {

/// What the doorstep shows instead of the nine outcomes.
enum class DoorPanel : std::uint8_t {
    outcomes,
    rarer,
    call_day,
    call_slot,
    knocked,
    promise,
    talk,
    badge,
    pause,
    unsafe, // left for safety: the buddy first
};

/// Given to the store, which has not answered yet.
struct PendingVisit {
    std::uint64_t number = 0;
    std::size_t door = 0;
    Door before; // as the door was
    VisitSpec spec;
    bool undo_when_saved = false;
    bool has_failed = false;
};

struct RoundState {
    std::vector<RoundRow> rounds;
    std::optional<Round> round; // the one in hand
    std::size_t at = 0;         // the door on the screen
    DoorPanel panel = DoorPanel::outcomes;
    std::deque<PendingVisit> pending;
    std::uint64_t visits_made = 0; // in this sitting; names them to the threads
    std::uint64_t undoing = 0;     // given to the store
    std::string call_back;         // the day that was chosen; the slot comes next
    std::string knocked;           // why, at a door that is to be left alone
    std::optional<RecordId> talk;  // the door where somebody talks: their interview can begin
    std::string talk_at;           // its address
    std::optional<CheckIn> check_in;
    bool is_overdue = false;
    bool is_night = false;
    bool is_working = false; // a round is being made
    bool needs_reload = false;
    std::string trouble; // with the round that was to be made
    Date today;

    [[nodiscard]] bool is_saved() const { return pending.empty() && undoing == 0; }
};

} // namespace kith::app
