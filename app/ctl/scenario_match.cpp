#include "app/ctl/scenario_match.h"

#include "survey_core/base/text.h"
#include "survey_core/expr/evaluator.h"

#include <cmath>

namespace kith::app {

namespace {

bool same_number(const std::string& expected, const std::string& seen) {
    const double a = expr::plain_number(expected);
    const double b = expr::plain_number(seen);
    if (std::isnan(a) || std::isnan(b)) return false;
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

std::string squeezed(const std::string& text) {
    std::string out;
    for (const std::string& word : split_words(text))
        out += (out.empty() ? "" : " ") + word;
    return out;
}

} // namespace

bool value_matches(const nlohmann::json& expected, const std::string& seen) {
    if (expected.is_object()) {
        if (expected.value("match", "") == "re")
            return expr::whole_match(seen, expected.value("re", ""));
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
