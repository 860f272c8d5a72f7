// A round is made: its name, day and whom to ring, and the streets and doors, typed, pasted or from
// a file.
#pragma once

#include "app/kit/fields.h"
#include "app/screens/frame.h"

namespace kith::app {

struct NewRoundView {
    TopView top;
    std::string trouble;
    bool is_working = false;
    std::string today;            // YYYY-MM-DD
    std::vector<RoundRow> rounds; // that can be walked instead
};
[[nodiscard]] NewRoundView make_new_round_view(const Model& model);

struct NewRoundDraft {
    intent::MakeRound wish;
    bool has_begun = false;
};

Intents draw_new_round_screen(Kit& kit, const NewRoundView& view, NewRoundDraft& draft);

} // namespace kith::app
