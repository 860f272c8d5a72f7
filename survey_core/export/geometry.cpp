#include "survey_core/export/geometry.h"

#include "survey_core/base/text.h"
#include "survey_core/export/export_file.h"

#include <algorithm>
#include <cmath>

namespace kith {
namespace {

using Json = nlohmann::ordered_json;

struct Position {
    double longitude = 0, latitude = 0;
    std::optional<double> altitude;

    bool operator==(const Position&) const = default;
};

std::optional<Position> position_in(std::string_view text) {
    const auto words = split_words(text);
    if (words.size() < 2 || words.size() > 4) return std::nullopt;
    const auto latitude = number_in(words[0]);
    const auto longitude = number_in(words[1]);
    if (!latitude || !longitude) return std::nullopt;
    if (std::abs(*latitude) > 90 || std::abs(*longitude) > 180) return std::nullopt;
    Position position{*longitude, *latitude, std::nullopt};
    if (words.size() > 2) position.altitude = number_in(words[2]);
    return position;
}

std::vector<Position> positions_in(std::string_view text) {
    std::vector<Position> positions;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(";\n"), text.size());
        const std::string_view piece = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (trim(piece).empty()) continue;
        const auto position = position_in(piece);
        if (!position) return {};
        positions.push_back(*position);
    }
    return positions;
}

Json as_json(const Position& position) {
    Json coordinates{position.longitude, position.latitude};
    if (position.altitude) coordinates.push_back(*position.altitude);
    return coordinates;
}

Json as_json(const std::vector<Position>& positions) {
    Json list = Json::array();
    for (const Position& position : positions)
        list.push_back(as_json(position));
    return list;
}

/// Twice the area inside, by the shoelace formula; negative: clockwise.
double signed_area(const std::vector<Position>& ring) {
    double area = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        area += ring[i].longitude * ring[i + 1].latitude - ring[i + 1].longitude * ring[i].latitude;
    return area;
}

Json polygon_of(std::vector<Position> ring) {
    if (!(ring.front() == ring.back())) ring.push_back(ring.front());
    constexpr std::size_t fewest = 4; // of a closed ring
    if (ring.size() < fewest) return nullptr;
    if (signed_area(ring) < 0) std::reverse(ring.begin(), ring.end());
    return {{"type", "Polygon"}, {"coordinates", Json::array({as_json(ring)})}};
}

} // namespace

Json geometry_of(QuestionType type, std::string_view text) {
    const std::vector<Position> positions = positions_in(text);
    if (positions.empty()) return nullptr;
    switch (type) {
    case QuestionType::geopoint:
        if (positions.size() > 1) return nullptr;
        return {{"type", "Point"}, {"coordinates", as_json(positions.front())}};
    case QuestionType::geotrace:
        if (positions.size() < 2) return nullptr;
        return {{"type", "LineString"}, {"coordinates", as_json(positions)}};
    case QuestionType::geoshape:
        return polygon_of(positions);
    default:
        return nullptr;
    }
}

} // namespace kith
