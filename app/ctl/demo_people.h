// Invented people of an invented neighbourhood, the same for the same seed, with the typing
// mistakes that a cold hand makes. Only for demos and tests.
#pragma once

#include "survey_core/base/clock.h"

#include <string>

namespace kith::app {

/// One Capabilities Assessment as a JSON line of paths and values.
[[nodiscard]] std::string invented_assessment(Random& chance);
/// One Community Asset Survey.
[[nodiscard]] std::string invented_survey(Random& chance);

} // namespace kith::app
