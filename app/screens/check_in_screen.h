// Who knows that somebody is out, and when they are due back. Says plainly that this laptop cannot
// call anybody.
#pragma once

#include "app/kit/fields.h"
#include "app/screens/frame.h"

namespace kith::app {

struct CheckInView {
    TopView top;
    std::optional<CheckIn> check_in;
    bool is_overdue = false;
    std::optional<RecordId> round;
};
[[nodiscard]] CheckInView make_check_in_view(const Model& model);

struct CheckInDraft {
    CheckIn wish;
    int minutes = 120;
};

Intents draw_check_in_screen(Kit& kit, const CheckInView& view, CheckInDraft& draft);

} // namespace kith::app
