#include "app/ctl/round_words.h"
#include "app/ctl/seal_words.h"
#include "app/ctl/verbs.h"
#include "app/flow/sealing.h"
#include "app/flow/visits.h"

#include <fmt/format.h>

#include <iterator>

namespace kith::app {
namespace {

struct RoundNewOptions {
    std::string store, doors;
    RoundSpec spec;
};

Result<std::vector<DoorSpec>> doors_in(Console& console, const std::string& file) {
    constexpr std::uint64_t most_list_bytes = 1'000'000;
    KITH_TRY_ASSIGN(const Bytes text, read_file(console.files(), file, most_list_bytes));
    return parse_doors(as_text(text), file);
}

Result<Outcome> told(Store& store, FormShelf& shelf, RecordId id, const std::string& done) {
    KITH_TRY_ASSIGN(const Round round, load_round(store, shelf, id));
    KITH_TRY(store.close());
    Outcome outcome;
    outcome.json = json_of(round);
    outcome.lines.push_back(done);
    return outcome;
}

Result<Outcome> round_new(Console& console, const RoundNewOptions& options) {
    RoundSpec spec = options.spec;
    KITH_TRY_ASSIGN(spec.doors, doors_in(console, options.doors));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const RecordId id, start_round(*store, shelf, spec));
    return told(*store,
                shelf,
                id,
                fmt::format("Round {} has {} doors. They go to a laptop with its next reply.",
                            to_text(id),
                            spec.doors.size()));
}

struct RoundOptions {
    std::string store, round;
};

struct AddOptions {
    std::string store, round, doors;
};

Result<Outcome> round_add(Console& console, const AddOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.round));
    KITH_TRY_ASSIGN(const auto doors, doors_in(console, options.doors));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY(add_doors(*store, shelf, id, doors));
    return told(
        *store, shelf, id, fmt::format("{} doors came to the end of the walk.", doors.size()));
}

Result<Outcome> round_list(Console& console, const StoreOption& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const auto rounds, list_rounds(*store, shelf));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json["rounds"] = Json::array();
    for (const RoundRow& round : rounds) {
        outcome.json["rounds"].push_back({{"id", to_text(round.record)},
                                          {"name", round.name},
                                          {"day", round.day},
                                          {"doors", round.doors},
                                          {"tried", round.tried},
                                          {"ended", round.ended}});
        outcome.lines.push_back(fmt::format("{}  {}  {}: {} of {} doors tried{}",
                                            to_text(round.record),
                                            round.day,
                                            round.name,
                                            round.tried,
                                            round.doors,
                                            round.ended.empty() ? "" : "; ended"));
    }
    if (rounds.empty()) outcome.lines.emplace_back("There are no rounds in this store yet.");
    return outcome;
}

Result<Round> loaded(Console& console, const RoundOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.round));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(Round round, load_round(*store, shelf, id));
    KITH_TRY(store->close());
    return round;
}

Result<Outcome> round_show(Console& console, const RoundOptions& options) {
    KITH_TRY_ASSIGN(const Round round, loaded(console, options));
    return Outcome{json_of(round), lines_of(round), false};
}

Result<Outcome> round_doors(Console& console, const RoundOptions& options) {
    KITH_TRY_ASSIGN(const Round round, loaded(console, options));
    Outcome outcome;
    outcome.json["doors"] = Json::array();
    for (const Door& door : round.doors) {
        outcome.json["doors"].push_back(json_of(door));
        outcome.lines.push_back(line_of(door));
    }
    return outcome;
}

template <bool is_over> Result<Outcome> round_end(Console& console, const RoundOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.round));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY(end_round(*store, id, is_over));
    std::uint64_t sealed = 0;
    if (is_over) {
        KITH_TRY_ASSIGN(sealed, apply_sealing(*store, Sealing::shift_end));
    }
    FormShelf shelf;
    KITH_TRY_ASSIGN(const Round round, load_round(*store, shelf, id));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json = json_of(round);
    outcome.lines = lines_of(round);
    outcome.json["sealed"] = sealed;
    if (sealed > 0) outcome.lines.push_back(sentence_of_sealed(sealed));
    return outcome;
}

void add_round_options(CLI::App& verb, RoundOptions& options) {
    verb.add_option("store", options.store)->required();
    verb.add_option("round", options.round, "The round, as round list shows it")->required();
}

} // namespace

void add_round_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = add_family(app, "round", "Door-to-door rounds and their visits");
    add_verb<RoundNewOptions>(
        family,
        chosen,
        {"new", "A round with its doors, in walking order"},
        [](CLI::App& verb, RoundNewOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--name", options.spec.name)->required();
            verb.add_option("--day", options.spec.day, "YYYY-MM-DD");
            verb.add_option("--lead", options.spec.lead, "Whom people can ask for");
            verb.add_option("--phone", options.spec.phone, "The number to check");
            verb.add_option("--place", options.spec.place, "Which part of town");
            verb.add_option("--doors", options.doors, "Streets and doors: text or CSV")->required();
        },
        round_new);
    add_verb<AddOptions>(
        family,
        chosen,
        {"add", "More doors at the end of a round"},
        [](CLI::App& verb, AddOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("round", options.round)->required();
            verb.add_option("--doors", options.doors, "Streets and doors: text or CSV")->required();
        },
        round_add);
    add_verb<StoreOption>(
        family,
        chosen,
        {"list", "Every round, the newest first"},
        [](CLI::App& verb, StoreOption& options) {
            verb.add_option("store", options.store)->required();
        },
        round_list);
    add_verb<RoundOptions>(family,
                           chosen,
                           {"show", "A round's tally, promises and response rate"},
                           add_round_options,
                           round_show);
    add_verb<RoundOptions>(family,
                           chosen,
                           {"doors", "Its doors in walking order, and what came of them"},
                           add_round_options,
                           round_doors);
    add_verb<RoundOptions>(
        family, chosen, {"end", "The round is done for today"}, add_round_options, round_end<true>);
    add_verb<RoundOptions>(
        family, chosen, {"reopen", "The round goes on"}, add_round_options, round_end<false>);
    add_visit_verbs(family, chosen);
}

} // namespace kith::app
