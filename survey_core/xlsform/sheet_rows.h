// Sheets to the rows a form is built from. Every text stays as written; only its place gets a
// standard name.
#pragma once

#include "survey_core/form/form_builder.h"
#include "survey_core/xlsform/headers.h"

namespace kith {

/// Reads the form sheets of a workbook. Adds findings of severity error for what cannot be read: no
/// survey sheet, a required column missing, a column twice, a choice without a name.
[[nodiscard]] FormSource read_sheets(const Workbook& workbook, Findings& findings);

/// One sheet with its headers, as the readers of the single sheets see it.
struct TitledSheet {
    SheetKind kind;
    const Sheet& sheet;
    std::vector<Header> headers;
};

[[nodiscard]] std::vector<SurveyRow> read_survey_rows(const TitledSheet& sheet, Findings& findings);
[[nodiscard]] std::vector<ChoiceRow> read_choice_rows(const TitledSheet& sheet, Findings& findings);
/// A name twice in one list, unless the settings allow it. Repairable: opened leniently, both stay.
[[nodiscard]] Findings find_duplicate_choices(const std::vector<ChoiceRow>& choices);
[[nodiscard]] std::vector<EntityRow> read_entity_rows(const TitledSheet& sheet);
[[nodiscard]] SettingsRow read_settings_row(const TitledSheet& sheet, Findings& findings);

} // namespace kith
