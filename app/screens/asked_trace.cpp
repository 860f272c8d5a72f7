#include "app/screens/asked_trace.h"

#include "survey_core/expr/geo.h"
#include "survey_core/interview/place_fault.h"

#include <algorithm>
#include <cmath>

namespace kith::app {
namespace {

/// East and south of the most north-westerly corner, in degrees of latitude: a degree of longitude
/// grows shorter away from the equator. Good for what can be walked.
std::vector<std::pair<double, double>> on_paper(const std::vector<expr::GeoPoint>& points) {
    const auto [south, north] =
        std::minmax_element(points.begin(), points.end(), [](const auto& a, const auto& b) {
            return a.latitude < b.latitude;
        });
    const double west =
        std::min_element(points.begin(), points.end(), [](const auto& a, const auto& b) {
            return a.longitude < b.longitude;
        })->longitude;
    constexpr double radians = 3.14159265358979323846 / 180.0;
    const double narrowing = std::cos((south->latitude + north->latitude) / 2 * radians);
    std::vector<std::pair<double, double>> placed;
    placed.reserve(points.size());
    for (const expr::GeoPoint& point : points)
        placed.emplace_back((point.longitude - west) * narrowing, north->latitude - point.latitude);
    return placed;
}

/// In the middle of a square, as large as fits.
std::vector<std::pair<float, float>> fitted(const std::vector<std::pair<double, double>>& placed) {
    double width = 0;
    double height = 0;
    for (const auto& [x, y] : placed) {
        width = std::max(width, x);
        height = std::max(height, y);
    }
    const double side = std::max({width, height, 1e-9});
    std::vector<std::pair<float, float>> points;
    points.reserve(placed.size());
    for (const auto& [x, y] : placed)
        points.emplace_back(static_cast<float>((x + (side - width) / 2) / side),
                            static_cast<float>((y + (side - height) / 2) / side));
    return points;
}

std::string without_unmeasured(std::string point) {
    for (const std::string_view tail : {" 0.0 0.0", " 0 0"})
        if (point.ends_with(tail) && std::count(point.begin(), point.end(), ' ') == 3)
            point.resize(point.size() - tail.size());
    return point;
}

} // namespace

AskedTrace asked_trace(QuestionType type, std::string_view value) {
    AskedTrace trace;
    trace.is_shape = type == QuestionType::geoshape;
    std::vector<expr::GeoPoint> points;
    for (const std::string& one : split_points(value))
        if (!find_place_fault(QuestionType::geopoint, one))
            if (const auto read = expr::parse_points(one)) points.push_back(read->front());
    const auto same = [](const expr::GeoPoint& a, const expr::GeoPoint& b) {
        return a.latitude == b.latitude && a.longitude == b.longitude;
    };
    if (trace.is_shape && points.size() > 1 && same(points.front(), points.back()))
        points.pop_back();
    if (points.size() < 2) return trace;
    trace.points = fitted(on_paper(points));
    if (trace.is_shape) {
        trace.area = static_cast<std::uint64_t>(std::llround(expr::enclosed_area(points)));
        points.push_back(points.front());
    }
    trace.length = static_cast<std::uint64_t>(std::llround(expr::path_length(points)));
    return trace;
}

std::string lines_of_trace(QuestionType type, std::string_view value) {
    auto points = split_points(value);
    if (type == QuestionType::geoshape && points.size() > 3 && points.front() == points.back())
        points.pop_back();
    std::string lines;
    for (std::string& point : points)
        lines += (lines.empty() ? "" : "\n") + without_unmeasured(std::move(point));
    return lines;
}

} // namespace kith::app
