#include "app/ctl/verbs.h"

namespace kith::app {
namespace {

void add_common_options(CLI::App& app, CommonOptions& options) {
    app.add_flag("--json", options.json, "One JSON document on standard output");
    app.add_option("--passphrase-file",
                   options.passphrase_file,
                   "The passphrase is in this file (- for standard input)");
    app.add_option("--now", options.now, "The time, in a test project only");
    app.add_option("--seed", options.seed, "Fixes chance, in a test project only");
}

int usage_error(const CLI::App& app, const CLI::ParseError& error, Console& console) {
    if (error.get_exit_code() == 0) { // --help
        console.print(app.help("", CLI::AppFormatMode::Normal));
        return 0;
    }
    console.say(std::string("kithctl: ") + error.what() + " (kithctl --help lists the verbs)");
    return 2;
}

} // namespace

CLI::App& add_family(CLI::App& app, const char* name, const char* help) {
    CLI::App* family = app.add_subcommand(name, help);
    family->require_subcommand(1);
    family->fallthrough();
    return *family;
}

int run_kithctl(int count, const char* const* words, Console& console) {
    CLI::App app("Kith on the command line: everything a coordinator does at the bench, scripted",
                 "kithctl");
    app.require_subcommand(1);
    Chosen chosen;
    add_common_options(app, console.options);
    add_project_verbs(app, chosen);
    add_laptop_verbs(app, chosen);
    add_form_verbs(app, chosen);
    add_draft_verbs(app, chosen);
    add_interview_verbs(app, chosen);
    add_record_verbs(app, chosen);
    add_import_verbs(app, chosen);
    add_handover_verbs(app, chosen);
    add_seal_verb(app, chosen);
    add_conflict_verbs(app, chosen);
    add_undo_verbs(app, chosen);
    add_erase_verbs(app, chosen);
    add_consent_verbs(app, chosen);
    add_concern_verbs(app, chosen);
    add_hub_verbs(app, chosen);
    add_round_verbs(app, chosen);
    add_subject_verb(app, chosen);
    add_print_verbs(app, chosen);
    add_asset_verbs(app, chosen);
    add_store_verbs(app, chosen);
    add_backup_verbs(app, chosen);
    add_insight_verb(app, chosen);
    add_demo_verb(app, chosen);
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return usage_error(app, error, console);
    }
    return console.finish(chosen.run(console));
}

} // namespace kith::app
