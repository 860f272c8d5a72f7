// Several questions with the same choices: a line for each question, a column for each choice.
#pragma once

#include "app/kit/choices.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::app {

struct GridRow {
    std::string id; // items are named `id.choice`
    std::string label;
    std::vector<bool> marks; // one for each choice
    bool takes_many = false;
    bool has_keys = false; // digits and letters choose on this line
};

struct GridTouch {
    std::size_t row = 0;
    std::size_t choice = 0;

    bool operator==(const GridTouch&) const = default;
};

/// Is there room for every choice's name above its column? If not, the questions are better asked
/// one below the other.
[[nodiscard]] bool fits_grid(Kit& kit, const std::vector<Choice>& choices);

/// What was pressed, if anything: the caller marks or unmarks it.
std::optional<GridTouch>
draw_grid(Kit& kit, const std::vector<GridRow>& rows, const std::vector<Choice>& choices);

} // namespace kith::app
