#include "app/ctl/verbs.h"
#include "app/flow/asset_page.h"
#include "app/flow/look_alikes.h"
#include "app/flow/same_place.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

struct AssetOptions {
    std::string store, asset;
    std::string language = "en";
};

Json as_json(const AssetPage& page) {
    Json json{{"id", to_text(page.asset)},
              {"name", page.name},
              {"kind", page.kind},
              {"does", page.does},
              {"where", page.where},
              {"when", page.when},
              {"mentions", page.mentions},
              {"named_at", to_iso8601(page.named_at)},
              {"verified_by", page.verified_by},
              {"verified_at", page.verified_at ? Json(to_iso8601(*page.verified_at)) : Json()},
              {"faded", page.is_faded},
              {"sources", Json::array({to_text(page.source)})}};
    for (const RecordId source : page.mention_sources)
        json["sources"].push_back(to_text(source));
    json["joined_with"] = Json::array();
    for (const AssetPage::OtherName& other : page.other_names)
        json["joined_with"].push_back({{"id", to_text(other.asset)}, {"name", other.name}});
    return json;
}

std::string as_line(const AssetPage& page) {
    return fmt::format("{}  {}, {}; named {} time{}; {}",
                       to_text(page.asset),
                       page.name,
                       page.kind_words,
                       page.mentions,
                       page.mentions == 1 ? "" : "s",
                       page.verified_at ? "looked at by " + page.verified_by + " on " +
                                              to_iso8601(*page.verified_at).substr(0, 10)
                                        : "nobody has looked yet");
}

Result<Outcome> show(Console& console, const AssetOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.asset));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const AssetPage page,
                    gather_asset(*store, shelf, id, options.language, console.clock().now()));
    KITH_TRY(store->close());
    return Outcome{as_json(page), {as_line(page)}, false};
}

Result<Outcome> list(Console& console, const AssetOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const auto pages,
                    gather_directory(*store, shelf, options.language, console.clock().now()));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json["assets"] = Json::array();
    for (const AssetPage& page : pages) {
        outcome.json["assets"].push_back(as_json(page));
        outcome.lines.push_back(as_line(page));
    }
    return outcome;
}

Result<Outcome> verify(Console& console, const AssetOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.asset));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY(verify_asset(*store, id));
    KITH_TRY(store->close());
    return Outcome{{{"asset", options.asset}}, {"Looked at today: it is still so."}, false};
}

Result<Outcome> mention(Console& console, const AssetOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.asset));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const RecordId made, add_mention(*store, id));
    KITH_TRY(store->close());
    return Outcome{{{"asset", options.asset}, {"mention", to_text(made)}},
                   {"One more person has named it."},
                   false};
}

struct AlikeOptions {
    std::string store, list = "asset", name, place;
};

Json as_json(const AlikePlaces& alike) {
    Json json{{"mentions", alike.mentions}, {"places", Json::array()}};
    for (const AlikePlace& place : alike.places)
        json["places"].push_back({{"id", to_text(place.asset)},
                                  {"name", place.name},
                                  {"where", place.where},
                                  {"mentions", place.mentions}});
    return json;
}

/// Without a name: what in this store looks like one place and is not joined yet.
Result<Outcome> suggest(Console& console, const AlikeOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto suggestions, suggest_same_places(*store));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json["suggestions"] = Json::array();
    for (const AlikePlaces& alike : suggestions) {
        outcome.json["suggestions"].push_back(as_json(alike));
        outcome.lines.push_back(fmt::format("One place? Named {} times in all:", alike.mentions));
        for (const AlikePlace& place : alike.places)
            outcome.lines.push_back(fmt::format("  {}  {}{}{}, named {}",
                                                to_text(place.asset),
                                                place.name,
                                                place.where.empty() ? "" : ", ",
                                                place.where,
                                                place.mentions));
    }
    if (suggestions.empty()) outcome.lines.emplace_back("No two places look like one.");
    outcome.findings = !suggestions.empty();
    return outcome;
}

Result<Outcome> alike(Console& console, const AlikeOptions& options) {
    if (options.name.empty()) return suggest(console, options);
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto found,
                    find_look_alikes(*store, options.list, {options.name, options.place}));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json["alike"] = Json::array();
    for (const LookAlike& one : found) {
        outcome.json["alike"].push_back({{"id", to_text(one.record)},
                                         {"name", one.name},
                                         {"place", one.place},
                                         {"likeness", one.likeness}});
        outcome.lines.push_back(fmt::format("{}  {}{}{}, likeness {:.2f}",
                                            to_text(one.record),
                                            one.name,
                                            one.place.empty() ? "" : ", ",
                                            one.place,
                                            one.likeness));
    }
    if (found.empty()) outcome.lines.emplace_back("Nothing in this store looks like it.");
    return outcome;
}

struct SameOptions {
    std::string store;
    std::vector<std::string> assets;
};

Result<Outcome> make_one(Console& console, const SameOptions& options) {
    std::vector<RecordId> assets;
    for (const std::string& text : options.assets) {
        KITH_TRY_ASSIGN(const RecordId id, parse_dot(text));
        assets.push_back(id);
    }
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY(join_places(*store, assets));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const AssetPage page,
                    gather_asset(*store, shelf, assets.front(), "en", console.clock().now()));
    KITH_TRY(store->close());
    return Outcome{
        as_json(page), {"They are one place now; asset part undoes it.", as_line(page)}, false};
}

Result<Outcome> take_apart(Console& console, const AssetOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.asset));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto parted, part_places(*store, id));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json["parted"] = Json::array();
    for (const RecordId asset : parted)
        outcome.json["parted"].push_back(to_text(asset));
    outcome.lines.push_back(
        fmt::format("{} places stand for themselves again, as they were.", parted.size()));
    return outcome;
}

void describe(CLI::App& verb, AssetOptions& options) {
    verb.add_option("store", options.store)->required();
    verb.add_option("asset", options.asset, "The record of the place, group or thing")->required();
    verb.add_option("--language", options.language, "Of choices: en, ur, pl");
}

void add_alike_verb(CLI::App& app, Chosen& chosen) {
    add_verb<AlikeOptions>(
        app,
        chosen,
        {"alike", "Names that look like this one; without a name, places that may be the same"},
        [](CLI::App& verb, AlikeOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("name", options.name);
            verb.add_option("--list", options.list, "person or asset");
            verb.add_option("--place", options.place, "A postcode or street: lowers the bar");
        },
        alike);
}

} // namespace

void add_asset_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = add_family(app, "asset", "Places, groups and things that people value");
    add_verb<AssetOptions>(
        family,
        chosen,
        {"list", "Those that stand in the local directory"},
        [](CLI::App& verb, AssetOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--language", options.language, "Of choices: en, ur, pl");
        },
        list);
    add_verb<AssetOptions>(
        family, chosen, {"show", "One, with who looked when and its mentions"}, describe, show);
    add_verb<AssetOptions>(
        family, chosen, {"verify", "You looked, and it is still so"}, describe, verify);
    add_verb<AssetOptions>(
        family, chosen, {"mention", "One more person has named it"}, describe, mention);
    add_verb<SameOptions>(
        family,
        chosen,
        {"join", "These are the same place, group or thing"},
        [](CLI::App& verb, SameOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("assets", options.assets, "Their records")->required()->expected(2, 50);
        },
        make_one);
    add_verb<AssetOptions>(family,
                           chosen,
                           {"part", "It stands for itself again, exactly as it was"},
                           describe,
                           take_apart);
    add_alike_verb(app, chosen);
}

} // namespace kith::app
