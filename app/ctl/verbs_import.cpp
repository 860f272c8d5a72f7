#include "app/ctl/verbs.h"
#include "app/flow/import_submissions.h"
#include "app/flow/project.h"
#include "survey_core/store/blobs.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

struct ImportOptions {
    std::string store, form, from;
    bool skip_bad = false;
};

Json as_json(const std::vector<ImportedRecord>& records) {
    Json json = Json::array();
    for (const ImportedRecord& one : records)
        json.push_back({{"source", one.source},
                        {"id", to_text(one.record)},
                        {"instance_id", one.instance_id}});
    return json;
}

Json as_json(const std::vector<ImportNote>& notes) {
    Json json = Json::array();
    for (const ImportNote& note : notes)
        json.push_back({{"source", note.source},
                        {"code", note.code},
                        {"path", note.path},
                        {"message", note.message}});
    return json;
}

std::string sentence(const ImportNote& note) {
    return fmt::format(
        "{}: {}{}{}", note.source, note.path, note.path.empty() ? "" : " ", note.message);
}

Result<Outcome> record_import(Console& console, const ImportOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(
        const ImportReport report,
        import_submissions(*store, shelf, {options.form, options.from, options.skip_bad}));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json = {{"added", report.added.size()},
                    {"records", as_json(report.added)},
                    {"already_here", as_json(report.already_here)},
                    {"kept_nothing", report.kept_nothing},
                    {"refused", as_json(report.refused)},
                    {"findings", as_json(report.findings)}};
    for (const ImportNote& note : report.refused)
        console.say(sentence(note));
    for (const ImportNote& note : report.findings)
        outcome.lines.push_back(sentence(note));
    outcome.lines.push_back(fmt::format("{} added, {} already here, {} refused, {} findings.",
                                        report.added.size(),
                                        report.already_here.size(),
                                        report.refused.size(),
                                        report.findings.size()));
    if (report.kept_nothing > 0)
        outcome.lines.push_back(
            fmt::format("{} wanted nothing kept and were left out.", report.kept_nothing));
    outcome.findings = !report.refused.empty() || !report.findings.empty();
    outcome.refused = !report.refused.empty() && !options.skip_bad;
    if (outcome.refused)
        outcome.lines.emplace_back("Nothing was added; mend the files or use --skip-bad.");
    return outcome;
}

struct XmlOptions {
    std::string store, id, to;
};

/// Pictures and other files go beside the XML under the names it gives them.
Status write_files(Console& console, Store& store, const SubmissionXml& xml, const Path& folder) {
    for (const auto& [name, blob] : xml.attachments) {
        KITH_TRY_ASSIGN(const Bytes content, load_blob(store, blob));
        KITH_TRY(replace_file(console.files(), folder / name, content));
    }
    return {};
}

Result<Outcome> record_xml(Console& console, const XmlOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.id));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    std::optional<SealingKey> key;
    if (store->is_hub()) {
        KITH_TRY_ASSIGN(key, coordinator_sealing_key(*store));
    }
    FormShelf shelf;
    KITH_TRY_ASSIGN(const SubmissionXml xml,
                    submission_xml(*store, shelf, id, key ? &*key : nullptr));
    KITH_TRY(write_files(console, *store, xml, Path(options.to).parent_path()));
    KITH_TRY(store->close());
    KITH_TRY(replace_file(console.files(), options.to, as_bytes(xml.xml)));
    Outcome outcome;
    outcome.json = {{"record", options.id},
                    {"file", options.to},
                    {"attachments", Json::array()},
                    {"left_out", xml.left_out}};
    for (const auto& [name, blob] : xml.attachments)
        outcome.json["attachments"].push_back(name);
    for (const std::string& path : xml.left_out)
        outcome.lines.push_back(
            fmt::format("{} was left out: sealed to coordinators, or no question any more.", path));
    outcome.lines.push_back(fmt::format("Written to '{}', with {} files. It is not encrypted.",
                                        options.to,
                                        xml.attachments.size()));
    outcome.findings = !xml.left_out.empty();
    return outcome;
}

struct SameOptions {
    std::string store;
};

Result<Outcome> record_same(Console& console, const SameOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto same, list_same_submissions(*store));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json["same"] = Json::array();
    for (const SameSubmission& one : same) {
        Json ids = Json::array();
        std::string line = one.instance_id + ":";
        for (const RecordId id : one.records) {
            ids.push_back(to_text(id));
            line += " " + to_text(id);
        }
        outcome.json["same"].push_back({{"instance_id", one.instance_id}, {"records", ids}});
        outcome.lines.push_back(line);
    }
    outcome.lines.push_back(
        same.empty() ? "No record was imported twice."
                     : fmt::format("{} records were imported on several laptops; compare them and "
                                   "delete all but one.",
                                   same.size()));
    outcome.findings = !same.empty();
    return outcome;
}

} // namespace

void add_import_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = *app.get_subcommand("record");
    add_verb<ImportOptions>(
        family,
        chosen,
        {"import", "Submissions of ODK or KoboToolbox: XML, Briefcase folder, CSV export"},
        [](CLI::App& verb, ImportOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--form", options.form)->required();
            verb.add_option("--from", options.from, "submission.xml, a .csv, or a folder of either")
                ->required();
            verb.add_flag(
                "--skip-bad", options.skip_bad, "Add the good records although others are bad");
        },
        record_import);
    add_verb<XmlOptions>(
        family,
        chosen,
        {"xml", "A submission as OpenRosa XML, unencrypted"},
        [](CLI::App& verb, XmlOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("id", options.id, "The record, as writer:seq")->required();
            verb.add_option("--to", options.to, "The file; its pictures go beside it")->required();
        },
        record_xml);
    add_verb<SameOptions>(
        family,
        chosen,
        {"same", "Records that were imported on several laptops"},
        [](CLI::App& verb, SameOptions& options) {
            verb.add_option("store", options.store)->required();
        },
        record_same);
}

} // namespace kith::app
