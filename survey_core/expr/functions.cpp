#include "survey_core/expr/functions.h"

#include <array>
#include <unordered_map>

namespace kith::expr {

namespace {

using F = Function;
constexpr std::int8_t any = any_number;

// clang-format off
constexpr std::array table{
    FunctionEntry{"concat", F::concat, 1, any}, FunctionEntry{"join", F::join, 1, any},
    FunctionEntry{"substr", F::substr, 2, 3}, 
    FunctionEntry{"substring-before", F::substring_before, 2, 2},
    FunctionEntry{"substring-after", F::substring_after, 2, 2},
    FunctionEntry{"translate", F::translate, 3, 3}, FunctionEntry{"string-length", F::string_length, 0, 1},
    FunctionEntry{"normalize-space", F::normalize_space, 0, 1}, FunctionEntry{"contains", F::contains, 2, 2},
    FunctionEntry{"starts-with", F::starts_with, 2, 2}, FunctionEntry{"ends-with", F::ends_with, 2, 2},
    FunctionEntry{"uuid", F::uuid, 0, 1}, FunctionEntry{"digest", F::digest, 2, 3},
    FunctionEntry{"base64-decode", F::base64_decode, 1, 1}, 
    FunctionEntry{"regex", F::regex, 2, 2}, FunctionEntry{"string", F::string, 0, 1},
     
    FunctionEntry{"if", F::if_, 3, 3}, FunctionEntry{"coalesce", F::coalesce, 1, any},
    FunctionEntry{"once", F::once, 1, 1}, FunctionEntry{"true", F::true_, 0, 0},
    FunctionEntry{"false", F::false_, 0, 0}, FunctionEntry{"boolean", F::boolean, 1, 1},
    FunctionEntry{"boolean-from-string", F::boolean_from_string, 1, 1}, FunctionEntry{"not", F::not_, 1, 1},
    FunctionEntry{"checklist", F::checklist, 2, any},
    FunctionEntry{"weighted-checklist", F::weighted_checklist, 2, any},
    FunctionEntry{"number", F::number, 0, 1}, FunctionEntry{"int", F::int_, 1, 1},
    FunctionEntry{"round", F::round, 1, 2}, FunctionEntry{"floor", F::floor, 1, 1},
    FunctionEntry{"ceiling", F::ceiling, 1, 1}, FunctionEntry{"sum", F::sum, 1, any},
    FunctionEntry{"min", F::min, 1, any}, FunctionEntry{"max", F::max, 1, any},
    FunctionEntry{"pow", F::pow, 2, 2}, FunctionEntry{"log", F::log, 1, 1}, FunctionEntry{"log10", F::log10, 1, 1},
    FunctionEntry{"abs", F::abs, 1, 1}, FunctionEntry{"sin", F::sin, 1, 1}, FunctionEntry{"cos", F::cos, 1, 1},
    FunctionEntry{"tan", F::tan, 1, 1}, FunctionEntry{"asin", F::asin, 1, 1}, FunctionEntry{"acos", F::acos, 1, 1},
    FunctionEntry{"atan", F::atan, 1, 1}, FunctionEntry{"atan2", F::atan2, 2, 2},
    FunctionEntry{"sqrt", F::sqrt, 1, 1}, FunctionEntry{"exp", F::exp, 1, 1}, FunctionEntry{"exp10", F::exp10, 1, 1},
    FunctionEntry{"pi", F::pi, 0, 0}, FunctionEntry{"random", F::random, 0, 0},
    FunctionEntry{"count", F::count, 1, 1}, FunctionEntry{"count-non-empty", F::count_non_empty, 1, 1},
    FunctionEntry{"position", F::position, 0, 1}, FunctionEntry{"last", F::last, 0, 0},
    FunctionEntry{"instance", F::instance, 1, 1}, FunctionEntry{"current", F::current, 0, 0},
    FunctionEntry{"indexed-repeat", F::indexed_repeat, 3, any}, FunctionEntry{"randomize", F::randomize, 1, 2},
     
    FunctionEntry{"selected", F::selected, 2, 2}, FunctionEntry{"selected-at", F::selected_at, 2, 2},
    
    FunctionEntry{"count-selected", F::count_selected, 1, 1}, FunctionEntry{"jr:choice-name", F::choice_name, 2, 2},
    FunctionEntry{"jr:itext", F::itext, 1, 1}, FunctionEntry{"pulldata", F::pulldata, 4, 4},
    FunctionEntry{"search", F::search, 1, any}, FunctionEntry{"today", F::today, 0, 0},
    FunctionEntry{"now", F::now, 0, 0}, FunctionEntry{"date", F::date, 1, 1},
    FunctionEntry{"date-time", F::date_time, 1, 1}, FunctionEntry{"format-date", F::format_date, 2, 2},
    FunctionEntry{"format-date-time", F::format_date_time, 2, 2},
    FunctionEntry{"decimal-date-time", F::decimal_date_time, 1, 1},
    FunctionEntry{"decimal-time", F::decimal_time, 1, 1}, FunctionEntry{"decimal-date", F::decimal_date_time, 1, 1},
    FunctionEntry{"area", F::area, 1, 1}, FunctionEntry{"enclosed-area", F::enclosed_area, 1, 1},
    FunctionEntry{"distance", F::distance, 1, any}, FunctionEntry{"geofence", F::geofence, 2, 2},
    FunctionEntry{"intersects", F::intersects, 1, 1}, FunctionEntry{"version", F::version, 0, 0},
    FunctionEntry{"property", F::property, 1, 1}, FunctionEntry{"extract-signed", F::extract_signed, 2, 2},
};
// clang-format on

} // namespace

std::span<const FunctionEntry> function_table() {
    return table;
}

std::optional<FunctionEntry> find_function(std::string_view name) {
    static const auto by_name = [] {
        std::unordered_map<std::string_view, FunctionEntry> entries;
        for (const FunctionEntry& entry : table)
            entries.emplace(entry.name, entry);
        return entries;
    }();
    const auto found = by_name.find(name);
    if (found == by_name.end()) return std::nullopt;
    return found->second;
}

} // namespace kith::expr
