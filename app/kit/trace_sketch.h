// A line or a shape of places as a small drawing: not a map, only its outline, with north up.
#pragma once

#include "app/kit/kit.h"

#include <vector>

namespace kith::app {

struct TraceSketchSpec {
    std::string_view id;
    std::string_view label;    // what it shows, for who cannot see it: "4 points, 310 m"
    std::vector<Point> points; // x to the east, y to the south, both between 0 and 1
    bool is_closed = false;
};

/// The first point has a ring round it.
void draw_trace_sketch(Kit& kit, const TraceSketchSpec& spec);

} // namespace kith::app
