// Looks at the pictures that come along with a form before anybody is shown them.
#pragma once

#include "survey_core/form/findings.h"
#include "survey_core/form/form.h"

namespace kith::app {

/// What keeps a picture from being shown: damaged, no picture at all, or too many pixels. Each file
/// once, at the first place that shows it.
[[nodiscard]] Findings picture_findings(const Form& form);

} // namespace kith::app
