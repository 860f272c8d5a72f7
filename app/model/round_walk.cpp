#include "app/model/round_walk.h"

#include <algorithm>

namespace kith::app {

Date day_of(Instant when) {
    constexpr std::int64_t day_ms = 86'400'000;
    const std::int64_t days = when.ms >= 0 ? when.ms / day_ms : (when.ms - day_ms + 1) / day_ms;
    return {static_cast<std::int32_t>(days)};
}

DoorMark mark_of(const Door& door) {
    if (rule_of(door) == DoorRule::leave_alone) return DoorMark::leave_alone;
    switch (door.last()) {
    case DoorOutcome::none:
        return DoorMark::to_go;
    case DoorOutcome::talked_full:
    case DoorOutcome::talked_part:
        return DoorMark::talked;
    case DoorOutcome::no_answer:
    case DoorOutcome::no_way_in:
        return door.call_back.empty() ? DoorMark::nobody : DoorMark::come_back;
    case DoorOutcome::come_back:
        return DoorMark::come_back;
    case DoorOutcome::do_not_call:
    case DoorOutcome::not_today:
        return DoorMark::leave_alone;
    default:
        return DoorMark::other;
    }
}

DoorMark mark_of(const RoundState& state, std::size_t door) {
    const bool waits =
        std::any_of(state.pending.begin(), state.pending.end(), [door](const PendingVisit& visit) {
            return visit.door == door && !visit.undo_when_saved;
        });
    return waits ? DoorMark::saving : mark_of(state.round->doors.at(door));
}

bool is_due(const Door& door, Date today) {
    const auto day = parse_date(door.call_back);
    return day && *day <= today && rule_of(door) == DoorRule::knock;
}

bool is_open(const Door& door, Date today) {
    if (rule_of(door) == DoorRule::leave_alone) return false;
    if (door.visits.empty()) return true;
    const bool was_here_today = day_of(door.visits.back().at) >= today;
    if (is_due(door, today)) return !was_here_today || door.last() == DoorOutcome::come_back;
    return mark_of(door) == DoorMark::nobody && !was_here_today;
}

std::optional<std::size_t> next_open(const Round& round, std::size_t at, Date today) {
    for (std::size_t step = 1; step <= round.doors.size(); ++step) {
        const std::size_t door = (at + step) % round.doors.size();
        if (is_open(round.doors[door], today)) return door;
    }
    return std::nullopt;
}

std::optional<std::size_t> best_door(const Round& round, Date today) {
    if (round.doors.empty()) return std::nullopt;
    for (std::size_t door = 0; door < round.doors.size(); ++door)
        if (is_due(round.doors[door], today) && is_open(round.doors[door], today)) return door;
    return next_open(round, round.doors.size() - 1, today);
}

StreetTally tally_of(const Round& round) {
    StreetTally tally;
    for (const Door& door : round.doors) {
        switch (mark_of(door)) {
        case DoorMark::talked:
            ++tally.talked;
            break;
        case DoorMark::nobody:
            ++tally.nobody;
            break;
        case DoorMark::come_back:
            ++tally.come_back;
            break;
        case DoorMark::leave_alone:
            ++tally.leave_alone;
            break;
        case DoorMark::other:
            ++tally.other;
            break;
        default:
            ++tally.to_go;
        }
    }
    return tally;
}

void apply_visit(Door& door, const VisitSpec& spec, Instant now) {
    Visit visit;
    visit.at = now;
    visit.outcome = spec.outcome;
    visit.slot = spec.slot;
    visit.call_back = spec.call_back;
    door.visits.push_back(visit);
    if (spec.outcome == DoorOutcome::do_not_call) door.do_not_call = true;
    if (spec.outcome == DoorOutcome::no_cold_callers) door.no_cold_callers = true;
    const bool nobody_spoke = spec.outcome == DoorOutcome::no_answer ||
                              spec.outcome == DoorOutcome::no_way_in ||
                              spec.outcome == DoorOutcome::not_found;
    if (nobody_spoke) return;
    door.call_back = spec.outcome == DoorOutcome::come_back ? spec.call_back : std::string();
    door.slot = spec.outcome == DoorOutcome::come_back ? spec.slot : DaySlot::any;
}

} // namespace kith::app
