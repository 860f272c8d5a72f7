// Rows to Form. The workbook reader hands over plain rows with cell positions; this builds the
// tree, parses, binds, ranks, and reports every finding at once. It never sees a file.
#pragma once

#include "survey_core/base/result.h"
#include "survey_core/form/findings.h"
#include "survey_core/form/form.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kith {

/// One cell as the author wrote it (outer spaces trimmed). Empty text: not filled in.
struct SourceCell {
    std::string text;
    std::string column; // the header as written ("relevance", "label::English (en)")
    std::string cell;   // "B7"
};

/// Language ("" for a column without one) to cell, for every translatable column, in column order.
using SourceTexts = std::vector<std::pair<std::string, SourceCell>>;

/// A survey row; headers are already standard, but every text is raw: type spellings, yes/no and
/// expressions are read here. Fully blank rows are not handed over; a row with something but no
/// type is.
struct SurveyRow {
    int row = 0;
    SourceCell type, name, relevant, constraint, required, readonly, calculation, default_value,
        trigger;
    SourceCell choice_filter, appearance, parameters, repeat_count, save_to, autoplay,
        access; // access: kith::access
    SourceTexts label, hint, guidance_hint, constraint_message, required_message;
    SourceTexts image, big_image, audio, video;
    /// `bind::x`, `instance::x`, `body::x` that are none of the columns above, by full header.
    std::vector<SourceCell> extra;
};

/// A choices or external_choices row. Rows without list_name or name are reported by the reader and
/// not handed over.
struct ChoiceRow {
    int row = 0;
    SourceCell list_name, name, effect; // effect: kith::effect
    SourceTexts label, image, big_image, audio, video;
    std::vector<SourceCell>
        properties; // every other filled column; `column` is the property's name
};

struct EntityRow {
    int row = 0;
    SourceCell list_name, label, entity_id, create_if, update_if;
};

struct SettingsRow {
    int row = 2;
    SourceCell form_title, form_id, version, default_language, instance_name, style, name,
        allow_choice_duplicates;
    SourceTexts review;            // kith::review::LANGUAGE
    SourceCell flat;               // yes: groups are no part of paths
    std::vector<SourceCell> extra; // known but unused settings are findings of the reader
};

/// Everything one workbook says. Languages appear in the order of their first column.
struct FormSource {
    std::vector<SurveyRow> survey;
    std::vector<ChoiceRow> choices;
    std::vector<ChoiceRow> external_choices;
    std::vector<std::string>
        choice_columns; // all property headers of the choices sheet, filled or not
    SettingsRow settings;
    std::vector<EntityRow> entities;
    std::vector<std::string> languages;
    bool has_choices_sheet = false;
    bool has_entities_sheet = false;
    /// Names of attached files, when known; nullopt: do not warn about missing ones.
    std::optional<std::vector<std::string>> attachments;
    /// Reads one of them, so that the form can bring its lists along; unset: none is read.
    std::function<Result<std::string>(const std::string&)> file;
    std::string fallback_id; // form_id when the settings have none (file name without ending)
};

struct BuildOptions {
    bool lenient = false; // repairable findings become warnings and are repaired
};

struct BuiltForm {
    std::optional<Form> form; // empty when the findings hold an error
    Findings findings;
};

/// `earlier`: what the reader found. The form is withheld if it or the building holds an error.
[[nodiscard]] BuiltForm
build_form(const FormSource& source, Findings earlier = {}, BuildOptions options = {});

} // namespace kith
