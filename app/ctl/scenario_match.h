// When what was seen is what was expected.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace kith::app {

/// Exact, except that two plain decimal numbers match within 1e-9 relative. An object {"match":
/// "num"|"re", ...} is a tolerance or a pattern for the whole value; null means that nothing is
/// there.
[[nodiscard]] bool value_matches(const nlohmann::json& expected, const std::string& seen);
/// Outer and repeated spaces do not count.
[[nodiscard]] bool text_matches(const nlohmann::json& expected, const std::string& seen);

} // namespace kith::app
