// Two answers, one question. Neither is the default: both cards weigh the same, nothing is filled,
// and nothing is lost whichever is kept.
#pragma once

#include "app/screens/frame.h"

namespace kith::app {

struct ConflictsView {
    TopView top;
    std::optional<ConflictCase> now;
    std::size_t place = 0; // from 1
    std::size_t total = 0;
    std::string last_record; // what taking back would reopen
    bool is_working = false;
};
[[nodiscard]] ConflictsView make_conflicts_view(const Model& model);

Intents draw_conflicts_screen(Kit& kit, const ConflictsView& view);

} // namespace kith::app
