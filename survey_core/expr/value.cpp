#include "survey_core/expr/value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace kith::expr {

Value Value::of(std::string text) {
    Value value;
    value.text = std::move(text);
    return value;
}

Value Value::of(double number) {
    Value value;
    value.kind = Kind::number;
    value.number = number;
    return value;
}

Value Value::of(bool truth) {
    Value value;
    value.kind = Kind::boolean;
    value.truth = truth;
    return value;
}

std::string number_text(double number) {
    if (!std::isfinite(number)) return "";
    if (number == 0) return "0";
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific);
    std::string_view written(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    std::string out;
    if (written.front() == '-') {
        out = "-";
        written.remove_prefix(1);
    }
    const std::size_t e = written.find('e');
    int exponent = 0;
    const char* digits_of_exponent = written.data() + e + (written[e + 1] == '+' ? 2 : 1);
    std::from_chars(digits_of_exponent, written.data() + written.size(), exponent);
    std::string digits(written.substr(0, 1));
    if (e > 2) digits += written.substr(2, e - 2);
    const int whole = exponent + 1; // digits before the point
    if (whole <= 0) return out + "0." + std::string(static_cast<std::size_t>(-whole), '0') + digits;
    const auto count = static_cast<std::size_t>(whole);
    if (digits.size() <= count) return out + digits + std::string(count - digits.size(), '0');
    return out + digits.substr(0, count) + "." + digits.substr(count);
}

double plain_number(std::string_view text) {
    constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
    constexpr std::string_view space = " \t\r\n";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return no_number;
    text = text.substr(first, text.find_last_not_of(space) - first + 1);
    const std::string_view digits = text.front() == '-' ? text.substr(1) : text;
    if (digits.empty() || digits.find_first_not_of("0123456789.") != std::string_view::npos)
        return no_number;
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return no_number;
    return value;
}

} // namespace kith::expr
