#include "survey_core/interview/normal_form.h"

#include "survey_core/base/text.h"
#include "survey_core/expr/evaluator.h"
#include "survey_core/interview/place_fault.h"

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

/// Points of a line end at a semicolon or, as people type them, with their own line. A shape ends
/// where it began.
std::string normal_line(std::string_view text, bool is_shape) {
    std::vector<std::string> points;
    for (const std::string& point : split_points(text))
        points.push_back(normal_point(point));
    const bool is_open = is_shape && points.size() > 2 && points.front() != points.back();
    if (is_open) points.push_back(points.front());
    std::string out;
    for (const std::string& point : points)
        out += (out.empty() ? "" : "; ") + point;
    return out;
}

} // namespace

std::string normal_answer(QuestionType type, std::string_view text) {
    switch (type) {
    case QuestionType::geopoint:
        return normal_point(text);
    case QuestionType::geotrace:
        return normal_line(text, false);
    case QuestionType::geoshape:
        return normal_line(text, true);
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
