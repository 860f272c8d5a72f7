// How an answer is written down, so that the same answer is the same text on every laptop.
#pragma once

#include "survey_core/form/question.h"

namespace kith {

/// A point has four numbers with at least one decimal for altitude and accuracy ("9.5 1 0.0 5.0",
/// as the other engines write them), those of a line are parted by "; ", a shape ends where it
/// began; numbers lose outer spaces; everything else stays as typed.
[[nodiscard]] std::string normal_answer(QuestionType type, std::string_view text);

} // namespace kith
