#include "survey_core/expr/evaluator.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace kith::expr {

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Adds one to the last of some decimal digits.
void count_up(std::string& digits) {
    for (std::size_t i = digits.size(); i-- > 0;) {
        if (digits[i] != '9') {
            ++digits[i];
            return;
        }
        digits[i] = '0';
    }
    digits.insert(digits.begin(), '1');
}

} // namespace

double round_decimal(double value, int digits) {
    if (!std::isfinite(value)) return value;
    std::string written = number_text(value);
    const bool negative = written.front() == '-';
    if (negative) written.erase(0, 1);
    std::size_t point = written.find('.');
    if (point == std::string::npos)
        point = written.size();
    else
        written.erase(point, 1);
    // `written` now holds digits only, the first `point` of them before the decimal point.
    const auto keep = static_cast<std::ptrdiff_t>(point) + digits;
    if (keep >= static_cast<std::ptrdiff_t>(written.size())) return value;
    if (keep < 0) return 0;
    const auto kept = static_cast<std::size_t>(keep);
    const std::string_view rest = std::string_view(written).substr(kept);
    const bool is_half = rest[0] == '5' && rest.find_first_not_of('0', 1) == std::string_view::npos;
    const bool away = rest[0] >= '5' && !(is_half && negative);
    std::string out = written.substr(0, kept);
    if (out.empty()) out = "0";
    if (away) count_up(out);
    const int shift = -digits;
    const double whole =
        plain_number(out + (shift > 0 ? std::string(static_cast<std::size_t>(shift), '0') : ""));
    double result = whole;
    if (digits > 0) {
        while (out.size() <= static_cast<std::size_t>(digits))
            out.insert(out.begin(), '0');
        out.insert(out.size() - static_cast<std::size_t>(digits), ".");
        result = plain_number(out);
    }
    return negative ? -result : result;
}

std::optional<Value> Evaluator::number_call(const Term& term) {
    const auto one = [&](double (*f)(double)) { return Value::of(f(number(term, 0))); };
    switch (term.function) {
    case Function::number:
        if (term.argument_count > 0) return Value::of(number(term, 0));
        return Value::of(
            text_number(environment_.own_text(spot_.scope, spot_.owner), environment_));
    case Function::int_:
        return one([](double x) { return std::trunc(x) + 0.0; });
    case Function::round: {
        const double digits = term.argument_count > 1 ? number(term, 1) : 0;
        if (std::isnan(digits)) return Value::of(no_number);
        return Value::of(round_decimal(number(term, 0),
                                       static_cast<int>(std::min(std::max(digits, -30.0), 30.0))));
    }
    case Function::floor:
        return one([](double x) { return std::floor(x); });
    case Function::ceiling:
        return one([](double x) { return std::ceil(x); });
    case Function::pow:
        return Value::of(std::pow(number(term, 0), number(term, 1)));
    case Function::log:
        return one([](double x) { return std::log(x); });
    case Function::log10:
        return one([](double x) { return std::log10(x); });
    case Function::abs:
        return one([](double x) { return std::abs(x); });
    case Function::sin:
        return one([](double x) { return std::sin(x); });
    case Function::cos:
        return one([](double x) { return std::cos(x); });
    case Function::tan:
        return one([](double x) { return std::tan(x); });
    case Function::asin:
        return one([](double x) { return std::asin(x); });
    case Function::acos:
        return one([](double x) { return std::acos(x); });
    case Function::atan:
        return one([](double x) { return std::atan(x); });
    case Function::atan2:
        return Value::of(std::atan2(number(term, 0), number(term, 1)));
    case Function::sqrt:
        return one([](double x) { return std::sqrt(x); });
    case Function::exp:
        return one([](double x) { return std::exp(x); });
    case Function::exp10:
        return one([](double x) { return std::pow(10, x); });
    case Function::pi:
        return Value::of(std::numbers::pi);
    case Function::random:
        return Value::of(static_cast<double>(environment_.random().next() >> 11) * 0x1.0p-53);
    default:
        return std::nullopt;
    }
}

/// sum, min and max skip blanks; the sum of nothing is 0, the least and the greatest of nothing
/// blank.
std::optional<Value> Evaluator::aggregate_call(const Term& term) {
    const Function f = term.function;
    if (f != Function::sum && f != Function::min && f != Function::max) return std::nullopt;
    double result = f == Function::sum ? 0 : no_number;
    bool is_first = true;
    const auto take = [&](const Value& given) {
        if (given.kind == Value::Kind::text && given.text.empty()) return;
        const double x = to_number(given, environment_);
        if (given.kind == Value::Kind::number && std::isnan(x)) return;
        if (f == Function::sum)
            result += x;
        else if (is_first || std::isnan(x) || (f == Function::min ? x < result : x > result))
            result = x;
        is_first = false;
    };
    for (std::int32_t i = 0; i < term.argument_count; ++i) {
        const Value given = value(term, i);
        if (given.kind != Value::Kind::nodes)
            take(given);
        else
            for (const Item& item : given.nodes)
                take(item_value(item, environment_));
    }
    return Value::of(result);
}

} // namespace kith::expr
