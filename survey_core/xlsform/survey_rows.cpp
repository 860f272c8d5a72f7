#include "survey_core/xlsform/old_types.h"
#include "survey_core/xlsform/row_cells.h"

#include <fmt/format.h>

#include <array>

namespace kith {
namespace {

constexpr std::array<CellPlace<SurveyRow>, 16> survey_cells = {{
    {"type", &SurveyRow::type},
    {"name", &SurveyRow::name},
    {"relevant", &SurveyRow::relevant},
    {"constraint", &SurveyRow::constraint},
    {"required", &SurveyRow::required},
    {"readonly", &SurveyRow::readonly},
    {"calculation", &SurveyRow::calculation},
    {"default", &SurveyRow::default_value},
    {"trigger", &SurveyRow::trigger},
    {"choice_filter", &SurveyRow::choice_filter},
    {"appearance", &SurveyRow::appearance},
    {"parameters", &SurveyRow::parameters},
    {"repeat_count", &SurveyRow::repeat_count},
    {"save_to", &SurveyRow::save_to},
    {"autoplay", &SurveyRow::autoplay},
    {"access", &SurveyRow::access},
}};
constexpr std::array<TextPlace<SurveyRow>, 9> survey_texts = {{
    {"label", &SurveyRow::label},
    {"hint", &SurveyRow::hint},
    {"guidance_hint", &SurveyRow::guidance_hint},
    {"constraint_message", &SurveyRow::constraint_message},
    {"required_message", &SurveyRow::required_message},
    {"image", &SurveyRow::image},
    {"big_image", &SurveyRow::big_image},
    {"audio", &SurveyRow::audio},
    {"video", &SurveyRow::video},
}};

struct ReadRow {
    SurveyRow row;
    bool is_filled = false;
    bool is_disabled = false;
};

ReadRow read_survey_row(const TitledSheet& sheet, const SheetRow& source) {
    ReadRow read;
    read.row.row = static_cast<int>(source.number);
    visit_row(sheet, source, [&](const Header& header, SourceCell cell) {
        if (header.use == ColumnUse::extra) {
            if (!cell.text.empty()) read.row.extra.push_back(std::move(cell));
            return;
        }
        read.is_filled = read.is_filled || !cell.text.empty();
        if (header.name == "disabled")
            read.is_disabled = says_yes(cell.text);
        else if (!fill_cell(read.row, survey_cells, header.name, cell))
            fill_text(read.row, survey_texts, header, cell);
    });
    return read;
}

Finding disabled_finding(const SurveyRow& row) {
    Finding finding;
    finding.code = "disabled-row";
    finding.severity = Severity::info;
    finding.sheet = "survey";
    finding.row = row.row;
    finding.message = fmt::format("Row {} is switched off by its column 'disabled'.", row.row);
    return finding;
}

/// A row without a type counts only when it has a name or a label: all else is the author's remark.
bool is_remark(const SurveyRow& row) {
    if (!row.type.text.empty() || !row.name.text.empty()) return false;
    for (const auto& [language, label] : row.label)
        if (!label.text.empty()) return false;
    return true;
}

} // namespace

std::vector<SurveyRow> read_survey_rows(const TitledSheet& sheet, Findings& findings) {
    std::vector<SurveyRow> rows;
    for (const SheetRow& source : rows_below_headers(sheet.sheet)) {
        ReadRow read = read_survey_row(sheet, source);
        if (!read.is_filled || is_remark(read.row)) continue;
        if (auto remark = modernise_type(read.row)) findings.push_back(std::move(*remark));
        if (read.is_disabled)
            findings.push_back(disabled_finding(read.row));
        else
            rows.push_back(std::move(read.row));
    }
    return rows;
}

} // namespace kith
