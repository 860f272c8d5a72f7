// Bars that can be pressed: each number opens what it counts. Sizes come from shares between 0 and
// 1, which the screen works out; words say the same as the bars, for who cannot see them.
#pragma once

#include "app/kit/texts.h"

namespace kith::app {

/// One number of a chart.
struct ChartNumber {
    std::string_view id;
    std::string_view label;  // in full, for the keyboard and the ear: "Bus buddy: 12 need it"
    std::string_view words;  // beside the bar: "12"
    float share = 0.0F;      // of the longest bar
    bool is_enabled = false; // there is something to open
};

enum class ChartPress { none, start, end };

/// A line of the butterfly: one bar grows to the start, one to the end, the name stands between.
struct ButterflyRow {
    std::string_view name;
    ChartNumber start;
    ChartNumber end;
    bool is_marked = false; // a gap
};
ChartPress draw_butterfly_row(Kit& kit, const ButterflyRow& row);

/// One bar along a scale of 0 to 100 per cent, with the name before it.
struct ShareRow {
    std::string_view name;
    ChartNumber number;
    bool has_bar = true; // false: too few people for a share
    Token colour = Token::chart_teal;
    float low = -1.0F; // the interval; below 0: none
    float high = -1.0F;
    float mark = -1.0F; // what it is compared with; below 0: nothing
};
bool draw_share_row(Kit& kit, const ShareRow& row);

} // namespace kith::app
