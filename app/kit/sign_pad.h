// A place to sign or to sketch with the pointer or a finger.
#pragma once

#include "app/kit/kit.h"

#include <vector>

namespace kith::app {

struct SignPadSpec {
    std::string_view id;
    std::string_view label;
    std::string_view hint = {}; // inside, while nothing is drawn
    float height = 0.3F;        // as a share of the width
};

/// Lines of points, both coordinates as shares of the pad's width.
using SignLines = std::vector<std::vector<Point>>;

/// True when a line has just been finished; it is the last of `lines`.
bool draw_sign_pad(Kit& kit, const SignPadSpec& spec, SignLines& lines);

} // namespace kith::app
