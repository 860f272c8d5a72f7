// What is said about sealing, before and after, wherever a shift may end.
#pragma once

#include "app/screens/frame.h"

namespace kith::app {

struct SealingView {
    Sealing policy = Sealing::never;
    std::uint64_t to_seal = 0; // when the policy's moment comes
    std::uint64_t sealed = 0;  // no coordinator has signed for them yet
};
[[nodiscard]] SealingView make_sealing_view(const Model& model);

/// `closes_round`: a button beside this one ends the shift already.
void draw_sealing(Kit& kit, const SealingView& view, bool closes_round, Intents& intents);

} // namespace kith::app
