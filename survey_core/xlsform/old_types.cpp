#include "survey_core/xlsform/old_types.h"

#include <fmt/format.h>

namespace kith {
namespace {

constexpr std::string_view prompt_start = "add ";
constexpr std::string_view prompt_end = " prompt";
constexpr std::string_view address_start = "uri:";
constexpr std::string_view map_edit_start = "osm";

bool is_map_edit(std::string_view type) {
    return type == map_edit_start || (type.starts_with(map_edit_start) &&
                                      type.substr(map_edit_start.size()).starts_with(' '));
}

Finding lost_map_edit(const SurveyRow& row) {
    Finding finding;
    finding.code = "unsupported-type";
    finding.severity = Severity::warning;
    finding.sheet = "survey";
    finding.row = row.row;
    finding.column = row.type.column;
    finding.cell = row.type.cell;
    finding.message = fmt::format("Kith does not edit OpenStreetMap; '{}' asks for a file instead.",
                                  row.type.text);
    finding.suggestion = "Use geopoint, or text for the address.";
    return finding;
}

} // namespace

std::optional<Finding> modernise_type(SurveyRow& row) {
    const std::string_view type = row.type.text;
    if (is_map_edit(type)) {
        Finding finding = lost_map_edit(row);
        row.type.text = "file";
        return finding;
    }
    if (type.starts_with(address_start)) {
        row.type.text = std::string(type.substr(address_start.size()));
    } else if (type.starts_with(prompt_start) && type.ends_with(prompt_end) &&
               type.size() > prompt_start.size() + prompt_end.size()) {
        row.type.text = std::string(type.substr(
            prompt_start.size(), type.size() - prompt_start.size() - prompt_end.size()));
    }
    return std::nullopt;
}

} // namespace kith
