#include "app/ctl/verbs.h"
#include "app/flow/imports.h"
#include "app/flow/project.h"
#include "sync/hub/hub.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

Json as_json(const ImportView& import) {
    const ImportCounts& counts = import.row.counts;
    return {{"n", static_cast<std::int64_t>(import.row.no)},
            {"at", to_iso8601(import.row.at)},
            {"laptop", import.laptop},
            {"laptop_id", to_hex(import.row.laptop)},
            {"file", to_hex(import.row.file)},
            {"new", counts.created},
            {"changed", counts.changed},
            {"same", counts.same},
            {"undone", import.row.is_undone}};
}

Result<Json> imports_of(StoreView& store) {
    KITH_TRY_ASSIGN(const auto imports, list_project_imports(store));
    Json json = Json::array();
    for (const ImportView& import : imports)
        json.push_back(as_json(import));
    return json;
}

Result<Outcome> import_list(Console& console, const StoreOption& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto imports, list_project_imports(*store));
    Outcome outcome;
    KITH_TRY_ASSIGN(outcome.json["imports"], imports_of(*store));
    KITH_TRY(store->close());
    for (const ImportView& import : imports)
        outcome.lines.push_back(fmt::format("{:>4}  {}  {}: {} new, {} changed, {} same{}",
                                            static_cast<std::int64_t>(import.row.no),
                                            to_iso8601(import.row.at),
                                            import.laptop,
                                            import.row.counts.created,
                                            import.row.counts.changed,
                                            import.row.counts.same,
                                            import.row.is_undone ? "; undone" : ""));
    if (imports.empty()) outcome.lines.emplace_back("No file was put into this store yet.");
    return outcome;
}

struct UndoOptions {
    std::string store, reason;
    std::int64_t import = 0;
};

Result<Outcome> outcome_of(Store& store,
                           const UndoOptions& options,
                           const sync::ImportUndone& done,
                           bool is_undone) {
    Outcome outcome;
    outcome.json = {{"n", options.import},
                    {"undone", is_undone},
                    {"records", done.records},
                    {"later_edits", Json::array()}};
    KITH_TRY_ASSIGN(outcome.json["imports"], imports_of(store));
    KITH_TRY(store.close());
    outcome.lines.push_back(
        is_undone ? fmt::format("Import {} is undone: {} records are hidden, nothing is removed. "
                                "import redo {} brings them back.",
                                options.import,
                                done.records,
                                options.import)
                  : fmt::format("Import {} counts again: {} records are back.",
                                options.import,
                                done.records));
    for (const RecordId record : done.later_edits) {
        outcome.json["later_edits"].push_back(to_text(record));
        outcome.lines.push_back(fmt::format(
            "{} was edited later by somebody who had seen what is hidden now.", to_text(record)));
    }
    outcome.findings = !done.later_edits.empty();
    return outcome;
}

template <bool undoes> Result<Outcome> turn_import(Console& console, const UndoOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(*store));
    sync::Hub hub(*store);
    const ImportNo import{options.import};
    KITH_TRY_ASSIGN(const sync::ImportUndone done,
                    undoes ? hub.undo(author, import, options.reason)
                           : hub.redo(author, import, options.reason));
    return outcome_of(*store, options, done, undoes);
}

void add_undo_options(CLI::App& verb, UndoOptions& options) {
    verb.add_option("store", options.store)->required();
    verb.add_option("import", options.import, "Its number, as import list shows it")->required();
    verb.add_option("--reason", options.reason, "One sentence, for whoever asks later");
}

} // namespace

void add_undo_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = add_family(app, "import", "Files that were merged: list, undo, redo");
    add_verb<StoreOption>(
        family,
        chosen,
        {"list", "Every merged file with its laptop and counts, the newest first"},
        [](CLI::App& verb, StoreOption& options) {
            verb.add_option("store", options.store)->required();
        },
        import_list);
    add_verb<UndoOptions>(family,
                          chosen,
                          {"undo", "Hide everything that a file brought; nothing is removed"},
                          add_undo_options,
                          turn_import<true>);
    add_verb<UndoOptions>(family,
                          chosen,
                          {"redo", "Let a file that was undone count again"},
                          add_undo_options,
                          turn_import<false>);
}

} // namespace kith::app
