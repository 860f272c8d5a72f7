// What is wrong with a place, a line of places or a shape, so that whoever typed it can find the
// point that is meant.
#pragma once

#include "survey_core/form/question.h"

#include <string>

namespace kith {

struct PlaceFault {
    enum class Kind : std::uint8_t {
        not_a_point, // two to four numbers: latitude longitude altitude accuracy
        latitude,    // beyond 90 degrees
        longitude,   // beyond 180 degrees
        accuracy,    // below 0 metres
        too_few,     // a line has at least two points, a shape three
        too_many,    // more than one place where one is asked for
    } kind = Kind::not_a_point;
    std::size_t line = 0; // the point's number, from 1; 0: the answer as a whole
    std::string text;     // as it was typed

    bool operator==(const PlaceFault&) const = default;
};

/// The first fault of a geopoint, geotrace or geoshape; points are parted by semicolons or lines.
/// Nothing for other types and for blank.
[[nodiscard]] std::optional<PlaceFault> find_place_fault(QuestionType type, std::string_view text);
/// "Point 3 ('52.48') is ...", for who reads it outside the window.
[[nodiscard]] std::string sentence_of(const PlaceFault& fault);
/// The points of such an answer, as they were typed.
[[nodiscard]] std::vector<std::string> split_points(std::string_view text);

} // namespace kith
