// Home: four places with their counts; a coordinator sees three more. What is safe is said in
// sentences, never by icons alone.
#pragma once

#include "app/screens/frame.h"
#include "app/screens/round_card.h"

namespace kith::app {

struct HomeView {
    TopView top;
    HomeCounts counts;
    bool is_hub = false;
    std::string first_name;
    std::optional<RoundCard> round;
    std::optional<CheckIn> overdue; // nobody has heard that they are back
    std::optional<RecordId> last_talk; // whose card and slip are offered
};
[[nodiscard]] HomeView make_home_view(const Model& model);

Intents draw_home_screen(Kit& kit, const HomeView& view);

// home_safety.cpp
void draw_safety(Kit& kit, const HomeView& view);

} // namespace kith::app
