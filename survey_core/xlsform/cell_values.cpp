#include "survey_core/xlsform/cell_values.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>

namespace kith {
namespace {

std::optional<double> parse_double(std::string_view text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, value);
    if (problem != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// Format letters outside quotes, brackets and escapes.
bool shows_date_letters(std::string_view code) {
    char inside = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (inside != 0) {
            if (c == inside) inside = 0;
        } else if (c == '"') {
            inside = '"';
        } else if (c == '[') {
            const bool elapsed = i + 1 < code.size() && std::string_view("hHmMsS").find(
                                                            code[i + 1]) != std::string_view::npos;
            if (elapsed) return true;
            inside = ']';
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

std::string time_text(std::int64_t seconds) {
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string day_text(std::int64_t day, bool counts_from_1904) {
    using namespace std::chrono;
    // Day 60 of the 1900 system is a 29 February that never was, so day 1 is 1899-12-31 from day 61
    // on.
    const std::int64_t from = counts_from_1904 || day > 60 ? day : day + 1;
    const sys_days first =
        counts_from_1904 ? sys_days{year{1904} / 1 / 1} : sys_days{year{1899} / 12 / 30};
    const year_month_day date{first + days{from}};
    return fmt::format("{:04}-{:02}-{:02}",
                       static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

} // namespace

NumberStyle number_style(unsigned format_id, std::string_view code) {
    const bool built_in =
        (format_id >= 14 && format_id <= 22) || (format_id >= 27 && format_id <= 36) ||
        (format_id >= 45 && format_id <= 47) || (format_id >= 50 && format_id <= 58);
    return built_in || shows_date_letters(code) ? NumberStyle::date_or_time : NumberStyle::plain;
}

std::string plain_number(std::string_view stored) {
    const auto value = parse_double(stored);
    if (!value || std::fabs(*value) > 1e300) return std::string(stored);
    if (*value == 0) return "0";
    std::array<char, 1100> digits{};
    const auto [end, problem] = std::to_chars(
        digits.data(), digits.data() + digits.size(), *value, std::chars_format::fixed);
    if (problem != std::errc()) return std::string(stored);
    return {digits.data(), end};
}

std::string date_text(std::string_view stored, bool counts_from_1904) {
    const auto value = parse_double(stored);
    if (!value || *value < 0 || *value > 2958465) return plain_number(stored);
    constexpr std::int64_t seconds_a_day = 86400;
    const std::int64_t total = std::llround(*value * static_cast<double>(seconds_a_day));
    const std::int64_t day = total / seconds_a_day;
    const std::int64_t seconds = total % seconds_a_day;
    if (day == 0) return time_text(seconds);
    const std::string date = day_text(day, counts_from_1904);
    return seconds == 0 ? date : date + "T" + time_text(seconds);
}

std::string unescape_cell_text(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        unsigned code = 0;
        const bool has_shape = rest.size() >= 7 && rest.substr(0, 2) == "_x" && rest[6] == '_';
        if (has_shape) {
            const auto [stop, problem] =
                std::from_chars(rest.data() + 2, rest.data() + 6, code, 16);
            if (problem == std::errc() && stop == rest.data() + 6 && code > 0 && code < 0x80) {
                plain += static_cast<char>(code);
                at += 7;
                continue;
            }
        }
        plain += text[at++];
    }
    return plain;
}

} // namespace kith
