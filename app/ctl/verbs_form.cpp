#include "app/ctl/verbs.h"
#include "app/flow/form_shelf.h"
#include "app/flow/picture_findings.h"
#include "survey_core/xlsform/load_form.h"
#include "survey_core/xlsform/pack.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

std::string_view severity_name(Severity severity) {
    switch (severity) {
    case Severity::error:
        return "error";
    case Severity::warning:
        return "warning";
    case Severity::info:
        return "info";
    }
    return "info";
}

Json as_json(const Finding& finding) {
    return {{"code", finding.code},
            {"severity", severity_name(finding.severity)},
            {"sheet", finding.sheet},
            {"row", finding.row},
            {"column", finding.column},
            {"cell", finding.cell},
            {"from", finding.from},
            {"to", finding.to},
            {"message", finding.message},
            {"suggestion", finding.suggestion}};
}

std::string as_line(const Finding& finding) {
    const std::string place = finding.cell.empty()
                                  ? fmt::format("{} row {}", finding.sheet, finding.row)
                                  : fmt::format("{} {}", finding.sheet, finding.cell);
    const std::string hint = finding.suggestion.empty() ? "" : " " + finding.suggestion;
    return fmt::format("{}: {} [{}] {}{}",
                       severity_name(finding.severity),
                       place,
                       finding.code,
                       finding.message,
                       hint);
}

void report_findings(const Findings& findings, Outcome& outcome) {
    outcome.json["findings"] = Json::array();
    for (const Finding& finding : findings) {
        outcome.json["findings"].push_back(as_json(finding));
        outcome.lines.push_back(as_line(finding));
    }
}

struct FileOption {
    std::string file;
};

Result<Outcome> form_check(Console& console, const FileOption& options) {
    if (!console.files().exists(options.file))
        return fail(ErrorCode::not_found,
                    fmt::format("There is no file or folder {}; check its name.", options.file));
    LoadedForm loaded = load_form(console.files(), options.file);
    const std::size_t questions = loaded.form ? question_count(*loaded.form) : 0;
    if (loaded.form)
        for (Finding& finding : picture_findings(*loaded.form))
            loaded.findings.push_back(std::move(finding));
    Outcome outcome;
    outcome.json = {{"loads", loaded.form.has_value()}, {"questions", questions}};
    report_findings(loaded.findings, outcome);
    outcome.lines.push_back(
        loaded.form ? fmt::format("The form loads: {} questions, {} findings.",
                                  questions,
                                  loaded.findings.size())
                    : fmt::format("The form does not load: {} findings.", loaded.findings.size()));
    outcome.findings = !loaded.form.has_value();
    return outcome;
}

struct FormAddOptions {
    std::string store, file;
};

Result<Outcome> form_add(Console& console, const FormAddOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const FormAdded added, add_form_file(*store, options.file));
    FormShelf shelf;
    std::size_t questions = 0;
    if (added.form) {
        KITH_TRY_ASSIGN(const SharedForm form, shelf.form(*store, added.form->id));
        questions = question_count(*form);
    }
    KITH_TRY(store->close());
    if (!added.form) {
        for (const Finding& finding : added.findings)
            if (finding.severity == Severity::error) console.say(as_line(finding));
        return fail(ErrorCode::bad_input,
                    fmt::format("The form {} has errors and was not added; form check lists them.",
                                options.file));
    }
    Outcome outcome;
    outcome.json["forms"] = Json::array({{{"id", added.form->form_id},
                                          {"version", added.form->version},
                                          {"title", added.form->title},
                                          {"questions", questions}}});
    report_findings(added.findings, outcome);
    outcome.lines.push_back(fmt::format(
        "Added the form '{}', version '{}'.", added.form->form_id, added.form->version));
    return outcome;
}

struct FormListOptions {
    std::string store;
};

Result<Outcome> form_list(Console& console, const FormListOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto rows, list_forms(*store));
    FormShelf shelf;
    Outcome outcome;
    outcome.json["forms"] = Json::array();
    for (const FormRow& row : rows) {
        KITH_TRY_ASSIGN(const SharedForm form, shelf.form(*store, row.id));
        outcome.json["forms"].push_back({{"id", row.form_id},
                                         {"version", row.version},
                                         {"title", row.title},
                                         {"questions", question_count(*form)}});
        outcome.lines.push_back(fmt::format("{}  version {}  {}  ({} questions)",
                                            row.form_id,
                                            row.version,
                                            row.title,
                                            question_count(*form)));
    }
    KITH_TRY(store->close());
    return outcome;
}

struct PackOptions {
    std::string folder, to;
};

Result<Outcome> form_pack(Console& console, const PackOptions& options) {
    KITH_TRY(pack_form(console.files(), options.folder, options.to));
    return Outcome{{{"file", options.to}},
                   {fmt::format("Packed {} into {}.", options.folder, options.to)},
                   false};
}

} // namespace

void add_form_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = add_family(app, "form", "Check, add, list and pack forms (XLSForm)");
    add_verb<FileOption>(
        family,
        chosen,
        {"check", "Every finding in a form"},
        [](CLI::App& verb, FileOption& options) {
            verb.add_option("file", options.file, ".xlsx, or a folder of CSV sheets")->required();
        },
        form_check);
    add_verb<FormAddOptions>(
        family,
        chosen,
        {"add", "Keep a form version in the project"},
        [](CLI::App& verb, FormAddOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("file", options.file, ".xlsx, or a folder of CSV sheets")->required();
        },
        form_add);
    add_verb<FormListOptions>(
        family,
        chosen,
        {"list", "The project's forms"},
        [](CLI::App& verb, FormListOptions& options) {
            verb.add_option("store", options.store)->required();
        },
        form_list);
    add_verb<PackOptions>(
        family,
        chosen,
        {"pack", "A folder of CSV sheets as one .xlsx file"},
        [](CLI::App& verb, PackOptions& options) {
            verb.add_option("folder", options.folder)->required();
            verb.add_option("--to", options.to)->required();
        },
        form_pack);
    add_explain_verb(family, chosen);
}

} // namespace kith::app
