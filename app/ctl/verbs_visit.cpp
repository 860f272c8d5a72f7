#include "app/ctl/round_words.h"
#include "app/flow/project.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

struct VisitOptions {
    std::string store, round, door, slot;
    int outcome = 0;
    VisitSpec spec;
};

tl::unexpected<Error> no_such_door() {
    return fail(ErrorCode::not_found,
                "There is no such door in this round; round doors lists them.");
}

Result<Door> door_called(const Round& round, RecordId id) {
    const auto found = std::find_if(round.doors.begin(), round.doors.end(), [id](const Door& door) {
        return door.record == id;
    });
    if (found == round.doors.end()) return no_such_door();
    return *found;
}

Result<VisitSpec> spec_of(const VisitOptions& options) {
    VisitSpec spec = options.spec;
    const auto outcome = outcome_of_number(options.outcome);
    if (!outcome)
        return fail(ErrorCode::bad_input, "--outcome is a number from 1 to 14, as on the card.");
    spec.outcome = *outcome;
    const auto slot = slot_called(options.slot.empty() ? "any" : options.slot);
    if (!slot) return fail(ErrorCode::bad_input, "--slot is morning, afternoon, evening or any.");
    spec.slot = *slot;
    return spec;
}

Result<Outcome>
tell_of(Store& store, FormShelf& shelf, const VisitOptions& options, RecordId round) {
    KITH_TRY_ASSIGN(const Round now, load_round(store, shelf, round));
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.door));
    KITH_TRY_ASSIGN(const Door door, door_called(now, id));
    KITH_TRY(store.close());
    Outcome outcome;
    outcome.json = json_of(door);
    outcome.lines.push_back(line_of(door));
    return outcome;
}

Result<Outcome> round_visit(Console& console, const VisitOptions& options) {
    KITH_TRY_ASSIGN(const VisitSpec spec, spec_of(options));
    KITH_TRY_ASSIGN(const RecordId round_id, parse_dot(options.round));
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.door));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const Round round, load_round(*store, shelf, round_id));
    KITH_TRY_ASSIGN(const Door door, door_called(round, id));
    KITH_TRY(record_visit(*store, shelf, door, spec));
    return tell_of(*store, shelf, options, round_id);
}

struct UndoVisitOptions {
    std::string store, round;
};

Result<Outcome> round_undo(Console& console, const UndoVisitOptions& options) {
    KITH_TRY_ASSIGN(const RecordId round_id, parse_dot(options.round));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const Round round, load_round(*store, shelf, round_id));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(*store));
    const auto last = last_visit_of(round, author);
    if (!last)
        return fail(ErrorCode::not_found,
                    "You have recorded no visit in this round; there is nothing to undo.");
    const Door& door = round.doors[last->door];
    KITH_TRY(undo_visit(*store, door, door.visits[last->visit].record));
    VisitOptions same;
    same.door = to_text(door.record);
    return tell_of(*store, shelf, same, round_id);
}

struct KeptOptions {
    std::string store, visit;
    bool not_yet = false;
};

Result<Outcome> promise_kept(Console& console, const KeptOptions& options) {
    KITH_TRY_ASSIGN(const RecordId visit, parse_dot(options.visit));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    const Date today{static_cast<std::int32_t>(console.clock().now().ms / 86'400'000)};
    KITH_TRY(
        tick_promise(*store, shelf, visit, options.not_yet ? std::nullopt : std::optional(today)));
    KITH_TRY(store->close());
    return Outcome{{{"visit", options.visit}, {"kept", options.not_yet ? "" : to_iso8601(today)}},
                   {options.not_yet ? "Not kept yet." : "Kept."}};
}

void add_kept_verb(CLI::App& family, Chosen& chosen) {
    add_verb<KeptOptions>(
        family,
        chosen,
        {"kept", "What was promised at a visit was kept today"},
        [](CLI::App& verb, KeptOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("visit", options.visit, "The visit, as round show tells it")
                ->required();
            verb.add_flag("--not-yet", options.not_yet, "Take that back");
        },
        promise_kept);
}

} // namespace

void add_visit_verbs(CLI::App& family, Chosen& chosen) {
    add_verb<VisitOptions>(
        family,
        chosen,
        {"visit", "What came of one attempt at one door"},
        [](CLI::App& verb, VisitOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("round", options.round)->required();
            verb.add_option("door", options.door, "The door, as round doors shows it")->required();
            verb.add_option("--outcome", options.outcome, "1 to 14, as on the card")->required();
            verb.add_option("--call-back", options.spec.call_back, "YYYY-MM-DD, of outcome 4");
            verb.add_option("--slot", options.slot, "morning, afternoon or evening");
            verb.add_option("--promise", options.spec.promise, "What was promised");
            verb.add_flag("--leaflet", options.spec.leaflet, "A leaflet was left");
            verb.add_option("--knocked-all-the-same",
                            options.spec.knocked_all_the_same,
                            "Why, at a door that is to be left alone");
        },
        round_visit);
    add_verb<UndoVisitOptions>(
        family,
        chosen,
        {"undo", "Take back your last visit: the door is as it was before"},
        [](CLI::App& verb, UndoVisitOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("round", options.round)->required();
        },
        round_undo);
    add_kept_verb(family, chosen);
}

} // namespace kith::app
