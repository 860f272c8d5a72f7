#include "app/kit/fields.h"
#include "survey_core/base/time.h"

#include <algorithm>
#include <string>
#include <vector>

namespace kith::app {
namespace {

std::vector<std::string> groups_of_digits(std::string_view typed) {
    std::vector<std::string> groups;
    bool in_group = false;
    for (const char letter : typed) {
        const bool is_digit = letter >= '0' && letter <= '9';
        if (is_digit && !in_group) groups.emplace_back();
        if (is_digit) groups.back() += letter;
        in_group = is_digit;
    }
    return groups;
}

/// Year, month and day, or nothing when this cannot be a date.
std::vector<std::string> parts_of(std::string_view typed) {
    std::vector<std::string> groups = groups_of_digits(typed);
    if (groups.size() == 1 && groups[0].size() == 8) {
        const std::string& all = groups[0];
        const bool year_first = all.starts_with("19") || all.starts_with("20");
        return year_first ? std::vector{all.substr(0, 4), all.substr(4, 2), all.substr(6, 2)}
                          : std::vector{all.substr(4, 4), all.substr(2, 2), all.substr(0, 2)};
    }
    if (groups.size() != 3) return {};
    if (groups[0].size() == 4) return groups;
    if (groups[2].size() != 4) return {};
    std::reverse(groups.begin(), groups.end());
    return groups;
}

} // namespace

std::string tidy_date(std::string_view typed) {
    const std::vector<std::string> parts = parts_of(typed);
    if (parts.empty() || parts[1].size() > 2 || parts[2].size() > 2) return std::string(typed);
    const auto two = [](const std::string& part) { return part.size() == 1 ? "0" + part : part; };
    const std::string written = parts[0] + "-" + two(parts[1]) + "-" + two(parts[2]);
    return parse_date(written) ? written : std::string(typed);
}

std::string tidy_month(std::string_view typed) {
    std::vector<std::string> groups = groups_of_digits(typed);
    if (groups.size() == 1 && groups[0].size() == 6) {
        const std::string all = groups[0];
        const bool year_first = all.starts_with("19") || all.starts_with("20");
        groups = year_first ? std::vector{all.substr(0, 4), all.substr(4)}
                            : std::vector{all.substr(2), all.substr(0, 2)};
    }
    if (groups.size() == 2 && groups[1].size() == 4) std::swap(groups[0], groups[1]);
    if (groups.size() != 2 || groups[0].size() != 4 || groups[1].size() > 2)
        return tidy_date(typed);
    const std::string month = (groups[1].size() == 1 ? "0" : "") + groups[1];
    const std::string written = groups[0] + "-" + month + "-01";
    return parse_date(written) ? written : std::string(typed);
}

std::string tidy_year(std::string_view typed) {
    const std::vector<std::string> groups = groups_of_digits(typed);
    if (groups.size() != 1 || groups[0].size() != 4) return tidy_date(typed);
    return groups[0] + "-01-01";
}

FieldTouch draw_date_field(Kit& kit, const FieldSpec& spec, std::string& text) {
    FieldSpec date = spec;
    date.rules.kind = FieldKind::date;
    date.rules.max_bytes = 12;
    if (date.max_width <= 0.0F) date.max_width = 240.0F;
    return draw_tidied_field(kit, date, text, tidy_date);
}

} // namespace kith::app
