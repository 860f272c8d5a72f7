// A line or a shape of places as the page shows it: the points to type in, and a drawing of them.
#pragma once

#include "survey_core/form/question.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::app {

struct AskedTrace {
    std::vector<std::pair<float, float>> points; // east and south, between 0 and 1
    bool is_shape = false;
    std::uint64_t length = 0; // metres, along the line or around the shape
    std::uint64_t area = 0;   // square metres
};

/// Points that cannot be read are left out; none is drawn before there are two.
[[nodiscard]] AskedTrace asked_trace(QuestionType type, std::string_view value);
/// One point a line. What only says "not measured" (0 for altitude and accuracy) is left out, and
/// the point that closes a shape: both come back when the answer is kept.
[[nodiscard]] std::string lines_of_trace(QuestionType type, std::string_view value);

} // namespace kith::app
