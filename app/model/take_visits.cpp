// One key, one visit: the next door is on the screen at once, and the store follows.
#include "app/model/round_walk.h"
#include "app/model/take.h"
#include "app/model/take_rounds.h"

#include <utility>

namespace kith::app {
namespace {

void go_on(RoundState& rounds, DoorOutcome outcome) {
    rounds.panel =
        outcome == DoorOutcome::left_for_safety ? DoorPanel::unsafe : DoorPanel::outcomes;
    rounds.knocked.clear();
    rounds.call_back.clear();
    if (const auto next = next_open(*rounds.round, rounds.at, rounds.today)) {
        rounds.at = *next;
    } else if (rounds.at + 1 < rounds.round->doors.size()) {
        ++rounds.at;
    }
}

/// Whoever talks may be interviewed: the door is remembered, whatever door comes next.
void remember_talk(RoundState& rounds, const Door& door, DoorOutcome outcome) {
    const bool talked = outcome == DoorOutcome::talked_full || outcome == DoorOutcome::talked_part;
    rounds.talk = talked ? std::optional(door.record) : std::nullopt;
    rounds.talk_at = talked ? address_of(door.address) : std::string();
}

Commands record(Model& model, VisitSpec spec, Instant now) {
    RoundState& rounds = model.rounds;
    Door& door = rounds.round->doors[rounds.at];
    spec.knocked_all_the_same = rounds.knocked;
    PendingVisit visit{rounds.visits_made++, rounds.at, door, spec};
    Commands commands = one(command::RecordVisit{visit.number, visit.before, spec});
    rounds.pending.push_back(std::move(visit));
    apply_visit(door, spec, now);
    door.visits.back().author = model.session.worker;
    remember_talk(rounds, door, spec.outcome);
    go_on(rounds, spec.outcome);
    return commands;
}

/// Passed over, unless somebody said that they knocked all the same.
bool may_record(const RoundState& rounds, DoorOutcome outcome) {
    const DoorRule rule = rule_of(rounds.round->doors[rounds.at]);
    if (rule == DoorRule::knock || !rounds.knocked.empty()) return true;
    const bool is_quiet =
        outcome == DoorOutcome::no_cold_callers || outcome == DoorOutcome::do_not_call;
    return rule == DoorRule::leaflet && is_quiet;
}

bool stands_at_a_door(const Model& model) {
    return model.rounds.round && model.rounds.at < model.rounds.round->doors.size();
}

} // namespace

Commands take(Model& model, const intent::RecordOutcome& wish, Instant now) {
    RoundState& rounds = model.rounds;
    if (!stands_at_a_door(model) || wish.outcome == DoorOutcome::none) return {};
    if (!may_record(rounds, wish.outcome)) {
        rounds.panel = DoorPanel::knocked;
        return {};
    }
    if (wish.outcome == DoorOutcome::come_back) {
        rounds.panel = DoorPanel::call_day;
        return {};
    }
    return record(model, VisitSpec{.outcome = wish.outcome}, now);
}

Commands take(Model& model, const intent::ChooseCallBack& wish, Instant) {
    RoundState& rounds = model.rounds;
    const Date day{rounds.today.days + wish.days};
    rounds.call_back = wish.days < 0 ? std::string() : to_iso8601(day);
    rounds.panel = DoorPanel::call_slot;
    return {};
}

Commands take(Model& model, const intent::ChooseSlot& wish, Instant now) {
    if (!stands_at_a_door(model)) return {};
    VisitSpec spec{.outcome = DoorOutcome::come_back};
    spec.call_back = model.rounds.call_back;
    spec.slot = wish.slot;
    return record(model, spec, now);
}

Commands take(Model& model, const intent::KnockedBecause& wish, Instant) {
    model.rounds.knocked = wish.reason;
    model.rounds.panel = DoorPanel::outcomes;
    return {};
}

/// The newest visit of this person: one that the store has, or one that is on its way to it.
Commands take(Model& model, const intent::UndoLast&, Instant) {
    RoundState& rounds = model.rounds;
    if (!rounds.round) return {};
    rounds.panel = DoorPanel::outcomes;
    rounds.talk.reset();
    for (auto visit = rounds.pending.rbegin(); visit != rounds.pending.rend(); ++visit) {
        if (visit->undo_when_saved) continue;
        rounds.at = visit->door;
        rounds.round->doors[visit->door] = visit->before;
        visit->undo_when_saved = true;
        if (visit->has_failed) rounds.pending.erase(std::next(visit).base());
        return {};
    }
    const auto last = last_visit_of(*rounds.round, model.session.worker);
    if (!last) return {};
    Door& door = rounds.round->doors[last->door];
    const RecordId visit = door.visits[last->visit].record;
    Commands commands = one(command::UndoVisit{door, visit});
    door.visits.erase(door.visits.begin() + static_cast<std::ptrdiff_t>(last->visit));
    rounds.at = last->door;
    ++rounds.undoing;
    return commands;
}

Commands retry_visits(Model& model) {
    Commands commands;
    for (PendingVisit& visit : model.rounds.pending) {
        if (!std::exchange(visit.has_failed, false)) continue;
        commands.emplace_back(command::RecordVisit{visit.number, visit.before, visit.spec});
    }
    return commands;
}

} // namespace kith::app
