#include "app/screens/asked_look.h"

#include <algorithm>
#include <charconv>

namespace kith::app {
namespace {

constexpr float most_lines = 20.0F;
constexpr std::string_view narrow_space = "\u202F";

ChoiceColumns columns_of(const Node& node) {
    if (node.has_appearance("columns-1") || node.has_appearance("vertical"))
        return ChoiceColumns::one;
    if (node.has_appearance("columns-2")) return ChoiceColumns::two;
    const bool flows = node.appearance.find("columns") != std::string::npos ||
                       node.has_appearance("horizontal") || node.has_appearance("compact");
    return flows ? ChoiceColumns::flowing : ChoiceColumns::as_fits;
}

float lines_of(const Node& node) {
    const auto rows = node.parameters.find("rows");
    if (!rows) return AskedLook{}.lines;
    int number = 0;
    const auto read = std::from_chars(rows->data(), rows->data() + rows->size(), number);
    if (read.ec != std::errc() || number < 1) return AskedLook{}.lines;
    return std::min(static_cast<float>(number), most_lines);
}

} // namespace

AskedLook asked_look(const Node& node) {
    AskedLook look;
    if (is_select(node.type)) look.columns = columns_of(node);
    if (node.has_appearance("month-year")) look.date = DateParts::month;
    if (node.has_appearance("year")) look.date = DateParts::year;
    const bool is_text = node.type == QuestionType::text;
    look.has_digits_only = is_text && node.has_appearance("numbers");
    look.is_masked = is_text && node.has_appearance("masked");
    look.has_counter = node.type == QuestionType::integer && node.has_appearance("counter");
    look.has_groups = node.has_appearance("thousands-sep");
    look.lines = lines_of(node);
    return look;
}

bool picks_from_range(const Node& node) {
    return node.type == QuestionType::range &&
           (node.has_appearance("picker") || node.has_appearance("rating"));
}

std::string shown_date(DateParts parts, std::string_view date) {
    constexpr std::size_t whole = 10; // YYYY-MM-DD
    if (date.size() != whole || parts == DateParts::day) return std::string(date);
    return std::string(date.substr(0, parts == DateParts::month ? 7 : 4));
}

std::string grouped_digits(std::string_view number) {
    const std::size_t sign = number.starts_with('-') ? 1 : 0;
    const std::size_t point = std::min(number.find('.'), number.size());
    const std::string_view digits = number.substr(sign, point - sign);
    const bool is_plain =
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_plain || digits.size() < 4) return {};
    std::string grouped(number.substr(0, sign));
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) grouped += narrow_space;
        grouped += digits[i];
    }
    return grouped + std::string(number.substr(point));
}

} // namespace kith::app
