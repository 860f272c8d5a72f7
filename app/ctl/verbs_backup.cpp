// A store as one file for another disk, and back.
#include "app/ctl/verbs.h"
#include "survey_core/store/backup.h"
#include "survey_core/store/verify.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

struct BackupOptions {
    std::string store, file;
};

Outcome outcome_of(const VerifyReport& report) {
    Outcome outcome;
    outcome.json = {{"ok", report.sound()},
                    {"findings", report.findings},
                    {"changes", report.changes},
                    {"records", report.records}};
    outcome.lines = report.findings;
    outcome.findings = !report.sound();
    return outcome;
}

Result<Outcome> backup(Console& console, const BackupOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const VerifyReport report, verify_store(*store));
    KITH_TRY_ASSIGN(const Backup written, write_backup(*store, options.file));
    KITH_TRY(store->close());
    Outcome outcome = outcome_of(report);
    outcome.json["file"] = written.file.string();
    outcome.json["bytes"] = written.bytes;
    outcome.lines.push_back(
        fmt::format("Written and read back: {}, {} bytes. The same passphrase opens it; keep it on "
                    "another disk.",
                    written.file.filename().string(),
                    written.bytes));
    return outcome;
}

/// A store that cannot be opened is not left behind.
Result<Outcome> restore(Console& console, const BackupOptions& options) {
    KITH_TRY(restore_backup(console.files(), options.file, options.store));
    auto store = console.open(options.store);
    if (!store) {
        std::error_code ignored;
        std::filesystem::remove_all(options.store, ignored);
        return tl::unexpected(store.error());
    }
    KITH_TRY_ASSIGN(const VerifyReport report, verify_store(**store));
    KITH_TRY((*store)->close());
    Outcome outcome = outcome_of(report);
    outcome.json["store"] = options.store;
    outcome.lines.push_back(fmt::format(
        "{} records and {} changes are in {}. Use it in place of the store that was backed up, "
        "never beside it.",
        report.records,
        report.changes,
        options.store));
    return outcome;
}

} // namespace

void add_backup_verbs(CLI::App& app, Chosen& chosen) {
    add_verb<BackupOptions>(
        app,
        chosen,
        {"backup", "The whole store as one file, as encrypted as it is"},
        [](CLI::App& verb, BackupOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--to", options.file, "A file that is not there yet")->required();
        },
        backup);
    add_verb<BackupOptions>(
        app,
        chosen,
        {"restore", "A store from such a file, in a new folder"},
        [](CLI::App& verb, BackupOptions& options) {
            verb.add_option("file", options.file)->required();
            verb.add_option("--to", options.store, "A folder NAME.kith that is not there yet")
                ->required();
        },
        restore);
}

} // namespace kith::app
