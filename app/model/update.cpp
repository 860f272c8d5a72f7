#include "app/model/curtain.h"
#include "app/model/take.h"

#include <algorithm>
#include <iterator>

namespace kith::app {

Model make_model(std::string store_path, bool store_exists) {
    Model model;
    model.unlock.store_path = std::move(store_path);
    model.unlock.store_exists = store_exists;
    return model;
}

Commands update(Model& model, const Intent& intent, Instant now) {
    Commands commands =
        std::visit([&](const auto& wish) { return take(model, wish, now); }, intent);
    mind_curtain(model);
    commands = joined(std::move(commands), note_screen(model));
    return joined(std::move(commands), look_for_real_things(model));
}

Commands joined(Commands first, Commands then) {
    first.insert(
        first.end(), std::make_move_iterator(then.begin()), std::make_move_iterator(then.end()));
    return first;
}

Commands tick(Model& model, Instant now) {
    tick_round(model.rounds, now);
    if (!model.interview || !model.interview->live) return {};
    InterviewState& interview = *model.interview;
    std::vector<std::string> paused;
    for (const auto& [path, typed] : interview.typed)
        if (typed.since + typing_pause <= now) paused.push_back(path);
    for (const std::string& path : paused)
        commit_typing(interview, path);
    return paused.empty() ? Commands{} : save(interview);
}

std::optional<Instant> wants_tick_at(const Model& model) {
    std::optional<Instant> soonest = round_wants_tick_at(model.rounds);
    if (!model.interview) return soonest;
    for (const auto& [path, typed] : model.interview->typed) {
        const Instant due = typed.since + typing_pause;
        if (!soonest || due < *soonest) soonest = due;
    }
    return soonest;
}

Commands prepare_to_close(Model& model, Instant) {
    Commands commands;
    if (in_hand(model) != nullptr) {
        commit_typing(*model.interview);
        commands = save(*model.interview);
    }
    for (InterviewState& parked : model.parked)
        commands = joined(std::move(commands), save(parked));
    return joined(std::move(commands), retry_visits(model));
}

bool may_close(const Model& model) {
    const auto is_safe = [](const InterviewState& interview) {
        return interview.is_saved() && !interview.is_finishing;
    };
    return model.rounds.is_saved() && (!model.interview || is_safe(*model.interview)) &&
           std::all_of(model.parked.begin(), model.parked.end(), is_safe);
}

} // namespace kith::app
