// Which door comes next, and why. Pure: knows no screen and no store.
#pragma once

#include "app/model/rounds.h"

namespace kith::app {

/// What a little door of the street shows: by its shape as well as its colour.
enum class DoorMark : std::uint8_t { to_go, talked, nobody, come_back, leave_alone, other, saving };

[[nodiscard]] DoorMark mark_of(const Door& door);
/// The same, while a visit of it waits for the store.
[[nodiscard]] DoorMark mark_of(const RoundState& state, std::size_t door);

/// Somebody asked us to come back by today.
[[nodiscard]] bool is_due(const Door& door, Date today);
/// Worth going to today: not tried, due, or nobody in on an earlier day. Never one that is to be
/// left alone.
[[nodiscard]] bool is_open(const Door& door, Date today);

/// The next open door of the walk after this one, round the corner to the first; nothing: all done.
[[nodiscard]] std::optional<std::size_t> next_open(const Round& round, std::size_t at, Date today);
/// Where to go on: a door that is due, else the first open one.
[[nodiscard]] std::optional<std::size_t> best_door(const Round& round, Date today);

/// How many doors show each mark.
struct StreetTally {
    std::size_t to_go = 0, talked = 0, nobody = 0, come_back = 0, leave_alone = 0, other = 0;

    [[nodiscard]] std::size_t done() const {
        return talked + nobody + come_back + leave_alone + other;
    }
};
[[nodiscard]] StreetTally tally_of(const Round& round);

[[nodiscard]] Date day_of(Instant when);

/// What a visit says of its door, as the store will have it.
void apply_visit(Door& door, const VisitSpec& spec, Instant now);

} // namespace kith::app
