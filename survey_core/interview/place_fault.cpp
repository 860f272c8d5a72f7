#include "survey_core/interview/place_fault.h"

#include "survey_core/base/text.h"
#include "survey_core/expr/value.h"

#include <array>
#include <cmath>

namespace kith {
namespace {

using Kind = PlaceFault::Kind;

std::optional<Kind> fault_of_point(const std::string& text) {
    const auto words = split_words(text);
    if (words.size() < 2 || words.size() > 4) return Kind::not_a_point;
    std::array<double, 4> numbers{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        numbers.at(i) = expr::plain_number(words[i]);
        if (std::isnan(numbers.at(i))) return Kind::not_a_point;
    }
    if (std::abs(numbers[0]) > 90) return Kind::latitude;
    if (std::abs(numbers[1]) > 180) return Kind::longitude;
    if (numbers[3] < 0) return Kind::accuracy;
    return std::nullopt;
}

std::size_t least_points(QuestionType type) {
    if (type == QuestionType::geoshape) return 3;
    return type == QuestionType::geotrace ? 2 : 1;
}

} // namespace

std::vector<std::string> split_points(std::string_view text) {
    std::vector<std::string> points;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(";\n"), text.size());
        std::string point = trim(text.substr(0, end));
        if (!point.empty()) points.push_back(std::move(point));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return points;
}

std::optional<PlaceFault> find_place_fault(QuestionType type, std::string_view text) {
    const bool is_place = type == QuestionType::geopoint || type == QuestionType::geotrace ||
                          type == QuestionType::geoshape;
    const auto points = split_points(text);
    if (!is_place || points.empty()) return std::nullopt;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (const auto kind = fault_of_point(points[i])) return PlaceFault{*kind, i + 1, points[i]};
    if (type == QuestionType::geopoint && points.size() > 1)
        return PlaceFault{Kind::too_many, 0, std::string(text)};
    const bool is_closed =
        type == QuestionType::geoshape && points.size() > 1 && points.front() == points.back();
    if (points.size() - (is_closed ? 1 : 0) < least_points(type))
        return PlaceFault{Kind::too_few, 0, std::string(text)};
    return std::nullopt;
}

std::string sentence_of(const PlaceFault& fault) {
    const std::string point = "point " + std::to_string(fault.line) + " ('" + fault.text + "') ";
    switch (fault.kind) {
    case Kind::not_a_point:
        return point + "is no latitude and longitude, as in 52.48 -1.89";
    case Kind::latitude:
        return point + "has a latitude beyond 90 degrees";
    case Kind::longitude:
        return point + "has a longitude beyond 180 degrees";
    case Kind::accuracy:
        return point + "has an accuracy below 0 metres";
    case Kind::too_few:
        return "has too few points: a line needs two, a shape three";
    case Kind::too_many:
        return "names more than one place, and one is asked for";
    }
    return {};
}

} // namespace kith
