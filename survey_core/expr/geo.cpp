#include "survey_core/expr/geo.h"

#include "survey_core/expr/value.h"

#include <algorithm>
#include <cmath>

namespace kith::expr {

namespace {

constexpr double radians = 3.14159265358979323846 / 180.0;

double distance(GeoPoint a, GeoPoint b) {
    const double cosine = std::sin(a.latitude * radians) * std::sin(b.latitude * radians) +
                          std::cos(a.latitude * radians) * std::cos(b.latitude * radians) *
                              std::cos((b.longitude - a.longitude) * radians);
    // The law of cosines loses short distances; the haversine keeps them.
    const double half_latitude = std::sin((b.latitude - a.latitude) * radians / 2);
    const double half_longitude = std::sin((b.longitude - a.longitude) * radians / 2);
    const double haversine = half_latitude * half_latitude + std::cos(a.latitude * radians) *
                                                                 std::cos(b.latitude * radians) *
                                                                 half_longitude * half_longitude;
    if (cosine < 0) return earth_radius * std::acos(std::max(-1.0, cosine));
    return 2 * earth_radius * std::asin(std::sqrt(std::min(1.0, haversine)));
}

double turn(GeoPoint a, GeoPoint b, GeoPoint c) {
    return (b.longitude - a.longitude) * (c.latitude - a.latitude) -
           (b.latitude - a.latitude) * (c.longitude - a.longitude);
}

bool cross(GeoPoint a, GeoPoint b, GeoPoint c, GeoPoint d) {
    const double first = turn(a, b, c) * turn(a, b, d);
    const double second = turn(c, d, a) * turn(c, d, b);
    return first < 0 && second < 0;
}

std::optional<GeoPoint> parse_point(std::string_view text) {
    std::vector<double> numbers;
    while (true) {
        const std::size_t begin = text.find_first_not_of(' ');
        if (begin == std::string_view::npos) break;
        text.remove_prefix(begin);
        const std::size_t end = std::min(text.find(' '), text.size());
        numbers.push_back(plain_number(text.substr(0, end)));
        text.remove_prefix(end);
    }
    if (numbers.size() < 2 || std::isnan(numbers[0]) || std::isnan(numbers[1])) return std::nullopt;
    return GeoPoint{numbers[0], numbers[1]};
}

} // namespace

std::optional<std::vector<GeoPoint>> parse_points(std::string_view text) {
    std::vector<GeoPoint> points;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view one = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (one.find_first_not_of(' ') == std::string_view::npos) continue;
        const auto point = parse_point(one);
        if (!point) return std::nullopt;
        points.push_back(*point);
    }
    return points;
}

double path_length(const std::vector<GeoPoint>& points) {
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        length += distance(points[i - 1], points[i]);
    return length;
}

/// The spherical excess of the trapezoids between each edge and the equator.
double enclosed_area(const std::vector<GeoPoint>& points) {
    if (points.size() < 3) return 0;
    double sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const GeoPoint a = points[i];
        const GeoPoint b = points[(i + 1) % points.size()];
        sum += (b.longitude - a.longitude) * radians *
               (2 + std::sin(a.latitude * radians) + std::sin(b.latitude * radians));
    }
    return std::abs(sum * earth_radius * earth_radius / 2);
}

bool is_inside(GeoPoint point, const std::vector<GeoPoint>& shape) {
    bool inside = false;
    for (std::size_t i = 0, j = shape.size() - 1; i < shape.size(); j = i++) {
        const GeoPoint a = shape[i];
        const GeoPoint b = shape[j];
        if ((a.latitude > point.latitude) == (b.latitude > point.latitude)) continue;
        const double at = (b.longitude - a.longitude) * (point.latitude - a.latitude) /
                              (b.latitude - a.latitude) +
                          a.longitude;
        if (point.longitude < at) inside = !inside;
    }
    return inside;
}

bool crosses_itself(const std::vector<GeoPoint>& points) {
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        for (std::size_t j = i + 2; j + 1 < points.size(); ++j)
            if (cross(points[i], points[i + 1], points[j], points[j + 1])) return true;
    return false;
}

} // namespace kith::expr
