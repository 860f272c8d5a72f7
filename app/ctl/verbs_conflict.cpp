#include "app/ctl/verbs.h"
#include "app/flow/project.h"
#include "app/flow/record_paths.h"
#include "app/flow/submissions.h"
#include "survey_core/record/sealed_value.h"
#include "survey_core/store/laptops.h"
#include "sync/hub/hub.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

/// Who wrote a value, for people: the worker's name and the laptop's.
Result<std::pair<std::string, std::string>> who_wrote(StoreView& store,
                                                      const sync::ConflictValue& value) {
    KITH_TRY_ASSIGN(const std::string worker, worker_name(store, value.author));
    KITH_TRY_ASSIGN(const auto laptop, find_laptop(store, value.laptop));
    return std::pair(worker, laptop ? laptop->name : to_hex(value.laptop));
}

/// What is sealed to coordinators can be compared only when it is opened.
Result<std::string> readable(StoreView& store, const Value& value) {
    if (value.kind != Value::Kind::sealed || !store.is_hub()) return shown_text(value);
    KITH_TRY_ASSIGN(const SealingKey key, coordinator_sealing_key(store));
    return open_sealed_value(value, key);
}

Result<Json> as_json(StoreView& store, const sync::ConflictValue& value) {
    KITH_TRY_ASSIGN(const auto who, who_wrote(store, value));
    KITH_TRY_ASSIGN(const std::string field, path_of_field(store, value.field));
    KITH_TRY_ASSIGN(const std::string text, readable(store, value.value));
    return Json{{"dot", to_text(value.dot)},
                {"value", text},
                {"worker", who.first},
                {"laptop", who.second},
                {"at", to_iso8601(wall_time(value.hlc))},
                {"path", field}};
}

Result<Outcome> conflict_list(Console& console, const StoreOption& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    sync::Hub hub(*store);
    KITH_TRY_ASSIGN(const auto conflicts, hub.conflicts());
    Outcome outcome;
    outcome.json["conflicts"] = Json::array();
    for (const sync::OpenConflict& conflict : conflicts) {
        KITH_TRY_ASSIGN(const std::string path, path_of_field(*store, conflict.field));
        Json values = Json::array();
        outcome.lines.push_back(fmt::format("{} {}", to_text(conflict.record), path));
        for (const sync::ConflictValue& value : conflict.values) {
            KITH_TRY_ASSIGN(Json json, as_json(*store, value));
            outcome.lines.push_back(fmt::format("    {}  {} = '{}'  {} on {}, {}",
                                                json["dot"].get<std::string>(),
                                                json["path"].get<std::string>(),
                                                json["value"].get<std::string>(),
                                                json["worker"].get<std::string>(),
                                                json["laptop"].get<std::string>(),
                                                json["at"].get<std::string>()));
            values.push_back(std::move(json));
        }
        outcome.json["conflicts"].push_back(
            {{"record", to_text(conflict.record)}, {"path", path}, {"values", std::move(values)}});
    }
    KITH_TRY(store->close());
    if (conflicts.empty()) outcome.lines.emplace_back("Nothing waits for a decision.");
    return outcome;
}

struct ResolveOptions {
    std::string store, record, path, take;
    std::optional<std::string> set;
};

Result<FieldId> conflict_field(Store& store, RecordId id, const std::string& path) {
    if (path == builtin_field_name(field::deleted)) return field::deleted;
    KITH_TRY_ASSIGN(const auto record, find_record(store, id));
    if (!record)
        return fail(ErrorCode::not_found,
                    fmt::format("There is no record {} in this store.", to_text(id)));
    return field_of_path(store, *record, path);
}

Result<Outcome> conflict_resolve(Console& console, const ResolveOptions& options) {
    if (options.take.empty() == !options.set.has_value())
        return fail(ErrorCode::bad_input, "Say which value stands: --take DOT, or --set VALUE.");
    KITH_TRY_ASSIGN(const RecordId record, parse_dot(options.record));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(*store));
    KITH_TRY_ASSIGN(const FieldId field, conflict_field(*store, record, options.path));
    sync::Hub hub(*store);
    if (options.set && field == field::deleted) {
        KITH_TRY(hub.set(author, record, field, {})); // refuses, in the hub's own words
    } else if (options.set) {
        FormShelf shelf;
        KITH_TRY_ASSIGN(const Value value,
                        checked_value(*store, shelf, record, {options.path, *options.set}));
        KITH_TRY(hub.set(author, record, field, value));
    } else {
        KITH_TRY_ASSIGN(const Dot dot, parse_dot(options.take));
        KITH_TRY(hub.take(author, record, field, dot));
    }
    KITH_TRY(store->close());
    return Outcome{{{"record", options.record}, {"path", options.path}, {"resolved", true}},
                   {"Decided; the other value stays in the history."},
                   false};
}

} // namespace

void add_conflict_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = add_family(app, "conflict", "What two people wrote differently");
    add_verb<StoreOption>(
        family,
        chosen,
        {"list", "Every value with worker, laptop and time"},
        [](CLI::App& verb, StoreOption& options) {
            verb.add_option("store", options.store)->required();
        },
        conflict_list);
    add_verb<ResolveOptions>(
        family,
        chosen,
        {"resolve", "Decide one"},
        [](CLI::App& verb, ResolveOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("record", options.record)->required();
            verb.add_option("path", options.path)->required();
            verb.add_option("--take", options.take, "The dot of the value that stands");
            verb.add_option("--set", options.set, "Another value instead");
        },
        conflict_resolve);
}

} // namespace kith::app
