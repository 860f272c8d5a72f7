// Safeguarding: what is sealed as it is written, and only a coordinator opens.
#include "app/ctl/verbs.h"
#include "app/flow/concerns.h"
#include "sync/hub/concern_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

struct WriteOptions {
    std::string store, about;
};

ConcernWords words_in(const std::string& input) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    return {input.substr(0, end), input.substr(std::min(end + 1, input.size()))};
}

Result<std::optional<ConcernId>> concern_in(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto bytes = from_hex(text);
    if (!bytes || bytes->size() != sizeof(ConcernId))
        return fail(ErrorCode::bad_input,
                    fmt::format("'{}' is not a concern's id; concern open shows them.", text));
    ConcernId id{};
    std::copy(bytes->begin(), bytes->end(), id.begin());
    return id;
}

Result<Outcome> concern_write(Console& console, const WriteOptions& options) {
    KITH_TRY_ASSIGN(const auto about, concern_in(options.about));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY(write_concern(*store, words_in(console.rest_of_input()), about));
    KITH_TRY_ASSIGN(const ConcernCounts counts, count_concerns(*store));
    KITH_TRY(store->close());
    return Outcome{{{"held", counts.held}, {"waiting", counts.waiting}},
                   {"Sealed: only a coordinator can read it. Tell whoever leads at once; concern "
                    "send puts it on a stick."}};
}

Json as_json(const OpenedConcern& concern) {
    Json entries = Json::array();
    for (const OpenedEntry& entry : concern.entries)
        entries.push_back({{"at", to_iso8601(entry.at)},
                           {"by", entry.author},
                           {"laptop", entry.laptop},
                           {"who", entry.words.who},
                           {"words", entry.words.words},
                           {"trouble", entry.trouble}});
    return {{"id", to_hex(concern.id)}, {"entries", entries}};
}

Result<Outcome> concern_open(Console& console, const StoreOption& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto concerns, open_concerns(*store));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json = {{"concerns", Json::array()}};
    for (const OpenedConcern& concern : concerns) {
        outcome.json["concerns"].push_back(as_json(concern));
        outcome.lines.push_back(to_hex(concern.id));
        for (const OpenedEntry& entry : concern.entries)
            outcome.lines.push_back(fmt::format("  {} {}: {}",
                                                to_iso8601(entry.at),
                                                entry.author,
                                                !entry.trouble.empty() ? entry.trouble
                                                : entry.words.who.empty()
                                                    ? entry.words.words
                                                    : entry.words.who + ": " + entry.words.words));
    }
    if (concerns.empty()) outcome.lines.emplace_back("No concern was written down.");
    return outcome;
}

struct SendOptions {
    std::string store, to;
};

Result<Outcome> concern_send(Console& console, const SendOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto given, sync::write_concerns(*store, options.to));
    KITH_TRY(store->close());
    return Outcome{{{"file", given.bundle.file.string()},
                    {"entries", given.entries},
                    {"bytes", given.bundle.bytes}},
                   {fmt::format("Written and checked: {} entries, sealed, in {}. Give it to a "
                                "coordinator yourself.",
                                given.entries,
                                given.bundle.file.filename().string())}};
}

} // namespace

void add_concern_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& concern =
        add_family(app, "concern", "Something frightening that somebody saw or was told");
    add_verb<WriteOptions>(
        concern,
        chosen,
        {"write",
         "Seal what standard input says: its first line who it is about and where, the rest what "
         "was seen or heard"},
        [](CLI::App& verb, WriteOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--about", options.about, "The concern that this adds to");
        },
        concern_write);
    add_verb<StoreOption>(
        concern,
        chosen,
        {"open", "Read them; a coordinator's store only"},
        [](CLI::App& verb, StoreOption& options) {
            verb.add_option("store", options.store)->required();
        },
        concern_open);
    add_verb<SendOptions>(
        concern,
        chosen,
        {"send", "Into a file of their own, for a coordinator to merge"},
        [](CLI::App& verb, SendOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--to", options.to, "A folder, for instance on a stick")->required();
        },
        concern_send);
}

} // namespace kith::app
