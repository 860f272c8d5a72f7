// Dates and times of expressions: days since 1970-01-01 in local time, with a fraction for the time
// of day.
#pragma once

#include "survey_core/base/time.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace kith::expr {

/// Minutes that local time is ahead of UTC at an instant.
using LocalOffset = std::function<std::int32_t(Instant)>;

/// `2024-01-31`, or a date and time (with Z, an offset, or none: then it is local already).
[[nodiscard]] std::optional<double> parse_local_days(std::string_view text,
                                                     const LocalOffset& offset);
/// `06:00:00.000+00:00` as a fraction of the local day.
[[nodiscard]] std::optional<double> parse_day_fraction(std::string_view text,
                                                       std::int32_t local_minutes);
/// YYYY-MM-DD of the day that `days` falls into.
[[nodiscard]] std::string date_text(double days);
/// YYYY-MM-DDTHH:MM:SS.sss+HH:MM.
[[nodiscard]] std::string date_time_text(double days, std::int32_t offset_minutes);
[[nodiscard]] std::string instant_text(Instant at, std::int32_t offset_minutes);
/// %Y %y %m %n %b %d %e %a, and for times %H %h %M %S %3. Other text is copied.
[[nodiscard]] std::string format_days(double days, std::string_view pattern);

} // namespace kith::expr
