// What was handed over, and what of it the coordinator has signed for.
#pragma once

#include "app/screens/frame.h"

namespace kith::app {

struct GivenView {
    TopView top;
    GivenState given;
    std::uint64_t ready = 0; // finished, not handed over yet
    bool is_hub = false;
};
[[nodiscard]] GivenView make_given_view(const Model& model);
Intents draw_given_screen(Kit& kit, const GivenView& view);

} // namespace kith::app
