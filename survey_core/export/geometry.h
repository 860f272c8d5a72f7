// Places as GeoJSON (RFC 7946): longitude first, rings closed and counterclockwise.
#pragma once

#include "survey_core/form/form.h"

#include <nlohmann/json.hpp>

namespace kith {

/// A geopoint, geotrace or geoshape as XLSForm writes it: points of `latitude longitude altitude
/// accuracy`, `;` between them. null: the text is no such place.
[[nodiscard]] nlohmann::ordered_json geometry_of(QuestionType type, std::string_view text);

} // namespace kith
