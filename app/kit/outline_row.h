// A line of a long list of things to do, small and quiet: what it is, and how far, by shape and
// colour.
#pragma once

#include "app/kit/kit.h"

namespace kith::app {

enum class OutlineMark : std::uint8_t { none, open, done, problem, nothing, later };

struct OutlineRowSpec {
    std::string_view id; // empty: a heading
    std::string_view label;
    std::string_view state = {}; // the mark in words, for screen readers
    OutlineMark mark = OutlineMark::none;
    Icon end_icon = Icon::none;
    bool is_in_hand = false;
};

/// All rows are of this height, so that a list of thousands need not be measured: two lines of text
/// like `sample`.
[[nodiscard]] float height_of_outline_row(Kit& kit, std::string_view sample);
/// True when pressed. Arrows move from row to row; Tab passes the list as one.
bool draw_outline_row(Kit& kit, const OutlineRowSpec& row, float height);

} // namespace kith::app
