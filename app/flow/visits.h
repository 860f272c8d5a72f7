// One attempt at one door: recorded by one call in one transaction, and taken back exactly.
#pragma once

#include "app/flow/rounds.h"

namespace kith::app {

struct VisitSpec {
    DoorOutcome outcome = DoorOutcome::none;
    std::string call_back; // YYYY-MM-DD, of `come_back`
    DaySlot slot = DaySlot::any;
    std::string promise;
    bool leaflet = false;
    /// Why somebody knocked although the door must be left alone; kept as a note on the visit.
    std::string knocked_all_the_same;
};

/// May somebody knock here? A leaflet goes through the door of `no_cold_callers`.
enum class DoorRule : std::uint8_t { knock, leaflet, leave_alone };
[[nodiscard]] DoorRule rule_of(const Door& door);

/// A finished submission of `household_visit`, and with it the household's last outcome, call-back
/// and wishes. Saved when it returns. refused: the door must be left alone, and the visit does not
/// say that somebody knocked all the same.
Result<Visit> record_visit(Store& store, FormShelf& shelf, const Door& door, const VisitSpec& spec);

/// The visit goes, and whatever it wrote to the household that nobody has changed since is as it
/// was before. Is itself a change. refused: it was undone already.
Status undo_visit(Store& store, const Door& door, RecordId visit);

/// Where somebody's newest visit of this round stands.
struct VisitPlace {
    std::size_t door = 0;
    std::size_t visit = 0;
};
[[nodiscard]] std::optional<VisitPlace> last_visit_of(const Round& round, RecordId author);

/// A word that was given at the door, written down with the visit.
Status give_promise(Store& store, FormShelf& shelf, RecordId visit, std::string_view promise);
/// It was kept on this day; nothing: not yet after all.
Status
tick_promise(Store& store, FormShelf& shelf, RecordId visit, const std::optional<Date>& kept_on);

} // namespace kith::app
