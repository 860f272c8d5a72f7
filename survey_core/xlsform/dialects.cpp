#include "survey_core/xlsform/dialects.h"

#include "survey_core/base/text.h"

#include <algorithm>
#include <array>

namespace kith {
namespace {

constexpr auto odkx_sheets = std::to_array<std::string_view>({"model",
                                                              "queries",
                                                              "calculates",
                                                              "properties",
                                                              "framework",
                                                              "initial",
                                                              "table_specific_translations"});
constexpr auto odkx_columns = std::to_array<std::string_view>({"clause",
                                                               "branch_label",
                                                               "values_list",
                                                               "display.text",
                                                               "display.prompt.text",
                                                               "display.title.text"});

template <class Words> bool holds(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_odkx_columns(const Sheet& sheet) {
    if (sheet.rows.empty()) return false;
    const auto& headers = sheet.rows.front().cells;
    return std::count_if(headers.begin(), headers.end(), [](const Cell& header) {
               return holds(odkx_columns, to_lower(header.text));
           }) >= 2;
}

} // namespace

std::optional<Finding> find_odkx_dialect(const Workbook& workbook) {
    bool has_columns = false;
    std::size_t sheets = 0;
    for (const Sheet& sheet : workbook.sheets) {
        const std::string name = to_lower(trim(sheet.name));
        if (name == "survey") has_columns = has_odkx_columns(sheet);
        if (holds(odkx_sheets, name)) ++sheets;
    }
    if (!has_columns && sheets < 2) return std::nullopt;
    Finding finding;
    finding.code = "odk-x-dialect";
    finding.message =
        "This workbook is written for ODK-X, whose forms work in another way than XLSForm; "
        "Kith cannot read it.";
    finding.suggestion = "Write the form as an XLSForm: sheets survey, choices and settings.";
    return finding;
}

std::optional<Finding> find_cht_dialect(const std::vector<SurveyRow>& rows) {
    const auto contact = std::find_if(rows.begin(), rows.end(), [](const SurveyRow& row) {
        return row.type.text.starts_with("db:");
    });
    if (contact == rows.end()) return std::nullopt;
    Finding finding;
    finding.code = "cht-dialect";
    finding.severity = Severity::info;
    finding.sheet = "survey";
    finding.row = contact->row;
    finding.column = contact->type.column;
    finding.cell = contact->type.cell;
    finding.message =
        "This form is written for the Community Health Toolkit, whose 'db:' questions choose "
        "from its own contacts; Kith has no such question.";
    finding.suggestion = "Use select_one with a list of people, or text.";
    return finding;
}

} // namespace kith
