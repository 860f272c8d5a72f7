#include "survey_core/xlsform/sheet_rows.h"

#include "survey_core/base/text.h"
#include "survey_core/xlsform/loops.h"
#include "survey_core/xlsform/row_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kith {
namespace {

constexpr std::array<SheetKind, 5> kinds = {SheetKind::survey,
                                            SheetKind::choices,
                                            SheetKind::external_choices,
                                            SheetKind::settings,
                                            SheetKind::entities};

std::optional<SheetKind> kind_of(const Sheet& sheet) {
    const std::string name = to_lower(trim(sheet.name));
    for (const SheetKind kind : kinds)
        if (name == sheet_word(kind)) return kind;
    return std::nullopt;
}

std::string near_sheet(const Sheet& sheet) {
    constexpr std::size_t furthest = 2;
    const std::string name = to_lower(trim(sheet.name));
    for (const SheetKind kind : kinds)
        if (edit_distance(name, sheet_word(kind)) <= furthest)
            return fmt::format("Did you mean '{}'?", sheet_word(kind));
    return {};
}

Finding unknown_sheet(const Sheet& sheet) {
    Finding finding;
    finding.code = "unknown-sheet";
    finding.severity = Severity::info;
    finding.sheet = sheet.name;
    finding.message =
        fmt::format("Kith does not know the sheet '{}' and leaves it out.", sheet.name);
    finding.suggestion = near_sheet(sheet);
    return finding;
}

Finding duplicate_sheet(const Sheet& sheet) {
    Finding finding;
    finding.code = "duplicate-sheet";
    finding.sheet = sheet.name;
    finding.message = fmt::format("The workbook has more than one sheet '{}'.", sheet.name);
    finding.suggestion = "Rename or remove all but one.";
    return finding;
}

/// The form sheets of the workbook; the others are findings.
std::vector<TitledSheet> titled_sheets(const Workbook& workbook, Findings& findings) {
    std::vector<TitledSheet> sheets;
    for (const Sheet& sheet : workbook.sheets) {
        const auto kind = kind_of(sheet);
        const bool is_second =
            std::any_of(sheets.begin(), sheets.end(), [&](const TitledSheet& earlier) {
                return kind && earlier.kind == *kind;
            });
        if (!kind)
            findings.push_back(unknown_sheet(sheet));
        else if (is_second)
            findings.push_back(duplicate_sheet(sheet));
        else
            sheets.push_back({*kind, sheet, read_headers(*kind, sheet, findings)});
    }
    return sheets;
}

const TitledSheet* find_sheet(const std::vector<TitledSheet>& sheets, SheetKind kind) {
    for (const TitledSheet& sheet : sheets)
        if (sheet.kind == kind) return &sheet;
    return nullptr;
}

void collect_languages(const TitledSheet& sheet, std::vector<std::string>& languages) {
    for (const Header& header : sheet.headers) {
        const bool is_new =
            std::find(languages.begin(), languages.end(), header.language) == languages.end();
        if (header.use == ColumnUse::standard && !header.language.empty() && is_new)
            languages.push_back(header.language);
    }
}

std::vector<ChoiceRow> read_choices(const TitledSheet& sheet, Findings& findings) {
    if (sheet.sheet.rows.empty()) return {};
    for (const std::string_view needed : {"list_name", "name"}) {
        if (has_column(sheet, needed)) continue;
        findings.push_back(missing_column(sheet, needed));
        return {};
    }
    return read_choice_rows(sheet, findings);
}

void read_survey(const std::vector<TitledSheet>& sheets, FormSource& source, Findings& findings) {
    const TitledSheet* survey = find_sheet(sheets, SheetKind::survey);
    if (survey == nullptr) {
        Finding finding;
        finding.code = "missing-survey-sheet";
        finding.message = "The workbook has no sheet 'survey', which holds the questions.";
        finding.suggestion = "Name the sheet with the questions 'survey'.";
        findings.push_back(std::move(finding));
    } else if (!has_column(*survey, "type")) {
        findings.push_back(missing_column(*survey, "type"));
    } else {
        source.survey = expand_loops(read_survey_rows(*survey, findings), source.choices);
    }
}

} // namespace

FormSource read_sheets(const Workbook& workbook, Findings& findings) {
    FormSource source;
    const std::vector<TitledSheet> sheets = titled_sheets(workbook, findings);
    for (const SheetKind kind : kinds)
        if (const TitledSheet* sheet = find_sheet(sheets, kind);
            sheet != nullptr && kind != SheetKind::settings) // kith::review adds no language
            collect_languages(*sheet, source.languages);
    if (const TitledSheet* choices = find_sheet(sheets, SheetKind::choices)) {
        source.has_choices_sheet = true;
        source.choices = read_choices(*choices, findings);
        for (const Header& header : choices->headers)
            if (header.use == ColumnUse::property) source.choice_columns.push_back(header.name);
    }
    if (const TitledSheet* external = find_sheet(sheets, SheetKind::external_choices))
        source.external_choices = read_choices(*external, findings);
    if (const TitledSheet* settings = find_sheet(sheets, SheetKind::settings))
        source.settings = read_settings_row(*settings, findings);
    if (!says_yes(source.settings.allow_choice_duplicates.text))
        for (Finding& finding : find_duplicate_choices(source.choices))
            findings.push_back(std::move(finding));
    if (const TitledSheet* entities = find_sheet(sheets, SheetKind::entities)) {
        source.has_entities_sheet = true;
        source.entities = read_entity_rows(*entities);
    }
    read_survey(sheets, source, findings);
    return source;
}

} // namespace kith
