// A signature or a sketch, as it was drawn on the window.
#pragma once

#include <utility>
#include <vector>

namespace kith::app {

/// Lines of points: x and y, both as shares of the pad's width.
using Drawing = std::vector<std::vector<std::pair<float, float>>>;

/// The pad's height as a share of its width.
inline constexpr float pad_height = 0.3F;

} // namespace kith::app
