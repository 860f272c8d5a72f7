#include "survey_core/xlsform/row_cells.h"

#include <fmt/format.h>

#include <array>
#include <map>

namespace kith {
namespace {

constexpr std::array<CellPlace<ChoiceRow>, 3> choice_cells = {{
    {"list_name", &ChoiceRow::list_name},
    {"name", &ChoiceRow::name},
    {"effect", &ChoiceRow::effect},
}};
constexpr std::array<TextPlace<ChoiceRow>, 5> choice_texts = {{
    {"label", &ChoiceRow::label},
    {"image", &ChoiceRow::image},
    {"big_image", &ChoiceRow::big_image},
    {"audio", &ChoiceRow::audio},
    {"video", &ChoiceRow::video},
}};
constexpr std::array<CellPlace<EntityRow>, 5> entity_cells = {{
    {"list_name", &EntityRow::list_name},
    {"label", &EntityRow::label},
    {"entity_id", &EntityRow::entity_id},
    {"create_if", &EntityRow::create_if},
    {"update_if", &EntityRow::update_if},
}};
constexpr std::array<TextPlace<SettingsRow>, 1> settings_texts = {{
    {"review", &SettingsRow::review},
}};
constexpr std::array<CellPlace<SettingsRow>, 9> settings_cells = {{
    {"form_title", &SettingsRow::form_title},
    {"form_id", &SettingsRow::form_id},
    {"version", &SettingsRow::version},
    {"default_language", &SettingsRow::default_language},
    {"instance_name", &SettingsRow::instance_name},
    {"style", &SettingsRow::style},
    {"name", &SettingsRow::name},
    {"allow_choice_duplicates", &SettingsRow::allow_choice_duplicates},
    {"flat", &SettingsRow::flat},
}};

ChoiceRow read_choice_row(const TitledSheet& sheet, const SheetRow& source) {
    ChoiceRow row;
    row.row = static_cast<int>(source.number);
    visit_row(sheet, source, [&](const Header& header, SourceCell cell) {
        if (header.use == ColumnUse::property) {
            cell.column = header.name;
            if (!cell.text.empty()) row.properties.push_back(std::move(cell));
        } else if (!fill_cell(row, choice_cells, header.name, cell)) {
            fill_text(row, choice_texts, header, cell);
        }
    });
    return row;
}

Finding
missing_choice_cell(const TitledSheet& sheet, const ChoiceRow& row, const SourceCell& missing) {
    Finding finding;
    finding.sheet = sheet_word(sheet.kind);
    finding.row = row.row;
    finding.column = missing.column;
    finding.cell = missing.cell;
    return finding;
}

Finding nameless_choice(const TitledSheet& sheet, const ChoiceRow& row) {
    Finding finding = missing_choice_cell(sheet, row, row.name);
    finding.code = "missing-choice-name";
    finding.message =
        fmt::format("The choice in row {} of list '{}' has no name.", row.row, row.list_name.text);
    finding.suggestion = "Give it a short name without spaces; the name is what the record keeps.";
    return finding;
}

Finding listless_choice(const TitledSheet& sheet, const ChoiceRow& row) {
    Finding finding = missing_choice_cell(sheet, row, row.list_name);
    finding.code = "missing-list-name";
    finding.severity = Severity::warning;
    finding.message = fmt::format("Row {} of sheet '{}' belongs to no list and is left out.",
                                  row.row,
                                  sheet_word(sheet.kind));
    finding.suggestion = "Fill in list_name, or remove the row.";
    return finding;
}

} // namespace

std::vector<ChoiceRow> read_choice_rows(const TitledSheet& sheet, Findings& findings) {
    std::vector<ChoiceRow> rows;
    for (const SheetRow& source : rows_below_headers(sheet.sheet)) {
        ChoiceRow row = read_choice_row(sheet, source);
        if (row.list_name.text.empty()) {
            if (!row.name.text.empty()) findings.push_back(listless_choice(sheet, row));
        } else if (row.name.text.empty()) {
            findings.push_back(nameless_choice(sheet, row));
        } else {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

Findings find_duplicate_choices(const std::vector<ChoiceRow>& choices) {
    Findings findings;
    std::map<std::pair<std::string_view, std::string_view>, int> seen;
    for (const ChoiceRow& row : choices) {
        const auto [earlier, is_new] =
            seen.try_emplace({row.list_name.text, row.name.text}, row.row);
        if (is_new) continue;
        Finding finding;
        finding.code = "duplicate-choice";
        finding.sheet = "choices";
        finding.row = row.row;
        finding.column = row.name.column;
        finding.cell = row.name.cell;
        finding.message = fmt::format("The choice '{}' is in list '{}' twice: in rows {} and {}.",
                                      row.name.text,
                                      row.list_name.text,
                                      earlier->second,
                                      row.row);
        finding.suggestion = "Rename one of them, or write yes into allow_choice_duplicates of the "
                             "settings if a choice_filter keeps them apart.";
        finding.repairable = true;
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<EntityRow> read_entity_rows(const TitledSheet& sheet) {
    std::vector<EntityRow> rows;
    for (const SheetRow& source : rows_below_headers(sheet.sheet)) {
        EntityRow row;
        row.row = static_cast<int>(source.number);
        bool is_filled = false;
        visit_row(sheet, source, [&](const Header& header, SourceCell cell) {
            is_filled = is_filled || !cell.text.empty();
            fill_cell(row, entity_cells, header.name, cell);
        });
        if (is_filled) rows.push_back(std::move(row));
    }
    return rows;
}

SettingsRow read_settings_row(const TitledSheet& sheet, Findings& findings) {
    SettingsRow row;
    const auto rows = rows_below_headers(sheet.sheet);
    if (rows.empty()) return row;
    row.row = static_cast<int>(rows.front().number);
    visit_row(sheet, rows.front(), [&](const Header& header, SourceCell cell) {
        if (!fill_cell(row, settings_cells, header.name, cell))
            fill_text(row, settings_texts, header, cell);
    });
    if (rows.size() > 1) {
        Finding finding;
        finding.code = "extra-settings-row";
        finding.severity = Severity::info;
        finding.sheet = sheet_word(sheet.kind);
        finding.row = static_cast<int>(rows[1].number);
        finding.message = "Only the first row of settings counts; the rows below it are left out.";
        findings.push_back(std::move(finding));
    }
    return row;
}

} // namespace kith
