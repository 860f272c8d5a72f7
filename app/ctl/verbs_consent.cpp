// What a person agreed to, and taking it back.
#include "app/ctl/verbs.h"
#include "app/flow/consenting.h"
#include "app/flow/project.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

struct ConsentOptions {
    std::string store, person, how;
    std::vector<std::string> purposes;
};

Result<Outcome> consent_show(Console& console, const ConsentOptions& options) {
    KITH_TRY_ASSIGN(const RecordId person, parse_dot(options.person));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto consents, consents_of(*store, person));
    Outcome outcome;
    outcome.json = {{"person", options.person}, {"consents", Json::array()}};
    for (const ConsentState& one : consents) {
        KITH_TRY_ASSIGN(const std::string worker, worker_name(*store, one.by));
        const std::string at = to_iso8601(one.when);
        outcome.json["consents"].push_back({{"purpose", one.purpose},
                                            {"answer", one.answer},
                                            {"at", at},
                                            {"worker", worker},
                                            {"record", to_text(one.record)},
                                            {"disputed", one.is_disputed}});
        outcome.lines.push_back(
            fmt::format("{} = {}  ({}, {}){}",
                        one.purpose,
                        one.answer,
                        worker,
                        at,
                        one.is_disputed ? "  two answers; the one that permits less counts" : ""));
        outcome.findings = outcome.findings || one.is_disputed;
    }
    if (consents.empty()) outcome.lines.emplace_back("This person was asked for no consent.");
    KITH_TRY(store->close());
    return outcome;
}

Result<Outcome> consent_withdraw(Console& console, const ConsentOptions& options) {
    KITH_TRY_ASSIGN(const RecordId person, parse_dot(options.person));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const Withdrawal done,
                    withdraw_consent(*store, shelf, person, options.purposes, options.how));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json = {
        {"person", options.person}, {"purposes", done.purposes}, {"records", done.records}};
    outcome.lines = {fmt::format("Withdrawn: {}. It counts here from now on, and everywhere else "
                                 "with the next hand-over and reply.",
                                 fmt::join(done.purposes, ", "))};
    if (std::find(done.purposes.begin(), done.purposes.end(), "keep_named") !=
        done.purposes.end()) {
        outcome.lines.emplace_back(
            "They do not want their name kept: a coordinator erases them with `kithctl erase`.");
        outcome.findings = true;
    }
    return outcome;
}

} // namespace

void add_consent_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = add_family(app, "consent", "What a person agreed to: show, withdraw");
    add_verb<ConsentOptions>(
        family,
        chosen,
        {"show", "Every purpose the person was asked about"},
        [](CLI::App& verb, ConsentOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("person", options.person, "Their record, as writer:seq")->required();
        },
        consent_show);
    add_verb<ConsentOptions>(
        family,
        chosen,
        {"withdraw", "Take consent back; it beats a yes that had not seen it"},
        [](CLI::App& verb, ConsentOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("person", options.person, "Their record, as writer:seq")->required();
            verb.add_option("--purpose", options.purposes, "Which; without it all of them");
            verb.add_option("--how", options.how, "How they said so: by phone, at the door")
                ->required();
        },
        consent_withdraw);
}

} // namespace kith::app
