// The table of functions of XLSForm: names and numbers of arguments. What they do is in
// evaluate*.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace kith::expr {

// clang-format off
enum class Function : std::uint8_t {
    none,
    // text
    concat, join, substr, substring_before, substring_after, translate, string_length, normalize_space,
    contains, starts_with, ends_with, uuid, digest, base64_decode, regex, string,
    // logic
    if_, coalesce, once, true_, false_, boolean, boolean_from_string, not_, checklist, weighted_checklist,
    // numbers
    number, int_, round, floor, ceiling, sum, min, max, pow, log, log10, abs, sin, cos, tan, asin, acos, atan, atan2,
    sqrt, exp, exp10, pi, random,
    // node sets
    count, count_non_empty, position, last, instance, current, indexed_repeat, randomize,
    // choices
    selected, selected_at, count_selected, choice_name, itext, pulldata, search,
    // dates
    today, now, date, date_time, format_date, format_date_time, decimal_date_time, decimal_time,
    // place and other
    area, enclosed_area, distance, geofence, intersects, version, property, extract_signed,
};
// clang-format on

struct FunctionEntry {
    std::string_view name;
    Function function = Function::none;
    std::int8_t least = 0;
    std::int8_t most = 0; // -1: any number
};

inline constexpr std::int8_t any_number = -1;

[[nodiscard]] std::span<const FunctionEntry> function_table();
[[nodiscard]] std::optional<FunctionEntry> find_function(std::string_view name);

} // namespace kith::expr
