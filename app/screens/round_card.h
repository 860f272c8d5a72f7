// The round of the day on the home screen.
#pragma once

#include "app/model/round_walk.h"
#include "app/screens/frame.h"

namespace kith::app {

struct RoundCard {
    std::string name;
    std::string place;
    std::vector<DoorMark> doors;
    StreetTally tally;
    std::optional<std::size_t> here;
    std::optional<std::string> next; // its address; nothing: all done
    std::string call_back;
    bool is_due = false;
    DaySlot slot = DaySlot::any;
};
/// Nothing: no round is to be walked.
[[nodiscard]] std::optional<RoundCard> make_round_card(const Model& model);
void draw_round_card(Kit& kit, const RoundCard& round, Intents& intents);

} // namespace kith::app
