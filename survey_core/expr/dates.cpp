#include "survey_core/expr/dates.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>

namespace kith::expr {

namespace {

constexpr double ms_a_day = 86'400'000.0;

struct Parts {
    int year = 0;
    unsigned month = 0, day = 0;
    int weekday = 0;
    int hour = 0, minute = 0, second = 0, millisecond = 0;
};

Parts parts_of(double days) {
    using namespace std::chrono;
    const auto ms = static_cast<std::int64_t>(std::llround(days * ms_a_day));
    const std::int64_t whole = ms >= 0 ? ms / 86'400'000 : -((-ms + 86'399'999) / 86'400'000);
    const auto rest = static_cast<int>(ms - whole * 86'400'000);
    const sys_days day{std::chrono::days{whole}};
    const year_month_day date{day};
    Parts parts;
    parts.year = static_cast<int>(date.year());
    parts.month = static_cast<unsigned>(date.month());
    parts.day = static_cast<unsigned>(date.day());
    parts.weekday = static_cast<int>(weekday{day}.c_encoding());
    parts.hour = rest / 3'600'000;
    parts.minute = rest / 60'000 % 60;
    parts.second = rest / 1'000 % 60;
    parts.millisecond = rest % 1'000;
    return parts;
}

/// Reads a number of exactly `digits` digits and moves on.
std::optional<int> take_digits(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
}

struct DayTime {
    double ms = 0;
    std::optional<int> offset_minutes;
};

std::optional<int> take_offset(std::string_view& text) {
    if (take(text, 'Z')) return 0;
    if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
    const int sign = text.front() == '-' ? -1 : 1;
    text.remove_prefix(1);
    const auto hours = take_digits(text, 2);
    take(text, ':');
    const auto minutes = text.empty() ? std::optional<int>(0) : take_digits(text, 2);
    if (!hours || !minutes) return std::nullopt;
    return sign * (*hours * 60 + *minutes);
}

std::optional<DayTime> parse_day_time(std::string_view text) {
    const auto hour = take_digits(text, 2);
    if (!hour || !take(text, ':')) return std::nullopt;
    const auto minute = take_digits(text, 2);
    if (!minute) return std::nullopt;
    DayTime time;
    time.ms = (*hour * 60 + *minute) * 60'000.0;
    if (take(text, ':')) {
        const auto second = take_digits(text, 2);
        if (!second) return std::nullopt;
        time.ms += *second * 1'000.0;
        if (take(text, '.'))
            for (double unit = 100; !text.empty() && text.front() >= '0' && text.front() <= '9';
                 unit /= 10) {
                time.ms += (text.front() - '0') * unit;
                text.remove_prefix(1);
            }
    }
    if (!text.empty()) {
        time.offset_minutes = take_offset(text);
        if (!time.offset_minutes || !text.empty()) return std::nullopt;
    }
    return time;
}

} // namespace

std::optional<double> parse_local_days(std::string_view text, const LocalOffset& offset) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    if (!date) return std::nullopt;
    if (text.size() == 10) return static_cast<double>(date->days);
    if (text[10] != 'T' && text[10] != ' ') return std::nullopt;
    const auto time = parse_day_time(text.substr(11));
    if (!time) return std::nullopt;
    const double days = date->days + time->ms / ms_a_day;
    if (!time->offset_minutes) return days;
    const auto utc =
        static_cast<std::int64_t>(std::llround(days * ms_a_day)) - *time->offset_minutes * 60'000LL;
    return static_cast<double>(utc + offset(Instant{utc}) * 60'000LL) / ms_a_day;
}

std::optional<double> parse_day_fraction(std::string_view text, std::int32_t local_minutes) {
    const auto time = parse_day_time(text);
    if (!time) return std::nullopt;
    double ms = time->ms;
    if (time->offset_minutes) ms += (local_minutes - *time->offset_minutes) * 60'000.0;
    const double fraction = ms / ms_a_day;
    return fraction - std::floor(fraction);
}

std::string date_text(double days) {
    const Parts parts = parts_of(std::floor(days));
    return fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day);
}

std::string date_time_text(double days, std::int32_t offset_minutes) {
    const Parts parts = parts_of(days);
    const int away = std::abs(offset_minutes);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}{}{:02}:{:02}",
                       parts.year,
                       parts.month,
                       parts.day,
                       parts.hour,
                       parts.minute,
                       parts.second,
                       parts.millisecond,
                       offset_minutes < 0 ? '-' : '+',
                       away / 60,
                       away % 60);
}

std::string instant_text(Instant at, std::int32_t offset_minutes) {
    return date_time_text(static_cast<double>(at.ms + offset_minutes * 60'000LL) / ms_a_day,
                          offset_minutes);
}

std::string format_days(double days, std::string_view pattern) {
    static constexpr std::array months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    const Parts parts = parts_of(days);
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%' || i + 1 == pattern.size()) {
            out += pattern[i];
            continue;
        }
        switch (pattern[++i]) {
        case 'Y':
            out += fmt::format("{:04}", parts.year);
            break;
        case 'y':
            out += fmt::format("{:02}", parts.year % 100);
            break;
        case 'm':
            out += fmt::format("{:02}", parts.month);
            break;
        case 'n':
            out += fmt::format("{}", parts.month);
            break;
        case 'b':
            out += months[parts.month - 1];
            break;
        case 'd':
            out += fmt::format("{:02}", parts.day);
            break;
        case 'e':
            out += fmt::format("{}", parts.day);
            break;
        case 'a':
            out += weekdays[static_cast<std::size_t>(parts.weekday)];
            break;
        case 'H':
            out += fmt::format("{:02}", parts.hour);
            break;
        case 'h':
            out += fmt::format("{}", parts.hour);
            break;
        case 'M':
            out += fmt::format("{:02}", parts.minute);
            break;
        case 'S':
            out += fmt::format("{:02}", parts.second);
            break;
        case '3':
            out += fmt::format("{:03}", parts.millisecond);
            break;
        default:
            out += pattern[i];
            break;
        }
    }
    return out;
}

} // namespace kith::expr
