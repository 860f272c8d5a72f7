#include "app/ctl/scenario_match.h"

#include "survey_core/expr/evaluator.h"

#include <unicode/regex.h>

#include <cmath>

namespace kith::app {

namespace {

bool same_number(const std::string& expected, const std::string& seen) {
    const double a = expr::plain_number(expected);
    const double b = expr::plain_number(seen);
    if (std::isnan(a) || std::isnan(b)) return false;
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

bool matches_pattern(const std::string& pattern, const std::string& seen) {
    UErrorCode status = U_ZERO_ERROR;
    icu::RegexMatcher matcher(icu::UnicodeString::fromUTF8(pattern), 0, status);
    if (U_FAILURE(status)) return false;
    const icu::UnicodeString subject = icu::UnicodeString::fromUTF8(seen);
    matcher.reset(subject);
    return matcher.matches(status) != 0 && U_SUCCESS(status);
}

std::string squeezed(const std::string& text) {
    std::string out;
    for (const std::string& word : expr::split_words(text))
        out += (out.empty() ? "" : " ") + word;
    return out;
}

} // namespace

bool value_matches(const nlohmann::json& expected, const std::string& seen) {
    if (expected.is_object()) {
        if (expected.value("match", "") == "re")
            return matches_pattern(expected.value("re", ""), seen);
        const double number = expr::plain_number(seen);
        return !std::isnan(number) &&
               std::abs(number - expected.value("num", 0.0)) <= expected.value("tol", 0.0);
    }
    const std::string wanted = expected.is_string() ? expected.get<std::string>() : expected.dump();
    return wanted == seen || same_number(wanted, seen);
}

bool text_matches(const nlohmann::json& expected, const std::string& seen) {
    if (expected.is_string()) return squeezed(expected.get<std::string>()) == squeezed(seen);
    return value_matches(expected, squeezed(seen));
}

} // namespace kith::app
