// Places: points are "latitude longitude altitude accuracy", lines and shapes are points joined by
// semicolons.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace kith::expr {

struct GeoPoint {
    double latitude = 0;  // degrees
    double longitude = 0; // degrees
};

/// Radius in metres of the sphere that all engines of XLSForm calculate on.
inline constexpr double earth_radius = 6'378'100.0;

/// nullopt when one point cannot be read.
[[nodiscard]] std::optional<std::vector<GeoPoint>> parse_points(std::string_view text);
[[nodiscard]] double path_length(const std::vector<GeoPoint>& points);   // metres
[[nodiscard]] double enclosed_area(const std::vector<GeoPoint>& points); // square metres
[[nodiscard]] bool is_inside(GeoPoint point, const std::vector<GeoPoint>& shape);
/// Does the line or shape cross itself?
[[nodiscard]] bool crosses_itself(const std::vector<GeoPoint>& points);

} // namespace kith::expr
