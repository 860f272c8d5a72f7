#include "app/ctl/verbs.h"
#include "app/flow/erasing.h"
#include "app/flow/project.h"
#include "sync/hub/hub.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

struct EraseOptions {
    std::string store, record, reason;
};

Json as_json(const std::vector<RecordId>& records) {
    Json json = Json::array();
    for (const RecordId record : records)
        json.push_back(to_text(record));
    return json;
}

Json as_json(const ErasureView& erasure) {
    Json json{{"id", to_text(erasure.row.id)},
              {"at", to_iso8601(erasure.row.at)},
              {"by", erasure.by},
              {"reason", erasure.row.reason},
              {"records", erasure.records},
              {"confirmed", Json::array()},
              {"waiting", Json::array()},
              {"files", Json::array()}};
    for (const ErasingLaptop& laptop : erasure.laptops) {
        Json one{{"laptop", to_hex(laptop.id)}, {"name", laptop.name}};
        if (laptop.confirmed)
            one["at"] = to_iso8601(*laptop.confirmed);
        else
            one["retired"] = laptop.is_retired;
        json[laptop.confirmed ? "confirmed" : "waiting"].push_back(std::move(one));
    }
    for (const ImportView& file : erasure.files)
        json["files"].push_back({{"import", static_cast<std::int64_t>(file.row.no)},
                                 {"at", to_iso8601(file.row.at)},
                                 {"laptop", file.laptop},
                                 {"file", to_hex(file.row.file)}});
    return json;
}

void describe_laptops(const ErasureView& erasure, std::vector<std::string>& lines) {
    for (const ErasingLaptop& laptop : erasure.laptops) {
        const std::string state =
            laptop.confirmed    ? "nothing of it is left there, " + to_iso8601(*laptop.confirmed)
            : laptop.is_retired ? "retired without confirming; find it, or destroy its disk"
                                : "waits for its next reply, and then for its hand-over";
        lines.push_back(fmt::format("  laptop {}: {}", laptop.name, state));
    }
    for (const ImportView& file : erasure.files)
        lines.push_back(fmt::format(
            "  the file merged as import {} on {} from {} holds it: destroy the stick's copy",
            static_cast<std::int64_t>(file.row.no),
            to_iso8601(file.row.at),
            file.laptop));
}

void describe_plan(const ErasurePlan& plan, std::vector<std::string>& lines) {
    for (const RecordId kept : plan.kept)
        lines.push_back(fmt::format(
            "{} stays, for it is about other people too: correct what it says of this person.",
            to_text(kept)));
    for (const RecordId mention : plan.mentions)
        lines.push_back(fmt::format(
            "{} is another person's, and points to this one: look through it.", to_text(mention)));
    if (plan.has_undone_imports)
        lines.emplace_back("Imports that were undone were not looked through for this person; redo "
                           "them first, or erase their records by number.");
}

/// What other programs and the printed lines say of one erasure that was made just now.
Result<Outcome> outcome_of(Store& store, const ErasurePlan& plan, const sync::Erased& erased) {
    Outcome outcome;
    KITH_TRY_ASSIGN(const auto erasures, list_project_erasures(store));
    const auto made =
        std::find_if(erasures.begin(), erasures.end(), [&erased](const ErasureView& one) {
            return one.row.id == erased.erasure;
        });
    if (made != erasures.end()) outcome.json = as_json(*made);
    outcome.json["erased"] = as_json(plan.records);
    outcome.json["kept"] = as_json(plan.kept);
    outcome.json["mentions"] = as_json(plan.mentions);
    outcome.json["swept"] = erased.is_swept;
    outcome.lines.push_back(fmt::format(
        "{} records are erased for good, here and in every snapshot here.", erased.records));
    if (!erased.is_swept)
        outcome.lines.emplace_back("Their bytes could not be removed from this disk yet (is it "
                                   "full, or is a window open?); that is tried again whenever the "
                                   "store is opened.");
    if (made != erasures.end()) describe_laptops(*made, outcome.lines);
    describe_plan(plan, outcome.lines);
    outcome.findings =
        !plan.kept.empty() || !plan.mentions.empty() || plan.has_undone_imports || !erased.is_swept;
    return outcome;
}

Result<Outcome> erase(Console& console, const EraseOptions& options) {
    KITH_TRY_ASSIGN(const RecordId record, parse_dot(options.record));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(*store));
    KITH_TRY_ASSIGN(const ErasurePlan plan, plan_erasure(*store, record));
    KITH_TRY_ASSIGN(const sync::Erased erased,
                    sync::Hub(*store).erase(author, plan.records, options.reason));
    KITH_TRY_ASSIGN(Outcome outcome, outcome_of(*store, plan, erased));
    KITH_TRY(store->close());
    return outcome;
}

Result<Outcome> erasure_list(Console& console, const EraseOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto erasures, list_project_erasures(*store));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json["erasures"] = Json::array();
    for (const ErasureView& erasure : erasures) {
        outcome.json["erasures"].push_back(as_json(erasure));
        outcome.lines.push_back(fmt::format("{}  {}  {} records, by {}: {}",
                                            to_text(erasure.row.id),
                                            to_iso8601(erasure.row.at),
                                            erasure.records,
                                            erasure.by,
                                            erasure.row.reason));
        describe_laptops(erasure, outcome.lines);
    }
    if (erasures.empty()) outcome.lines.emplace_back("Nobody was erased from this project.");
    return outcome;
}

} // namespace

void add_erase_verbs(CLI::App& app, Chosen& chosen) {
    add_verb<EraseOptions>(
        app,
        chosen,
        {"erase", "Remove everything held on a person, for good, from every laptop"},
        [](CLI::App& verb, EraseOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("record", options.record, "The person, or their interview")->required();
            verb.add_option("--reason", options.reason, "One sentence that names nobody")
                ->required();
        },
        erase);
    CLI::App& family = add_family(app, "erasure", "People who were erased: list");
    add_verb<EraseOptions>(
        family,
        chosen,
        {"list", "Every erasure, and which laptops have confirmed it"},
        [](CLI::App& verb, EraseOptions& options) {
            verb.add_option("store", options.store)->required();
        },
        erasure_list);
}

} // namespace kith::app
