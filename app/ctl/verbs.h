// The verbs of kithctl, family by family. Each registers its words with CLI11 and leaves what to
// run.
#pragma once

#include "app/ctl/console.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace kith::app {

/// What the command line asked for; set by the verb whose words were parsed.
struct Chosen {
    std::function<Result<Outcome>(Console&)> run;
};

void add_project_verbs(CLI::App& app, Chosen& chosen);
void add_terms_verbs(CLI::App& project, Chosen& chosen);
void add_laptop_verbs(CLI::App& app, Chosen& chosen);
void add_form_verbs(CLI::App& app, Chosen& chosen);
void add_explain_verb(CLI::App& forms, Chosen& chosen); // one of the form verbs
void add_draft_verbs(CLI::App& app, Chosen& chosen);
void add_interview_verbs(CLI::App& app, Chosen& chosen);
void add_record_verbs(CLI::App& app, Chosen& chosen);
void add_import_verbs(CLI::App& app, Chosen& chosen); // after the record verbs, whose family it is
void add_handover_verbs(CLI::App& app, Chosen& chosen);
void add_seal_verb(CLI::App& app, Chosen& chosen);
void add_conflict_verbs(CLI::App& app, Chosen& chosen);
void add_undo_verbs(CLI::App& app, Chosen& chosen);
void add_hub_verbs(CLI::App& app, Chosen& chosen);
void add_erase_verbs(CLI::App& app, Chosen& chosen);
void add_consent_verbs(CLI::App& app, Chosen& chosen);
void add_concern_verbs(CLI::App& app, Chosen& chosen);
void add_round_verbs(CLI::App& app, Chosen& chosen);
void add_subject_verb(CLI::App& app, Chosen& chosen);
void add_print_verbs(CLI::App& app, Chosen& chosen);
void add_asset_verbs(CLI::App& app, Chosen& chosen);
void add_store_verbs(CLI::App& app, Chosen& chosen);
void add_backup_verbs(CLI::App& app, Chosen& chosen);
void add_insight_verb(CLI::App& app, Chosen& chosen);
void add_demo_verb(CLI::App& app, Chosen& chosen);

/// Of a verb that needs nothing but its store.
struct StoreOption {
    std::string store;
};

struct VerbName {
    const char* word;
    const char* help;
};

/// `add_verb<Options>(app, chosen, {"new", "help"}, describe, run)`: one verb with its own options,
/// filled by `describe`.
template <class Options, class Describe, class Run>
void add_verb(CLI::App& family, Chosen& chosen, VerbName name, Describe describe, Run run) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = family.add_subcommand(name.word, name.help);
    verb->fallthrough();
    describe(*verb, *options);
    verb->callback([&chosen, options, run] {
        chosen.run = [options, run](Console& console) { return run(console, *options); };
    });
}

/// A family such as `project`, which needs one of its verbs.
[[nodiscard]] CLI::App& add_family(CLI::App& app, const char* name, const char* help);

/// Parses, runs, prints; returns the exit code.
int run_kithctl(int count, const char* const* words, Console& console);

} // namespace kith::app
