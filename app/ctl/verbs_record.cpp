#include "app/ctl/verbs.h"
#include "app/flow/project.h"
#include "app/flow/record_paths.h"
#include "app/flow/review.h"
#include "app/flow/submissions.h"
#include "survey_core/store/changes.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

constexpr std::uint64_t lines_limit_bytes = 1ULL << 30U;
constexpr std::uint64_t rows_at_a_time = 1000;

struct RecordAddOptions {
    std::string store, form, from;
    bool skip_bad = false;
};

Result<Outcome> record_add(Console& console, const RecordAddOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const Bytes lines, read_file(console.files(), options.from, lines_limit_bytes));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const AddedLines added,
                    add_submissions(*store, shelf, options.form, as_text(lines), options.skip_bad));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json["added"] = added.added.size();
    outcome.json["ids"] = Json::array();
    for (const RecordId id : added.added)
        outcome.json["ids"].push_back(to_text(id));
    outcome.json["kept_nothing"] = added.kept_nothing;
    outcome.json["rejected"] = Json::array();
    for (const RejectedLine& line : added.rejected) {
        outcome.json["rejected"].push_back(
            {{"line", line.line}, {"path", line.path}, {"reason", line.reason}});
        console.say(fmt::format("line {}: {} {}", line.line, line.path, line.reason));
    }
    outcome.lines.push_back(
        fmt::format("{} added, {} rejected.", added.added.size(), added.rejected.size()));
    if (added.kept_nothing > 0)
        outcome.lines.push_back(
            fmt::format("{} wanted nothing kept: only that is counted.", added.kept_nothing));
    outcome.findings = !added.rejected.empty();
    outcome.refused = outcome.findings && !options.skip_bad;
    if (outcome.refused)
        outcome.lines.emplace_back("Nothing was added; mend the lines or use --skip-bad.");
    return outcome;
}

Json as_json(const RecordPaths& record) {
    Json json = {
        {"id", to_text(record.view.header.dot)},
        {"kind", kind_name(record.view.header.record_kind)},
        {"form", record.owner},
        {"version", record.version},
        {"status", status_name(record.view.status)},
        {"parent",
         record.view.header.parent ? Json(to_text(*record.view.header.parent)) : Json(nullptr)},
        {"values", Json::object()},
        {"conflicts", record.conflicts}};
    for (const PathValue& value : record.values)
        json["values"][value.path] =
            value.is_sealed && value.text.empty() ? "(sealed)" : value.text;
    for (const FieldView& field : record.view.fields)
        if (const auto name = builtin_field_name(field.field); !name.empty())
            json["values"][std::string(name)] = shown_text(field.value);
    return json;
}

struct RecordListOptions {
    std::string store, form, kind, status;
};

Result<RecordFilter> filter_of(const RecordListOptions& options) {
    RecordFilter filter;
    filter.owner = options.form;
    for (const RecordKind kind : {RecordKind::submission,
                                  RecordKind::repeat,
                                  RecordKind::entity,
                                  RecordKind::worker,
                                  RecordKind::tally,
                                  RecordKind::project})
        if (kind_name(kind) == options.kind) filter.kind = kind;
    for (int i = 1; i <= static_cast<int>(RecordStatus::deleted); ++i)
        if (status_name(static_cast<RecordStatus>(i)) == options.status)
            filter.status = static_cast<RecordStatus>(i);
    if (!options.kind.empty() && !filter.kind)
        return fail(ErrorCode::bad_input, fmt::format("There is no kind '{}'.", options.kind));
    if (!options.status.empty() && !filter.status)
        return fail(ErrorCode::bad_input, fmt::format("There is no status '{}'.", options.status));
    return filter;
}

Status
add_record_lines(Store& store, RecordId id, const std::string& wanted_kind, Outcome& outcome) {
    KITH_TRY_ASSIGN(const RecordPaths record, record_with_paths(store, id));
    if (wanted_kind.empty() || wanted_kind == kind_name(record.view.header.record_kind)) {
        outcome.json["records"].push_back(as_json(record));
        outcome.lines.push_back(fmt::format("{}  {}  {}  {}{}",
                                            to_text(id),
                                            kind_name(record.view.header.record_kind),
                                            record.owner,
                                            status_name(record.view.status),
                                            record.conflicts.empty() ? "" : "  (conflict)"));
    }
    if (wanted_kind == "submission") return {};
    for (const RecordId child : record.view.children) {
        KITH_TRY_ASSIGN(const auto view, find_record(store, child));
        const bool is_gone = view && view->status == RecordStatus::deleted &&
                             record.view.status != RecordStatus::deleted;
        if (!is_gone) KITH_TRY(add_record_lines(store, child, wanted_kind, outcome));
    }
    return {};
}

Status list_draft_lines(Store& store, const std::string& form, Outcome& outcome) {
    KITH_TRY_ASSIGN(const auto drafts, list_drafts(store));
    KITH_TRY_ASSIGN(const auto forms, list_forms(store));
    for (const DraftSummary& draft : drafts) {
        const auto row = std::find_if(
            forms.begin(), forms.end(), [&](const FormRow& one) { return one.id == draft.form; });
        if (row == forms.end() || (!form.empty() && row->form_id != form)) continue;
        outcome.json["records"].push_back(
            {{"id", fmt::format("draft:{:016x}", static_cast<std::uint64_t>(draft.id))},
             {"kind", "submission"},
             {"form", row->form_id},
             {"version", row->version},
             {"status", "draft"},
             {"parent", nullptr},
             {"values", Json::object()},
             {"conflicts", Json::array()}});
        outcome.lines.push_back(fmt::format("draft of {}, {} steps", row->form_id, draft.answers));
    }
    return {};
}

Result<Outcome> record_list(Console& console, const RecordListOptions& options) {
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    Outcome outcome;
    outcome.json["records"] = Json::array();
    if (options.status == "draft") {
        KITH_TRY(list_draft_lines(*store, options.form, outcome));
        KITH_TRY(store->close());
        return outcome;
    }
    KITH_TRY_ASSIGN(RecordFilter filter, filter_of(options));
    if (filter.kind == RecordKind::repeat)
        filter.kind = RecordKind::submission; // instances belong to their parent
    for (std::uint64_t offset = 0;; offset += rows_at_a_time) {
        KITH_TRY_ASSIGN(const auto rows, list_records(*store, filter, {offset, rows_at_a_time}));
        for (const RecordRow& row : rows)
            KITH_TRY(add_record_lines(*store, row.id, options.kind, outcome));
        if (rows.size() < rows_at_a_time) break;
    }
    KITH_TRY(store->close());
    return outcome;
}

struct RecordOptions {
    std::string store, id, reason;
    std::vector<std::string> edits;
};

Result<Outcome> record_show(Console& console, const RecordOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.id));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    std::optional<SealingKey> key;
    if (store->is_hub()) {
        KITH_TRY_ASSIGN(key, coordinator_sealing_key(*store));
    }
    KITH_TRY_ASSIGN(const RecordPaths record, record_with_paths(*store, id, key ? &*key : nullptr));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json = as_json(record);
    outcome.json["records"] = Json::array({as_json(record)});
    for (const auto& [path, value] : outcome.json["values"].items())
        outcome.lines.push_back(fmt::format("{} = {}", path, value.get<std::string>()));
    outcome.lines.push_back(fmt::format("status: {}", status_name(record.view.status)));
    return outcome;
}

Result<Outcome> record_set(Console& console, const RecordOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.id));
    std::vector<PathEdit> edits;
    for (const std::string& edit : options.edits) {
        const std::size_t equals = edit.find('=');
        if (equals == std::string::npos)
            return fail(ErrorCode::bad_input, fmt::format("'{}' is not PATH=VALUE.", edit));
        edits.push_back({edit.substr(0, equals), edit.substr(equals + 1)});
    }
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const Dot dot, correct_record(*store, shelf, id, edits, options.reason));
    KITH_TRY(store->close());
    return Outcome{
        {{"record", options.id}, {"dot", to_text(dot)}},
        {fmt::format("Changed; the earlier value stays in the history. Change {}.", to_text(dot))},
        false};
}

Result<Outcome> record_delete(Console& console, const RecordOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.id));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const Dot dot, delete_record(*store, id, options.reason));
    KITH_TRY(store->close());
    return Outcome{
        {{"record", options.id}, {"dot", to_text(dot)}}, {"Deleted; it can be taken back."}, false};
}

struct ReviewOptions {
    std::string store, id, question, comment;
};

Result<Outcome> record_send_back(Console& console, const ReviewOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.id));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const Dot dot, send_back(*store, id, {options.question, options.comment}));
    KITH_TRY(store->close());
    return Outcome{{{"record", options.id}, {"dot", to_text(dot)}},
                   {"It goes back to the person who wrote it with the next reply."},
                   false};
}

Result<Outcome> record_settle(Console& console, const ReviewOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.id));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const Dot dot, settle_review(*store, id, options.comment));
    KITH_TRY(store->close());
    return Outcome{{{"record", options.id}, {"dot", to_text(dot)}},
                   {"Settled: it is right as it stands."},
                   false};
}

Result<Outcome> record_history(Console& console, const RecordOptions& options) {
    KITH_TRY_ASSIGN(const RecordId id, parse_dot(options.id));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    KITH_TRY_ASSIGN(const auto entries, kith::record_history(*store, id));
    Outcome outcome;
    outcome.json = {{"record", options.id}, {"dot", nullptr}, {"history", Json::array()}};
    Hlc newest{};
    for (const HistoryEntry& entry : entries) {
        KITH_TRY_ASSIGN(const std::string path, path_of_field(*store, entry.field));
        KITH_TRY_ASSIGN(const std::string worker, worker_name(*store, entry.author));
        if (entry.hlc >= newest) outcome.json["dot"] = to_text(entry.dot);
        newest = std::max(newest, entry.hlc);
        const std::string at = to_iso8601(wall_time(entry.hlc));
        const char* state = entry.state == WriteState::live ? "live" : "superseded";
        outcome.json["history"].push_back({{"path", path},
                                           {"value", shown_text(entry.value)},
                                           {"dot", to_text(entry.dot)},
                                           {"worker", worker},
                                           {"at", at},
                                           {"state", state},
                                           {"reason", entry.reason}});
        outcome.lines.push_back(fmt::format("{}  {} = {}  ({}, {}){}{}",
                                            at,
                                            path,
                                            shown_text(entry.value),
                                            worker,
                                            state,
                                            entry.reason.empty() ? "" : "  because: ",
                                            entry.reason));
    }
    KITH_TRY(store->close());
    return outcome;
}

void describe_record(CLI::App& verb, RecordOptions& options) {
    verb.add_option("store", options.store)->required();
    verb.add_option("id", options.id, "The record, as writer:seq")->required();
}

void add_review_verbs(CLI::App& family, Chosen& chosen) {
    add_verb<ReviewOptions>(
        family,
        chosen,
        {"send-back", "Ask the person who wrote a record to look at it again"},
        [](CLI::App& verb, ReviewOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("id", options.id, "The record, as writer:seq")->required();
            verb.add_option("--question", options.question, "The path that is asked about");
            verb.add_option("--comment", options.comment)->required();
        },
        record_send_back);
    add_verb<ReviewOptions>(
        family,
        chosen,
        {"settle", "What was sent back is right as it stands"},
        [](CLI::App& verb, ReviewOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("id", options.id, "The record, as writer:seq")->required();
            verb.add_option("--reason", options.comment);
        },
        record_settle);
}

} // namespace

void add_record_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = add_family(app, "record", "Add, list, show, correct and delete records");
    add_verb<RecordAddOptions>(
        family,
        chosen,
        {"add", "Submissions from JSON lines, all or nothing"},
        [](CLI::App& verb, RecordAddOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--form", options.form)->required();
            verb.add_option("--from", options.from, "One submission a line: {\"/path\": \"value\"}")
                ->required();
            verb.add_flag(
                "--skip-bad", options.skip_bad, "Add the good lines although others are bad");
        },
        record_add);
    add_verb<RecordListOptions>(
        family,
        chosen,
        {"list", "Records and their values"},
        [](CLI::App& verb, RecordListOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("--form", options.form, "A form's id, or an entity list");
            verb.add_option("--kind", options.kind, "submission, repeat, entity, worker or tally");
            verb.add_option("--status", options.status);
        },
        record_list);
    add_verb<RecordOptions>(family, chosen, {"show", "One record"}, describe_record, record_show);
    add_verb<RecordOptions>(
        family,
        chosen,
        {"set", "Correct a record; the earlier value is kept"},
        [](CLI::App& verb, RecordOptions& options) {
            describe_record(verb, options);
            verb.add_option("edits", options.edits, "PATH=VALUE ...")->required();
            verb.add_option("--reason", options.reason);
        },
        record_set);
    add_verb<RecordOptions>(
        family,
        chosen,
        {"delete", "Delete a record; it can be taken back"},
        [](CLI::App& verb, RecordOptions& options) {
            describe_record(verb, options);
            verb.add_option("--reason", options.reason)->required();
        },
        record_delete);
    add_review_verbs(family, chosen);
    add_verb<RecordOptions>(family,
                            chosen,
                            {"history", "Every value a record ever had"},
                            describe_record,
                            record_history);
}

} // namespace kith::app
