// Question types that only old or foreign forms have, in the words that the form builder knows.
#pragma once

#include "survey_core/form/form_builder.h"

namespace kith {

/// `add text prompt` becomes `text`, `uri:deviceid` becomes `deviceid`, `osm LIST` becomes `file`.
/// Returns a remark where something is lost.
std::optional<Finding> modernise_type(SurveyRow& row);

} // namespace kith
