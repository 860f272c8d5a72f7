#include "app/ctl/verbs.h"
#include "app/flow/subject.h"
#include "survey_core/base/files.h"
#include "survey_core/export/export_files.h"
#include "survey_core/store/blobs.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

struct SubjectOptions {
    std::string store, person, to;
};

std::string_view words_of(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::remove:
        return "deleted";
    case ChangeKind::undelete:
        return "taken back";
    case ChangeKind::resolve:
        return "decided";
    case ChangeKind::create:
    case ChangeKind::set:
        break;
    }
    return "changed";
}

Json as_json(const SubjectRecord& record) {
    Json json{{"id", to_text(record.id)},
              {"kind", kind_name(record.kind)},
              {"about", record.about},
              {"made", to_iso8601(record.made)},
              {"status", status_name(record.status)},
              {"mention", record.is_mention},
              {"answers", Json::array()},
              {"history", Json::array()}};
    for (const SubjectAnswer& one : record.answers)
        json["answers"].push_back(
            {{"path", one.path}, {"question", one.question}, {"answer", one.answer}});
    for (const SubjectEvent& one : record.history)
        json["history"].push_back({{"at", to_iso8601(one.when)},
                                   {"what", words_of(one.kind)},
                                   {"question", one.question},
                                   {"answer", one.answer},
                                   {"reason", one.reason},
                                   {"counts", one.still_counts}});
    return json;
}

std::string as_text(const SubjectRecord& record) {
    std::string text = fmt::format("\n{}{}, {}\n",
                                   record.is_mention ? "Mentioned in: " : "",
                                   record.about.empty() ? kind_name(record.kind) : record.about,
                                   to_iso8601(record.made));
    for (const SubjectAnswer& one : record.answers)
        text += fmt::format("  {}\n      {}\n", one.question, one.answer);
    for (const SubjectEvent& one : record.history)
        text += fmt::format("  {}: {} {}{}{}\n",
                            to_iso8601(one.when),
                            one.question.empty() ? "the record was" : one.question + ",",
                            words_of(one.kind),
                            one.answer.empty() ? "" : ": " + one.answer,
                            one.reason.empty() ? "" : " (" + one.reason + ")");
    return text;
}

/// Everything under names that say nothing of the person; an answer that was given before is never
/// overwritten.
class Answer {
public:
    Answer(FileSystem& files, Path folder) : files_(files), folder_(std::move(folder)) {}

    Status write(const std::string& stem, const std::string& ending, ByteView content) {
        const Path file = folder_ / (stem + std::string(restricted_mark) + ending);
        if (files_.exists(file))
            return fail(
                ErrorCode::already_exists,
                fmt::format("There is a file '{}' already; name another folder.", file.string()));
        KITH_TRY_ASSIGN(const auto made, files_.create(file));
        KITH_TRY(made->append(content));
        KITH_TRY(made->sync());
        names.push_back(file.string());
        return {};
    }

    std::vector<std::string> names;

private:
    FileSystem& files_;
    Path folder_;
};

/// Photos are kept as JPEG, what people draw as PNG.
std::string_view ending_of(ByteView picture) {
    constexpr std::uint8_t png = 0x89;
    return !picture.empty() && picture.front() == png ? ".png" : ".jpg";
}

Status write_files(StoreView& store, const Subject& subject, Answer& to) {
    int number = 0;
    for (const SubjectRecord& record : subject.records)
        for (const SubjectFile& file : record.files) {
            const auto content = load_blob(store, file.file.blob);
            if (!content && content.error().code == ErrorCode::not_found) continue; // not here yet
            if (!content) return tl::unexpected(content.error());
            const bool is_picture = file.file.bytes == 0;
            const std::string ending = is_picture                 ? std::string(ending_of(*content))
                                       : file.file.ending.empty() ? std::string()
                                                                  : "." + file.file.ending;
            KITH_TRY(to.write(
                fmt::format("{}-{}", is_picture ? "picture" : "file", ++number), ending, *content));
        }
    return {};
}

constexpr std::string_view foot =
    "\nNot in this list: what is on laptops that have not handed over yet, and unfinished "
    "interviews.\n";

Result<Outcome> subject_verb(Console& console, const SubjectOptions& options) {
    KITH_TRY_ASSIGN(const RecordId person, parse_dot(options.person));
    KITH_TRY_ASSIGN(auto store, console.open(options.store));
    FormShelf shelf;
    KITH_TRY_ASSIGN(const Subject subject, gather_subject(*store, shelf, person));
    const std::string now = to_iso8601(console.clock().now());
    Json json{{"project", store->project().name}, {"at", now}, {"records", Json::array()}};
    std::string text = fmt::format("What {} holds on one person, {}\n", store->project().name, now);
    for (const SubjectRecord& record : subject.records) {
        json["records"].push_back(as_json(record));
        text += as_text(record);
    }
    text += foot;
    KITH_TRY(console.files().make_folder(options.to));
    Answer answer(console.files(), options.to);
    KITH_TRY(answer.write("subject", ".json", as_bytes(json.dump(2) + "\n")));
    KITH_TRY(answer.write("subject", ".txt", as_bytes(text)));
    KITH_TRY(write_files(*store, subject, answer));
    KITH_TRY(store->close());
    Outcome outcome;
    outcome.json = {{"records", subject.records.size()},
                    {"files", answer.names},
                    {"undone_imports", subject.has_undone_imports}};
    outcome.lines.push_back(fmt::format("{} records in {} files. They are not locked: hand them "
                                        "over and delete them.",
                                        subject.records.size(),
                                        answer.names.size()));
    if (subject.has_undone_imports)
        outcome.lines.emplace_back("An import is undone in this store; what it brought is held too "
                                   "and is not in the answer. Redo it first if it may concern "
                                   "this person.");
    outcome.findings = subject.has_undone_imports;
    return outcome;
}

} // namespace

void add_subject_verb(CLI::App& app, Chosen& chosen) {
    add_verb<SubjectOptions>(
        app,
        chosen,
        {"subject", "Everything held on one person, for them to see; unencrypted"},
        [](CLI::App& verb, SubjectOptions& options) {
            verb.add_option("store", options.store)->required();
            verb.add_option("person", options.person, "The person's record, as writer:seq")
                ->required();
            verb.add_option("--to", options.to, "A folder for the answer")->required();
        },
        subject_verb);
}

} // namespace kith::app
