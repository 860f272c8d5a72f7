#include "app/screens/sealing.h"

namespace kith::app {

SealingView make_sealing_view(const Model& model) {
    const HomeCounts& counts = model.counts;
    return {counts.sealing, counts.sealing == Sealing::never ? 0 : counts.to_seal, counts.sealed};
}

void draw_sealing(Kit& kit, const SealingView& view, bool closes_round, Intents& intents) {
    if (view.sealed > 0) draw_text(kit, say_count(kit, "sealing.done", view.sealed), Type::body);
    if (view.to_seal == 0) return;
    const bool is_at_shift_end = view.policy == Sealing::shift_end;
    draw_text(kit,
              say_count(kit,
                        is_at_shift_end ? "sealing.at_shift_end" : "sealing.at_hand_over",
                        view.to_seal),
              Type::body);
    if (is_at_shift_end && !closes_round &&
        draw_button(
            kit,
            {.id = "seal", .label = kit.say("sealing.now"), .icon = Icon::lock, .character = 'S'}))
        intents.emplace_back(intent::EndShift{});
}

} // namespace kith::app
