// Done for today, on one page: what came of the doors, what was promised, how many answered, and
// the way to the hand-over.
#pragma once

#include "app/model/round_walk.h"
#include "app/screens/sealing.h"

namespace kith::app {

struct PromiseLine {
    std::string words;
    std::string address;
    RecordId visit;
    std::string kept; // the day, YYYY-MM-DD; empty: not yet
};

struct RoundEndView {
    TopView top;
    std::string first_name;
    std::string name;
    std::size_t doors = 0;
    StreetTally tally;
    std::vector<PromiseLine> promises;
    ResponseRate rate;
    std::uint64_t ready = 0; // to be handed over
    SealingView sealing;
    bool has_round = false;
    bool is_over = false;
    bool is_saved = true;
    std::optional<CheckIn> check_in;
};
[[nodiscard]] RoundEndView make_round_end_view(const Model& model);

Intents draw_round_end_screen(Kit& kit, const RoundEndView& view);

} // namespace kith::app
