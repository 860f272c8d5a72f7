// Time as types. Nothing here reads a clock.
#pragma once

#include "survey_core/base/result.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace kith {

/// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t ms = 0;

    auto operator<=>(const Instant&) const = default;
    [[nodiscard]] Instant operator+(std::chrono::milliseconds span) const {
        return {ms + span.count()};
    }
    [[nodiscard]] std::chrono::milliseconds operator-(Instant other) const {
        return std::chrono::milliseconds(ms - other.ms);
    }
};

/// A day of the Gregorian calendar as days since 1970-01-01.
struct Date {
    std::int32_t days = 0;

    auto operator<=>(const Date&) const = default;
};

/// `2024-06-15T10:00:00.000Z`.
[[nodiscard]] std::string to_iso8601(Instant instant);
/// `2024-06-15`.
[[nodiscard]] std::string to_iso8601(Date date);
/// Date, or date and time, with `Z` or an offset such as +01:00; a time without either is UTC.
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);
/// Strictly YYYY-MM-DD and a day that exists.
[[nodiscard]] Result<Date> parse_date(std::string_view text);

} // namespace kith
