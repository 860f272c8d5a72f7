// What is wrong with a frame that was just built, as the registry, the text engine and the draw
// lists say: nothing here looks at pixels, and nothing has to be told what a screen should look
// like.
#pragma once

#include "app/kit/kit.h"
#include "tests/support/ui/heard_texts.h"

#include <string>
#include <vector>

namespace kith::test {

/// Targets under 44 pixels, off the window's sides or over each other; texts that were cut short,
/// clipped at a side, sticking out of what they stand on, or over another text. Empty is good.
[[nodiscard]] std::vector<std::string> layout_problems(const app::Kit& kit,
                                                       const HeardTexts& texts);

} // namespace kith::test
