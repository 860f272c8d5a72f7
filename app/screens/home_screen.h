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
    std::optional<CheckIn> overdue;    // nobody has heard that they are back
    std::optional<RecordId> last_talk; // whose card and slip are offered
};
[[nodiscard]] HomeView make_home_view(const Model& model);

Intents draw_home_screen(Kit& kit, const HomeView& view);

// home_places.cpp
/// A coordinator's store hands nothing over: what laptops have brought is counted there.
void draw_work(Kit& kit, const HomeCounts& counts, bool is_hub, Intents& intents);
void draw_coordinating(Kit& kit, const HomeCounts& counts, Intents& intents);
/// Places that are seldom needed, in one line.
void draw_doors(Kit& kit, bool is_hub, Intents& intents);
void draw_taking(Kit& kit, const HomeCounts& counts, Intents& intents);
// home_safety.cpp
void draw_safety(Kit& kit, const HomeView& view);

} // namespace kith::app
