#include "app/ctl/verbs.h"
#include "app/flow/form_shelf.h"
#include "app/flow/project.h"
#include "survey_core/export/export_files.h"
#include "survey_core/store/verify.h"
#include "sync/hub/dump.h"

#include <fmt/format.h>

#include <iostream>

namespace kith::app {
namespace {

struct DumpOptions {
    std::string store;
    bool canonical = false;
};

Result<Outcome> verify(Console& console, const StoreOption& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const VerifyReport report, verify_store(*store));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json = {{"ok", report.sound()},
                    {"findings", report.findings},
                    {"writers", report.writers},
                    {"changes", report.changes},
                    {"records", report.records}};
    outcome.lines = report.findings;
    outcome.lines.push_back(fmt::format("{} records and {} changes of {} writers read{}.",
                                        report.records,
                                        report.changes,
                                        report.writers,
                                        report.sound() ? ", every check holds" : ""));
    outcome.findings = !report.sound();
    return outcome;
}

/// The dump is its own format, JSON lines, with or without --json.
Result<Outcome> dump(Console& console, const DumpOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY(sync::dump_canonical(*store, [&](std::string_view line) { console.print(line); }));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.printed = true;
    return outcome;
}

struct ExportWords {
    std::string store, form, to, labels;
    bool named = false;
};

Result<Outcome> export_verb(Console& console, const ExportWords& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const auto versions, shelf.versions(*store, options.form));
    ExportOptions wanted;
    if (!options.labels.empty()) wanted.labels = options.labels;
    wanted.named = options.named;
    std::optional<SealingKey> key;
    if (options.named && store->is_hub()) {
        KITH_TRY_ASSIGN(key, coordinator_sealing_key(*store));
        wanted.coordinator = &*key;
    }
    KITH_TRY_ASSIGN(const ExportReport report,
                    export_form(console.files(), *store, versions, options.to, wanted));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json = {{"rows", report.rows},
                    {"file", report.file.string()},
                    {"files", Json::array()},
                    {"left_out", report.left_out}};
    for (const Path& file : report.files)
        outcome.json["files"].push_back(file.string());
    outcome.lines = {fmt::format("{} rows written to {}.", report.rows, report.file.string())};
    if (report.placed)
        outcome.lines.push_back(fmt::format("{} of them have a place.", *report.placed));
    if (!report.left_out.empty())
        outcome.lines.push_back(
            fmt::format("Left out because they tell who somebody is: {} (--named includes them).",
                        fmt::join(report.left_out, ", ")));
    return outcome;
}

} // namespace

void add_store_verbs(CLI::App& app, Chosen& chosen) {
    add_verb<StoreOption>(
        app,
        chosen,
        {"verify", "Read everything and check every seal and chain"},
        [](CLI::App& verb, StoreOption& options) {
            verb.add_option("store", options.store)->required();
        },
        verify);
    add_verb<DumpOptions>(
        app,
        chosen,
        {"dump", "Everything as JSON lines, the same for the same changes"},
        [](CLI::App& verb, DumpOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_flag("--canonical", options.canonical)->required();
        },
        dump);
    add_verb<ExportWords>(
        app,
        chosen,
        {"export", "Answers as .csv, .xlsx, .json or .geojson"},
        [](CLI::App& verb, ExportWords& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--form", options.form)->required();
            verb.add_option(
                    "--to", options.to, "FILE.csv or FILE.json; .RESTRICTED is added to the name")
                ->required();
            verb.add_option("--labels", options.labels, "Labels in this language instead of names");
            verb.add_flag("--named", options.named, "With names, contacts and sealed answers");
        },
        export_verb);
}

} // namespace kith::app
