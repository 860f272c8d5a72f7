// Several things in an order: the first one pressed is first, and so on.
#pragma once

#include "app/kit/choices.h"

#include <optional>
#include <vector>

namespace kith::app {

struct RankSpec {
    std::string_view id; // items are named `id.choice`
    std::string_view label;
    std::string_view start_again; // words of the button that forgets the order
    bool has_keys = false;        // digits 1 to 9, then letters, press the rows
};

using RankOrder = std::vector<std::size_t>; // indices of choices, the first one first

/// The new order, if it was changed. Rows stay where the form has them and show their number;
/// pressing a row gives it the next number or takes it out, Up and Down move the focused row
/// forward or back in the order.
std::optional<RankOrder> draw_rank(Kit& kit,
                                   const RankSpec& spec,
                                   const std::vector<Choice>& choices,
                                   const RankOrder& order);

} // namespace kith::app
