// A round is made, walked and closed.
#include "app/model/take_rounds.h"

#include "app/model/round_walk.h"
#include "app/model/take.h"

namespace kith::app {

Commands take(Model& model, const intent::MakeRound& wish, Instant) {
    RoundState& rounds = model.rounds;
    if (rounds.is_working) return {};
    rounds.trouble.clear();
    rounds.is_working = true;
    return one(command::MakeRound{wish});
}

Commands take(Model&, const intent::PickRound& wish, Instant) {
    return one(command::LoadRounds{wish.round});
}

Commands take(Model& model, const intent::StepDoor& wish, Instant) {
    RoundState& rounds = model.rounds;
    if (!rounds.round || rounds.round->doors.empty()) return {};
    const auto count = static_cast<std::ptrdiff_t>(rounds.round->doors.size());
    const auto at = static_cast<std::ptrdiff_t>(rounds.at) + wish.by;
    rounds.at = static_cast<std::size_t>(((at % count) + count) % count);
    rounds.panel = DoorPanel::outcomes;
    rounds.knocked.clear();
    return {};
}

Commands take(Model& model, const intent::ShowPanel& wish, Instant) {
    RoundState& rounds = model.rounds;
    rounds.panel = wish.panel;
    if (wish.panel == DoorPanel::talk) return one(command::LoadForms{});
    return {};
}

Commands take(Model& model, const intent::TurnNight&, Instant) {
    model.rounds.is_night = !model.rounds.is_night;
    return {};
}

Commands take(Model& model, const intent::GivePromise& wish, Instant) {
    RoundState& rounds = model.rounds;
    rounds.panel = DoorPanel::outcomes;
    if (!rounds.round || wish.promise.empty()) return {};
    const auto last = last_visit_of(*rounds.round, model.session.worker);
    if (!last) return {};
    Visit& visit = rounds.round->doors[last->door].visits[last->visit];
    if (visit.record == RecordId{}) { // it waits for the disk, and has no name yet
        model.banner = Banner{{"banner.still_saving", {}}, true};
        return {};
    }
    visit.promise = wish.promise;
    return one(command::KeepPromise{visit.record, wish.promise});
}

Commands take(Model& model, const intent::TickPromise& wish, Instant) {
    RoundState& rounds = model.rounds;
    if (!rounds.round || wish.visit == RecordId{}) return {}; // it waits for the disk
    const std::optional<Date> kept_on = wish.is_kept ? std::optional(rounds.today) : std::nullopt;
    for (Door& door : rounds.round->doors)
        for (Visit& visit : door.visits)
            if (visit.record == wish.visit)
                visit.promise_kept = kept_on ? to_iso8601(*kept_on) : std::string();
    return one(command::TickPromise{wish.visit, kept_on});
}

Commands take(Model& model, const intent::BeginTalk& wish, Instant) {
    RoundState& rounds = model.rounds;
    rounds.panel = DoorPanel::outcomes;
    if (!rounds.round || !rounds.talk) return {};
    std::string household;
    for (const Door& door : rounds.round->doors)
        if (door.record == *rounds.talk) household = door.id;
    model.after_interview = Screen::door;
    return joined(park(model), one(command::BeginTalk{wish.form, household, {}}));
}

Commands take(Model& model, const intent::EndRound&, Instant) {
    RoundState& rounds = model.rounds;
    if (!rounds.round || !rounds.is_saved()) return {};
    return joined(one(command::CloseRound{rounds.round->record}), seal(model, Sealing::shift_end));
}

Commands take(Model&, const intent::SetOut& wish, Instant now) {
    CheckIn check_in = wish.check_in;
    check_in.started = now;
    check_in.due = now + std::chrono::minutes(wish.minutes);
    return one(command::KeepCheckIn{check_in});
}

Commands take(Model&, const intent::ComeBack&, Instant) {
    return one(command::KeepCheckIn{});
}

void tick_round(RoundState& state, Instant now) {
    state.today = day_of(now);
    state.is_overdue = state.check_in && now >= state.check_in->due;
}

std::optional<Instant> round_wants_tick_at(const RoundState& state) {
    if (!state.check_in || state.is_overdue) return std::nullopt;
    return state.check_in->due;
}

Commands reload(RoundState& state) {
    if (!state.round) return one(command::LoadRounds{});
    if (!state.is_saved()) {
        state.needs_reload = true;
        return {};
    }
    state.needs_reload = false;
    return one(command::LoadRounds{state.round->record});
}

} // namespace kith::app
