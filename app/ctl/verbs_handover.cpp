#include "app/ctl/seal_words.h"
#include "app/ctl/verbs.h"
#include "app/flow/retention.h"
#include "app/flow/sealing.h"
#include "sync/bundle/bundle_reader.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

struct WriteOptions {
    std::string store, to;
};

Json files_of(const sync::Handover& handover) {
    Json files = Json::array();
    for (const sync::WrittenBundle& file : handover.earlier)
        files.push_back(file.file.string());
    files.push_back(handover.bundle.file.string());
    return files;
}

std::uint64_t bytes_of(const sync::Handover& handover) {
    std::uint64_t bytes = handover.bundle.bytes;
    for (const sync::WrittenBundle& file : handover.earlier)
        bytes += file.bytes;
    return bytes;
}

std::string sentence_of_written(const sync::Handover& handover) {
    const std::string name = handover.bundle.file.filename().string();
    return fmt::format(
        "Written and checked: {} records, {} changes, {} bytes in {}.",
        handover.records,
        handover.changes,
        bytes_of(handover),
        handover.earlier.empty()
            ? name
            : fmt::format("{} files, the newest {}", handover.earlier.size() + 1, name));
}

Result<Outcome> handover_write(Console& console, const WriteOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const sync::Handover handover, sync::write_handover(*store, options.to));
    KITH_TRY(apply_retention(*store));
    KITH_TRY_ASSIGN(const std::uint64_t sealed, apply_sealing(*store, Sealing::hand_over));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json = {{"file", handover.bundle.file.string()},
                    {"files", files_of(handover)},
                    {"records", handover.records},
                    {"changes", handover.changes},
                    {"bytes", bytes_of(handover)},
                    {"sealed", sealed}};
    outcome.lines = {sentence_of_written(handover)};
    if (sealed > 0) outcome.lines.push_back(sentence_of_sealed(sealed));
    return outcome;
}

struct CheckOptions {
    std::string file;
};

Result<Outcome> handover_check(Console& console, const CheckOptions& options) {
    KITH_TRY_ASSIGN(const sync::BundleCheck check,
                    sync::check_bundle(console.files(), options.file));
    Outcome outcome;
    outcome.json = {{"file", options.file},
                    {"records", nullptr},
                    {"changes", check.changes},
                    {"bytes", check.bytes},
                    {"complete", check.complete},
                    {"chunks", check.chunks.size()}};
    outcome.lines = {
        fmt::format("{} changes, {} bytes, every signature holds.", check.changes, check.bytes)};
    if (!check.complete) outcome.lines.push_back(check.finding());
    outcome.findings = !check.complete;
    return outcome;
}

std::string_view outcome_name(sync::FileOutcome outcome) {
    switch (outcome) {
    case sync::FileOutcome::merged:
        return "merged";
    case sync::FileOutcome::same:
        return "same";
    case sync::FileOutcome::partly:
        return "partly";
    case sync::FileOutcome::quarantined:
        return "quarantined";
    case sync::FileOutcome::refused:
        return "refused";
    }
    return "refused";
}

Json as_json(const sync::MergeReport& report) {
    Json json = {{"new", report.created},
                 {"changed", report.changed},
                 {"same", report.same},
                 {"conflicts", report.conflicts},
                 {"quarantined", report.quarantined},
                 {"concerns", report.concerns},
                 {"gaps", Json::array()},
                 {"imports", Json::array()},
                 {"ms", report.ms},
                 {"files", Json::array()}};
    for (const sync::Gap& gap : report.gaps)
        json["gaps"].push_back({{"laptop", to_hex(gap.laptop)},
                                {"writer", to_text(gap.writer)},
                                {"from", gap.missing.first},
                                {"to", gap.missing.last}});
    for (const ImportNo import : report.imports)
        json["imports"].push_back(static_cast<std::int64_t>(import));
    for (const sync::FileReport& file : report.files)
        json["files"].push_back({{"name", file.name},
                                 {"outcome", outcome_name(file.outcome)},
                                 {"message", file.sentence}});
    return json;
}

struct MergeWords {
    std::string store;
    std::vector<std::string> files;
    bool dry_run = false, lets_copies_in = false, takes_waiting = false;
};

bool all_refused(const sync::MergeReport& report) {
    return !report.files.empty() &&
           std::all_of(report.files.begin(), report.files.end(), [](const sync::FileReport& file) {
               return file.outcome == sync::FileOutcome::refused;
           });
}

std::string sentence_of_left(std::uint64_t interviews) {
    return interviews == 1
               ? std::string("1 interview is safe at the hub and has left this laptop.")
               : fmt::format("{} interviews are safe at the hub and have left this laptop.",
                             interviews);
}

Result<Outcome> merge(Console& console, const MergeWords& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    sync::Hub hub(*store);
    const std::vector<Path> files(options.files.begin(), options.files.end());
    KITH_TRY_ASSIGN(const sync::MergeReport report,
                    hub.merge(files,
                              {.dry_run = options.dry_run,
                               .lets_copies_in = options.lets_copies_in,
                               .takes_waiting = options.takes_waiting}));
    std::uint64_t left = 0;
    if (!options.dry_run) {
        KITH_TRY_ASSIGN(left, apply_retention(*store));
    }
    KITH_TRY(store->close());
    for (const sync::FileReport& file : report.files)
        if (!file.sentence.empty()) console.say(file.sentence);
    const bool has_copy = std::any_of(
        report.files.begin(), report.files.end(), [](const auto& one) { return one.is_copy; });
    if (has_copy)
        console.say("To let in what a copied laptop did on its own, put its file in once more with "
                    "--let-copies-in.");
    const bool has_waiting = std::any_of(
        report.files.begin(), report.files.end(), [](auto& one) { return one.waits_for_earlier; });
    if (has_waiting)
        console.say(
            "If what is missing will never come, and nobody has copied that laptop, put the "
            "file in once more with --take-waiting.");
    Outcome outcome;
    outcome.refused = all_refused(report);
    outcome.json = as_json(report);
    outcome.lines = {fmt::format(
        "{}{} new, {} changed, {} the same, {} in conflict, {} files set aside, {} gaps.",
        options.dry_run ? "Practice run, nothing was changed: " : "",
        report.created,
        report.changed,
        report.same,
        report.conflicts,
        report.quarantined,
        report.gaps.size())};
    if (left > 0) outcome.lines.push_back(sentence_of_left(left));
    outcome.json["left"] = left;
    outcome.findings =
        report.conflicts > 0 || report.quarantined > 0 || !report.gaps.empty() ||
        std::any_of(report.files.begin(), report.files.end(), [](const sync::FileReport& file) {
            return file.outcome == sync::FileOutcome::refused ||
                   file.outcome == sync::FileOutcome::partly;
        });
    return outcome;
}

struct ReplyOptions {
    std::string store, laptop, to;
};

Result<Outcome> reply_write(Console& console, const ReplyOptions& options) {
    const auto bytes = from_hex(options.laptop);
    if (!bytes || bytes->size() != sizeof(LaptopId))
        return fail(
            ErrorCode::bad_input,
            fmt::format("'{}' is not a laptop's id; laptop list shows them.", options.laptop));
    LaptopId laptop{};
    std::copy(bytes->begin(), bytes->end(), laptop.begin());
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    sync::Hub hub(*store);
    KITH_TRY_ASSIGN(const sync::WrittenBundle reply, hub.write_reply(laptop, options.to));
    KITH_TRY(store->close());
    return Outcome{{{"file", reply.file.string()}, {"bytes", reply.bytes}},
                   {fmt::format("Written and checked: {}.", reply.file.filename().string())},
                   false};
}

} // namespace

void add_handover_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& handover = add_family(app, "handover", "Write and check hand-over files");
    add_verb<WriteOptions>(
        handover,
        chosen,
        {"write", "Everything no hub has confirmed yet, sealed and signed"},
        [](CLI::App& verb, WriteOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--to", options.to, "A folder, for instance on a stick")->required();
        },
        handover_write);
    add_verb<CheckOptions>(
        handover,
        chosen,
        {"check", "Structure and signatures, without merging"},
        [](CLI::App& verb, CheckOptions& options) {
            verb.add_option("file", options.file)->required();
        },
        handover_check);
    add_verb<MergeWords>(
        app,
        chosen,
        {"merge", "Merge hand-over files, or take a reply"},
        [](CLI::App& verb, MergeWords& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("files", options.files)->required();
            verb.add_flag("--dry-run", options.dry_run, "Count, change nothing");
            verb.add_flag("--let-copies-in",
                          options.lets_copies_in,
                          "Of a laptop that was copied while it was in use: take what the second "
                          "one did, under names of its own");
            verb.add_flag("--take-waiting",
                          options.takes_waiting,
                          "Take what goes on from changes that will never come; only if nobody has "
                          "copied the laptop");
        },
        merge);
    CLI::App& reply = add_family(app, "reply", "What goes back to one laptop");
    add_verb<ReplyOptions>(
        reply,
        chosen,
        {"write", "Certificate, confirmations, decisions, forms"},
        [](CLI::App& verb, ReplyOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--laptop", options.laptop)->required();
            verb.add_option("--to", options.to)->required();
        },
        reply_write);
}

} // namespace kith::app
