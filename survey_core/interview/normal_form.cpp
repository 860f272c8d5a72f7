#include "survey_core/interview/normal_form.h"

#include "survey_core/base/text.h"
#include "survey_core/expr/evaluator.h"

#include <cmath>

namespace kith {

namespace {

std::string decimal_text(double number) {
    std::string text = expr::number_text(number);
    if (text.find('.') == std::string::npos) text += ".0";
    return text;
}

/// A text that is no point is kept; its type then flags it.
std::string normal_point(std::string_view text) {
    const auto words = split_words(text);
    if (words.size() < 2 || words.size() > 4) return std::string(text);
    std::string out;
    for (const std::string& word : words) {
        const double number = expr::plain_number(word);
        if (std::isnan(number)) return std::string(text);
        out += (out.empty() ? "" : " ") + decimal_text(number);
    }
    for (std::size_t i = words.size(); i < 4; ++i)
        out += " 0.0";
    return out;
}

std::string normal_line(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string point = trim(text.substr(0, end));
        if (!point.empty()) out += (out.empty() ? "" : "; ") + normal_point(point);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

} // namespace

std::string normal_answer(QuestionType type, std::string_view text) {
    switch (type) {
    case QuestionType::geopoint:
        return normal_point(text);
    case QuestionType::geotrace:
    case QuestionType::geoshape:
        return normal_line(text);
    case QuestionType::integer:
    case QuestionType::decimal:
    case QuestionType::range:
    case QuestionType::date:
    case QuestionType::time:
    case QuestionType::date_time:
        return trim(text);
    default:
        return std::string(text);
    }
}

} // namespace kith
