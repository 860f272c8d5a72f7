#include "app/ctl/verbs.h"
#include "app/paper/sheets.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

struct PrintOptions {
    std::string store, record, form, to;
    std::string language = "en";
};

Result<Outcome> print(Console& console, const PrintOptions& options, PaperKind kind) {
    PaperWish wish{kind, {}, options.language, options.form, options.to};
    if (!options.record.empty()) {
        KITH_TRY_ASSIGN(wish.record, parse_dot(options.record));
    }
    KITH_TRY_ASSIGN(const Path share, share_folder());
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(
        const PaperWritten written,
        print_paper({console.files(), *store, shelf, share, console.clock().now()}, wish));
    KITH_TRY(store->close());
    return Outcome{
        {{"file", written.file.string()}, {"pages", written.pages}},
        {fmt::format("{} page{} in {}. The file is not locked: print it, then delete it.",
                     written.pages,
                     written.pages == 1 ? "" : "s",
                     written.file.string())},
        false};
}

void add_common(CLI::App& verb, PrintOptions& options) {
    verb.add_option("--to", options.to, "Where to write the sheet (PDF)")->required();
    verb.add_option("--language", options.language, "Of the sheet's words: en, ur, pl");
}

void add_person_sheet(CLI::App& family, Chosen& chosen, VerbName name, PaperKind kind) {
    add_verb<PrintOptions>(
        family,
        chosen,
        name,
        [](CLI::App& verb, PrintOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("person",
                            options.record,
                            "The person's record or, of somebody without a name, the interview's")
                ->required();
            add_common(verb, options);
        },
        [kind](Console& console, const PrintOptions& options) {
            return print(console, options, kind);
        });
}

void add_route_card(CLI::App& family, Chosen& chosen) {
    add_verb<PrintOptions>(
        family,
        chosen,
        {"route-card", "A round's doors in order, for the worker's pocket and the buddy at home"},
        [](CLI::App& verb, PrintOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("round", options.record, "The round's id; round list shows them")
                ->required();
            add_common(verb, options);
        },
        [](Console& console, const PrintOptions& options) {
            return print(console, options, PaperKind::route_card);
        });
}

} // namespace

void add_print_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = add_family(app, "print", "Sheets of paper, as PDF; unencrypted");
    add_person_sheet(family,
                     chosen,
                     {"gift-card", "A person's gifts to take home, with the change-my-mind slip"},
                     PaperKind::gift_card);
    add_person_sheet(family,
                     chosen,
                     {"slip", "The change-my-mind slip alone; without a name"},
                     PaperKind::change_slip);
    add_person_sheet(family,
                     chosen,
                     {"data-sheet", "Everything held on one person, for them to read"},
                     PaperKind::data_sheet);
    add_verb<PrintOptions>(
        family,
        chosen,
        {"directory", "Places and groups of everybody's; faded when nobody looked for long"},
        [](CLI::App& verb, PrintOptions& options) {
            verb.add_option("store", options.store)->required();
            add_common(verb, options);
        },
        [](Console& console, const PrintOptions& options) {
            return print(console, options, PaperKind::directory);
        });
    add_verb<PrintOptions>(
        family,
        chosen,
        {"blank-form", "A form to fill in by hand, with codes for keying in later"},
        [](CLI::App& verb, PrintOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--form", options.form, "The form's id")->required();
            add_common(verb, options);
        },
        [](Console& console, const PrintOptions& options) {
            return print(console, options, PaperKind::blank_form);
        });
    add_route_card(family, chosen);
}

} // namespace kith::app
