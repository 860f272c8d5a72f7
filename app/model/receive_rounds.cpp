// What the store said of rounds and visits. A visit leaves `pending` only when it is on the disk.
#include "app/model/round_walk.h"
#include "app/model/take.h"
#include "app/model/take_rounds.h"

#include <algorithm>

namespace kith::app {
namespace {

auto find_pending(RoundState& rounds, std::uint64_t number) {
    return std::find_if(rounds.pending.begin(),
                        rounds.pending.end(),
                        [number](const PendingVisit& visit) { return visit.number == number; });
}

Commands reload_when_due(RoundState& rounds) {
    return rounds.needs_reload && rounds.is_saved() ? reload(rounds) : Commands{};
}

/// The visit that was shown before the store had it, and has no name yet.
Visit* shown_visit(RoundState& rounds, std::size_t door) {
    auto& visits = rounds.round->doors[door].visits;
    const auto found = std::find_if(visits.begin(), visits.end(), [](const Visit& visit) {
        return visit.record == RecordId{};
    });
    return found == visits.end() ? nullptr : &*found;
}

} // namespace

Commands got(Model& model, news::RoundsLoaded&& news) {
    RoundState& rounds = model.rounds;
    rounds.rounds = std::move(news.rounds);
    rounds.check_in = std::move(news.check_in);
    if (!rounds.is_saved()) { // older than what was recorded meanwhile
        rounds.needs_reload = true;
        return {};
    }
    const bool is_same = rounds.round && news.round && rounds.round->record == news.round->record;
    rounds.round = std::move(news.round);
    if (!rounds.round) return {};
    if (!is_same) rounds.at = best_door(*rounds.round, rounds.today).value_or(0);
    if (rounds.at >= rounds.round->doors.size()) rounds.at = 0;
    return {};
}

Commands got(Model& model, news::RoundMade&& news) {
    model.rounds.is_working = false;
    model.rounds.round.reset();
    return joined(show(model, Screen::home), one(command::LoadRounds{news.round}));
}

Commands got(Model& model, news::RoundRefused&& news) {
    model.rounds.is_working = false;
    model.rounds.trouble = std::move(news.error.message);
    return {};
}

Commands got(Model& model, news::VisitSaved&& news) {
    RoundState& rounds = model.rounds;
    const auto pending = find_pending(rounds, news.number);
    if (pending == rounds.pending.end() || !rounds.round) return {};
    const bool is_taken_back = pending->undo_when_saved;
    const Door before = pending->before;
    const std::size_t door = pending->door;
    rounds.pending.erase(pending);
    if (is_taken_back) {
        ++rounds.undoing;
        Door visited = before;
        visited.visits.push_back(news.visit);
        return one(command::UndoVisit{visited, news.visit.record});
    }
    if (Visit* shown = shown_visit(rounds, door)) *shown = std::move(news.visit);
    return reload_when_due(rounds);
}

Commands got(Model& model, news::VisitFailed&& news) {
    const auto pending = find_pending(model.rounds, news.number);
    if (pending == model.rounds.pending.end()) return {};
    pending->has_failed = true;
    if (pending->undo_when_saved) {
        model.rounds.pending.erase(pending);
        return {};
    }
    model.banner = Banner{{{}, std::move(news.error.message)}, true};
    return {};
}

Commands got(Model& model, news::VisitUndone&&) {
    RoundState& rounds = model.rounds;
    if (rounds.undoing > 0) --rounds.undoing;
    rounds.needs_reload = true;
    return reload_when_due(rounds);
}

Commands got(Model& model, news::UndoFailed&& news) {
    RoundState& rounds = model.rounds;
    if (rounds.undoing > 0) --rounds.undoing;
    rounds.needs_reload = true;
    model.banner = Banner{{{}, std::move(news.error.message)}, false};
    return reload_when_due(rounds);
}

Commands got(Model& model, news::RoundChanged&&) {
    return reload(model.rounds);
}

Commands got(Model& model, news::CheckInKept&& news) {
    model.rounds.check_in = std::move(news.check_in);
    model.rounds.is_overdue = false;
    return {};
}

} // namespace kith::app
