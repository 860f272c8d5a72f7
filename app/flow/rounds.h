// Door-to-door rounds: the doors in walking order, what came of each attempt, and how many
// answered. A round and its doors are entities (`round`, `household`) and a visit is a submission
// of the form `household_visit`: they merge, reply and export as everything else does.
#pragma once

#include "app/flow/door_list.h"
#include "app/flow/form_shelf.h"
#include "app/flow/outcomes.h"
#include "survey_core/store/records.h"

namespace kith::app {

inline constexpr std::string_view visit_form = "household_visit";
inline constexpr std::string_view round_form = "door_round";
/// Forms that rounds are made of: nobody is interviewed with them.
[[nodiscard]] bool is_of_rounds(std::string_view form_id);

/// A round as its coordinator makes it.
struct RoundSpec {
    std::string name;
    std::string day;   // YYYY-MM-DD
    std::string lead;  // whom people can ask for
    std::string phone; // the number to check
    std::string place; // which part of town
    std::vector<DoorSpec> doors;
};

/// One attempt at one door.
struct Visit {
    RecordId record;
    RecordId author;
    Instant at;
    DoorOutcome outcome = DoorOutcome::none;
    std::string call_back; // YYYY-MM-DD
    DaySlot slot = DaySlot::any;
    std::string promise;
    std::string promise_kept; // the day, YYYY-MM-DD; empty: not yet

    bool operator==(const Visit&) const = default;
};

struct Door {
    RecordId record;
    std::string id; // of the entity, as forms know it
    DoorSpec address;
    bool do_not_call = false;     // said at this address, in whichever round
    bool no_cold_callers = false; // leaflet, not knock
    std::string call_back;        // the day that stands, YYYY-MM-DD
    DaySlot slot = DaySlot::any;
    std::vector<Visit> visits; // the oldest first

    [[nodiscard]] DoorOutcome last() const {
        return visits.empty() ? DoorOutcome::none : visits.back().outcome;
    }
    bool operator==(const Door&) const = default;
};

struct Round {
    RecordId record;
    std::string id;
    std::string name, day, lead, phone, place;
    std::string ended; // when, ISO 8601; empty: it goes on
    std::vector<Door> doors;
};

/// AAPOR's response rate 2: (I + P) / ((I + P) + (R + NC + O) + U). Doors that nobody has tried
/// count as U, doors that are no homes not at all; what somebody said at one of several attempts
/// counts more than that nobody was in at another.
struct ResponseRate {
    std::uint64_t interviews = 0, partials = 0, refusals = 0, no_contacts = 0, others = 0,
                  unknown = 0, not_eligible = 0;

    [[nodiscard]] std::uint64_t n() const {
        return interviews + partials + refusals + no_contacts + others + unknown;
    }
    /// In percent; 0 where n() is.
    [[nodiscard]] double percent() const;
    bool operator==(const ResponseRate&) const = default;
};
[[nodiscard]] ResponseRate response_rate(const Round& round);
/// "(9 + 1) / ((9 + 1) + (2 + 6 + 0) + 24) = 23.8 %, n = 42"
[[nodiscard]] std::string formula_of(const ResponseRate& rate);

/// In one transaction, through the form `door_round`. bad_input: no name, a day that is none.
Result<RecordId> start_round(Store& store, FormShelf& shelf, const RoundSpec& spec);
/// At the end of the walk. refused: one of them is in the round already.
Status
add_doors(Store& store, FormShelf& shelf, RecordId round, const std::vector<DoorSpec>& doors);
/// Walked to its end, or walked again. not_found: no such round.
Status end_round(Store& store, RecordId round, bool is_over);

struct RoundRow {
    RecordId record;
    std::string name, day, ended;
    std::uint64_t doors = 0, tried = 0;
};
/// The newest day first.
[[nodiscard]] Result<std::vector<RoundRow>> list_rounds(StoreView& store, FormShelf& shelf);
/// not_found: no such round.
[[nodiscard]] Result<Round> load_round(StoreView& store, FormShelf& shelf, RecordId id);

} // namespace kith::app
