#include "app/screens/round_end_screen.h"

#include <algorithm>

namespace kith::app {

RoundEndView make_round_end_view(const Model& model) {
    const RoundState& rounds = model.rounds;
    RoundEndView view;
    view.top = make_top_view(model);
    view.first_name = model.session.person.substr(0, model.session.person.find(' '));
    view.ready = model.counts.ready;
    view.sealing = make_sealing_view(model);
    view.is_saved = rounds.is_saved();
    view.check_in = rounds.check_in;
    if (!rounds.round) return view;
    view.has_round = true;
    view.is_over = !rounds.round->ended.empty();
    view.name = rounds.round->name;
    view.doors = rounds.round->doors.size();
    view.tally = tally_of(*rounds.round);
    view.rate = response_rate(*rounds.round);
    for (const Door& door : rounds.round->doors)
        for (const Visit& visit : door.visits)
            if (!visit.promise.empty())
                view.promises.push_back(
                    {visit.promise, address_of(door.address), visit.record, visit.promise_kept});
    std::stable_partition(view.promises.begin(), view.promises.end(), [](const auto& promise) {
        return promise.kept.empty();
    });
    return view;
}

} // namespace kith::app
