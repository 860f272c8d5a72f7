#include "survey_core/base/time.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace kith {

namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t ms_per_day = 86'400'000;
constexpr std::int32_t first_day = -719'528; // 0000-01-01
constexpr std::int32_t last_day = 2'932'896; // 9999-12-31

/// Reads text from the front; every step says whether it was there.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    bool skip(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// Exactly `count` digits.
    std::optional<int> digits(std::size_t count) {
        if (rest_.size() < count) return std::nullopt;
        int value = 0;
        for (const char digit : rest_.substr(0, count)) {
            if (digit < '0' || digit > '9') return std::nullopt;
            value = value * 10 + (digit - '0');
        }
        rest_.remove_prefix(count);
        return value;
    }

    /// One to nine digits after a point, as milliseconds; finer than that is cut off.
    std::optional<int> fraction_ms() {
        std::size_t count = 0;
        int value = 0;
        while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9' && count < 9) {
            if (count < 3) value = value * 10 + (rest_.front() - '0');
            rest_.remove_prefix(1);
            ++count;
        }
        if (count == 0) return std::nullopt;
        for (; count < 3; ++count)
            value *= 10;
        return value;
    }

private:
    std::string_view rest_;
};

std::optional<std::int32_t> scan_date(Scanner& scan) {
    const auto year = scan.digits(4);
    if (!year || !scan.skip('-')) return std::nullopt;
    const auto month = scan.digits(2);
    if (!month || !scan.skip('-')) return std::nullopt;
    const auto day = scan.digits(2);
    if (!day) return std::nullopt;
    const year_month_day date(std::chrono::year(*year),
                              std::chrono::month(static_cast<unsigned>(*month)),
                              std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok()) return std::nullopt;
    return static_cast<std::int32_t>(sys_days(date).time_since_epoch().count());
}

/// HH:MM, HH:MM:SS or HH:MM:SS.fff as milliseconds of the day.
std::optional<std::int64_t> scan_time(Scanner& scan) {
    const auto hour = scan.digits(2);
    if (!hour || *hour > 23 || !scan.skip(':')) return std::nullopt;
    const auto minute = scan.digits(2);
    if (!minute || *minute > 59) return std::nullopt;
    std::int64_t ms = (*hour * 60 + *minute) * ms_per_minute;
    if (!scan.skip(':')) return ms;
    const auto second = scan.digits(2);
    if (!second || *second > 59) return std::nullopt;
    ms += *second * 1000;
    if (!scan.skip('.')) return ms;
    const auto fraction = scan.fraction_ms();
    if (!fraction) return std::nullopt;
    return ms + *fraction;
}

/// What to add to the written time to have UTC: nothing, `Z`, +HH:MM or -HH:MM.
std::optional<std::int64_t> scan_offset(Scanner& scan) {
    if (scan.at_end() || scan.skip('Z')) return 0;
    const bool ahead = scan.skip('+');
    if (!ahead && !scan.skip('-')) return std::nullopt;
    const auto hours = scan.digits(2);
    if (!hours || *hours > 14) return std::nullopt;
    scan.skip(':');
    const auto minutes = scan.digits(2);
    if (!minutes || *minutes > 59) return std::nullopt;
    const std::int64_t ms = (*hours * 60 + *minutes) * ms_per_minute;
    return ahead ? -ms : ms;
}

} // namespace

std::string to_iso8601(Date date) {
    // Years of four digits only: a damaged number must not stop a list from being drawn.
    const std::int32_t shown = std::clamp(date.days, first_day, last_day);
    const year_month_day day{sys_days(days(shown))};
    return fmt::format("{:04}-{:02}-{:02}",
                       static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

std::string to_iso8601(Instant instant) {
    const std::int64_t shown = std::clamp(
        instant.ms, first_day * ms_per_day, (std::int64_t{last_day} + 1) * ms_per_day - 1);
    const auto day = std::chrono::floor<days>(milliseconds(shown));
    const std::int64_t rest = shown - day.count() * ms_per_day;
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z",
                       to_iso8601(Date{static_cast<std::int32_t>(day.count())}),
                       rest / 3'600'000,
                       rest / ms_per_minute % 60,
                       rest / 1000 % 60,
                       rest % 1000);
}

Result<Date> parse_date(std::string_view text) {
    Scanner scan(text);
    const auto day = scan_date(scan);
    if (!day || !scan.at_end())
        return fail(
            ErrorCode::bad_input,
            "A date is written as year-month-day, for instance 2024-06-15, and must be a day that "
            "exists; please correct it.");
    return Date{*day};
}

Result<Instant> parse_instant(std::string_view text) {
    const auto refused = [] {
        return fail(
            ErrorCode::bad_input,
            "A time is written as 2024-06-15T10:00:00Z (or with an offset such as +01:00) on a day "
            "that exists; please correct it.");
    };
    Scanner scan(text);
    const auto day = scan_date(scan);
    if (!day) return refused();
    const std::int64_t midnight = *day * ms_per_day;
    if (scan.at_end()) return Instant{midnight};
    if (!scan.skip('T') && !scan.skip(' ')) return refused();
    const auto time = scan_time(scan);
    if (!time) return refused();
    const auto offset = scan_offset(scan);
    if (!offset || !scan.at_end()) return refused();
    return Instant{midnight + *time + *offset};
}

} // namespace kith
