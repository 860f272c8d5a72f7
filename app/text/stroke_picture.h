// What was drawn with a pen, as a picture.
#pragma once

#include "survey_core/base/bytes.h"
#include "survey_core/base/result.h"

#include <utility>
#include <vector>

namespace kith::app {

/// Lines of points: x and y, both as shares of the picture's width.
using PenLines = std::vector<std::vector<std::pair<float, float>>>;

/// Black lines on white as PNG, 1200 pixels wide; `height` is a share of the width.
[[nodiscard]] Result<Bytes> picture_of(const PenLines& strokes, float height);

} // namespace kith::app
