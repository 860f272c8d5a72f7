#include "survey_core/form/form_maker.h"

#include <algorithm>

namespace kith {

FormMaker::FormMaker(const FormSource& source, BuildOptions options) : FormDraft(source, options) {}

BuiltForm build_form(const FormSource& source, Findings earlier, BuildOptions options) {
    return FormMaker(source, options).run(std::move(earlier));
}

BuiltForm FormMaker::run(Findings earlier) {
    findings_ = std::move(earlier);
    read_settings();
    read_languages();
    read_reviews();
    read_lists();
    read_tree();
    read_details();
    read_entities();
    bind_choice_texts();
    bring_pictures();
    draw_graph();
    BuiltForm built;
    if (!has_errors(findings_)) built.form = std::move(form_);
    built.findings = std::move(findings_);
    return built;
}

Finding&
FormDraft::find(Severity severity, std::string code, const Where& where, std::string message) {
    Finding finding;
    finding.severity = severity;
    finding.code = std::move(code);
    finding.sheet = where.sheet;
    finding.row = where.row;
    finding.column = where.cell.column.empty() ? where.column : where.cell.column;
    finding.cell = where.cell.cell;
    finding.message = std::move(message);
    findings_.push_back(std::move(finding));
    return findings_.back();
}

Finding& FormDraft::error(std::string code,
                          const SurveyRow& row,
                          const SourceCell& cell,
                          std::string column,
                          std::string message) {
    return find(Severity::error,
                std::move(code),
                {"survey", row.row, cell, std::move(column)},
                std::move(message));
}

void FormMaker::read_settings() {
    Settings& settings = form_.settings_;
    const SettingsRow& row = source_.settings;
    settings.form_id = row.form_id.text.empty() ? source_.fallback_id : row.form_id.text;
    settings.title = row.form_title.text.empty() ? settings.form_id : row.form_title.text;
    settings.version = row.version.text;
    settings.style = row.style.text;
    const std::string& twice = row.allow_choice_duplicates.text;
    settings.allow_choice_duplicates =
        twice == "yes" || twice == "true" || twice == "TRUE" || twice == "true()";
}

/// The default language comes first. A column without a language belongs to the default one.
void FormMaker::read_languages() {
    const auto has_plain = [](const SourceTexts& texts) {
        return std::any_of(
            texts.begin(), texts.end(), [](const auto& text) { return text.first.empty(); });
    };
    bool plain = source_.languages.empty();
    for (const SurveyRow& row : source_.survey)
        plain = plain || has_plain(row.label) || has_plain(row.hint);
    std::string wanted = source_.settings.default_language.text;
    std::vector<std::string> languages = source_.languages;
    std::erase(languages, std::string());
    const auto means = [&](const std::string& name) {
        return name == wanted || name.starts_with(wanted + " (");
    };
    const auto named = std::find_if(languages.begin(), languages.end(), means);
    if (!wanted.empty() && named != languages.end()) wanted = *named;
    if (wanted.empty()) wanted = plain ? "default" : languages.front();
    std::erase(languages, wanted);
    languages.insert(languages.begin(), wanted);
    form_.settings_.default_language = wanted;
    form_.languages_ = std::move(languages);
}

/// A translation with a `kith::review` column counts as checked only where the cell says
/// `reviewed`: consent read out in another needs a worker's recorded word.
void FormMaker::read_reviews() {
    for (const auto& [language, cell] : source_.settings.review) {
        const auto& known = form_.languages_;
        if (std::find(known.begin(), known.end(), language) == known.end()) {
            find(Severity::warning,
                 "unknown-language",
                 {"settings", source_.settings.row, cell, "kith::review"},
                 "The form has no language '" + language + "'; kith::review names one of its own.");
            continue;
        }
        if (cell.text != "unreviewed" && cell.text != "reviewed" && !cell.text.empty())
            find(Severity::warning,
                 "bad-review",
                 {"settings", source_.settings.row, cell, "kith::review"},
                 "kith::review is reviewed or unreviewed; this counts as unreviewed.");
        if (cell.text != "reviewed") form_.settings_.unreviewed_languages.push_back(language);
    }
}

std::size_t FormMaker::language_index(std::string_view name) const {
    const auto& languages = form_.languages_;
    const auto found = std::find(languages.begin(), languages.end(), name);
    return found == languages.end() ? 0 : static_cast<std::size_t>(found - languages.begin());
}

// --- what the binder asks ---

std::int32_t FormDraft::parent(std::int32_t index) const {
    const NodeIndex above = form_.node(index).parent;
    return above == no_node ? above : path_parent(above);
}

std::int32_t FormDraft::child(std::int32_t index, std::string_view name) const {
    if (index == expr::none) return form_.nodes_.front().name == name ? 0 : expr::none;
    const auto& children = children_[static_cast<std::size_t>(index)];
    const auto found = children.find(std::string(name));
    return found == children.end() ? expr::none : found->second;
}

bool FormDraft::is_repeat(std::int32_t index) const {
    return form_.node(index).is_repeat();
}

std::vector<std::int32_t> FormDraft::named(std::string_view name) const {
    const auto found = form_.by_name_.find(std::string(name));
    return found == form_.by_name_.end() ? std::vector<std::int32_t>{} : found->second;
}

std::int32_t FormDraft::list(std::string_view name) const {
    return form_.find_list(name).value_or(no_list);
}

std::int32_t FormDraft::file_list(std::string_view stem) {
    if (const auto known = form_.find_list(stem)) return *known;
    return add_file_list(std::string(stem), std::string(stem) + ".csv");
}

std::vector<std::string> FormDraft::all_names() const {
    std::vector<std::string> names;
    for (const auto& [name, nodes] : form_.by_name_)
        names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace kith
