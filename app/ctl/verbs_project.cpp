#include "app/ctl/verbs.h"
#include "app/flow/enrolment.h"
#include "app/flow/project.h"
#include "app/paper/print.h"
#include "app/paper/recovery_sheet.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

constexpr std::uint64_t code_file_limit_bytes = 4096;

struct NewOptions {
    std::string store, name, recovery_sheet;
    bool is_test = false;
};

Status write_recovery_sheet(Console& console,
                            const Store& store,
                            const RecoveryCode& recovery,
                            const std::string& file) {
    const Instant now = console.clock().now();
    const Date today{static_cast<std::int32_t>(now.ms / 86'400'000)};
    KITH_TRY_ASSIGN(const Path share, share_folder());
    KITH_TRY_ASSIGN(const Words words, Words::load(share / "words", "en"));
    const Document sheet = recovery_sheet(
        {store.project().name, recovery.text, check_words(store.project().root), today}, words);
    KITH_TRY_ASSIGN(const Printed printed, print_pdf(sheet, words, share / "fonts"));
    return replace_file(console.files(), file, printed.pdf);
}

Result<Outcome> new_project(Console& console, const NewOptions& options) {
    KITH_TRY(console.apply_test_options(options.is_test, 0));
    if (!options.recovery_sheet.empty() && console.files().exists(options.recovery_sheet))
        return fail(ErrorCode::already_exists,
                    "The file for the recovery sheet is there already; choose another name.");
    KITH_TRY_ASSIGN(const std::string passphrase, console.passphrase());
    KITH_TRY_ASSIGN(StartedProject started,
                    start_project(console.environment(),
                                  options.store,
                                  {options.name, passphrase, "Coordinator", options.is_test}));
    if (!options.recovery_sheet.empty()) {
        const Status written =
            write_recovery_sheet(console, *started.store, started.recovery, options.recovery_sheet);
        if (!written) { // nobody has seen the code: such a store could not be rescued
            started.store.reset();
            remove_store(console.files(), options.store);
            return same_error(written);
        }
    }
    Outcome outcome;
    outcome.json = {{"project", to_hex(started.store->project().id)},
                    {"laptop", to_hex(started.store->laptop())}};
    outcome.lines = {fmt::format("The project '{}' is ready.", started.store->project().name)};
    if (!options.recovery_sheet.empty())
        outcome.lines.push_back("Print the recovery sheet, lock it away, then delete the file.");
    KITH_TRY(started.store->close());
    if (options.recovery_sheet.empty())
        console.say("Recovery code (shown once, write it down now): " + started.recovery.text);
    return outcome;
}

struct CardOptions {
    std::string store, to;
};

Result<Outcome> project_card(Console& console, const CardOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const CardWritten card, write_joining_card(*store, options.to));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json = {{"file", options.to}, {"forms", card.forms}};
    outcome.lines = {fmt::format("The joining card holds {} forms. It is a secret: give it to the "
                                 "laptops of this project only.",
                                 card.forms),
                     "Check words: " + card.check_words};
    return outcome;
}

struct DrillOptions {
    std::string store, code_file;
};

Result<Outcome> project_drill(Console& console, const DrillOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const Bytes code,
                    read_file(console.files(), options.code_file, code_file_limit_bytes));
    KITH_TRY(recovery_drill(*store, as_text(code)));
    KITH_TRY(store->close());
    return Outcome{{{"ok", true}}, {"The code opens the store. The drill has passed."}, false};
}

struct PhoneOptions {
    std::string store, number;
};

Result<Outcome> project_phone(Console& console, const PhoneOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    if (!options.number.empty()) KITH_TRY(keep_coordinator_phone(*store, options.number));
    KITH_TRY_ASSIGN(const std::string phone, coordinator_phone(*store));
    KITH_TRY(store->close());
    return Outcome{{{"phone", phone}},
                   {phone.empty() ? "No number is kept here yet." : "People ring " + phone + "."},
                   false};
}

} // namespace

void add_project_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = add_family(
        app, "project", "Start a project, make its joining card, hold the recovery drill");
    add_verb<NewOptions>(
        family,
        chosen,
        {"new", "A new project: store, keys, recovery sheet"},
        [](CLI::App& verb, NewOptions& options) {
            verb.add_option("store", options.store, "A new folder NAME.kith")->required();
            verb.add_option("--name", options.name, "What people call the project")->required();
            verb.add_option(
                "--recovery-sheet", options.recovery_sheet, "Where to write the sheet (PDF)");
            verb.add_flag("--test-project",
                          options.is_test,
                          "Invented data for ever: cheap keys, --seed and --now allowed");
        },
        new_project);
    add_verb<CardOptions>(
        family,
        chosen,
        {"card", "The joining card for field laptops"},
        [](CLI::App& verb, CardOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--to", options.to, "The card's file")->required();
        },
        project_card);
    add_verb<DrillOptions>(
        family,
        chosen,
        {"drill", "Prove that the printed recovery code opens the store"},
        [](CLI::App& verb, DrillOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option(
                    "--code-file", options.code_file, "A file with the code as it is on the sheet")
                ->required();
        },
        project_drill);
    add_verb<PhoneOptions>(
        family,
        chosen,
        {"phone", "The number that people ring about their answers; a coordinator's travels"},
        [](CLI::App& verb, PhoneOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("number", options.number, "A new number; without it: the kept one");
        },
        project_phone);
    add_terms_verbs(family, chosen);
}

} // namespace kith::app
