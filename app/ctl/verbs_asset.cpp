#include "app/ctl/verbs.h"
#include "app/flow/asset_page.h"
#include "app/flow/look_alikes.h"

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
    std::string store, list, name, place;
};

Result<Outcome> alike(Console& console, const AlikeOptions& options) {
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

void describe(CLI::App& verb, AssetOptions& options) {
    verb.add_option("store", options.store)->required();
    verb.add_option("asset", options.asset, "The record of the place, group or thing")->required();
    verb.add_option("--language", options.language, "Of choices: en, ur, pl");
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
    add_verb<AlikeOptions>(
        app,
        chosen,
        {"alike", "People or places of this store whose names look like this one"},
        [](CLI::App& verb, AlikeOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("name", options.name)->required();
            verb.add_option("--list", options.list, "person or asset")->required();
            verb.add_option("--place", options.place, "A postcode or street: lowers the bar");
        },
        alike);
}

} // namespace kith::app
