#include "app/flow/subject.h"

#include "app/flow/project.h"
#include "app/flow/question_words.h"
#include "app/flow/record_paths.h"
#include "app/flow/subject_scope.h"
#include "survey_core/record/sealed_value.h"
#include "survey_core/store/revocations.h"

#include <algorithm>

namespace kith::app {
namespace {

class SubjectReading {
public:
    SubjectReading(StoreView& store, FormShelf& shelf, SealingKey key, std::string_view language)
        : store_(store), shelf_(shelf), key_(std::move(key)), language_(language) {}

    Result<Subject> read(SubjectScope scope) {
        scope_ = std::move(scope);
        Subject subject;
        KITH_TRY_ASSIGN(const auto titles, form_titles(store_));
        std::vector<RecordId> order{scope_.person};
        for (const RecordId id : scope_.whole)
            if (id != scope_.person) order.push_back(id);
        for (const RecordId id : order) {
            KITH_TRY_ASSIGN(SubjectRecord record, read_record(id, titles, false));
            subject.records.push_back(std::move(record));
        }
        for (const RecordId id : scope_.mentions) {
            KITH_TRY_ASSIGN(SubjectRecord record, read_record(id, titles, true));
            subject.records.push_back(std::move(record));
        }
        KITH_TRY_ASSIGN(const auto hidden, revoked_ranges(store_));
        subject.has_undone_imports = !hidden.empty();
        return subject;
    }

private:
    /// Readable, and without other people.
    Result<std::string> open(const Value& value) const {
        if (value.kind == Value::Kind::sealed) return open_sealed_value(value, key_);
        if (value.kind == Value::Kind::blob)
            return std::string(is_picture(value) ? "(a picture)" : "(a file)");
        return scope_.names_another(value) ? std::string("(another person)") : value.bytes;
    }

    static bool is_picture(const Value& value) {
        const auto attachment = attachment_of(value);
        return attachment && attachment->bytes == 0;
    }

    static bool is_bookkeeping(FieldId id) {
        return id == field::source || id == field::list || id == field::entity_uuid ||
               id == field::repeat_path || id == field::alias;
    }

    Result<SubjectRecord>
    read_record(RecordId id, const std::map<std::string, std::string>& titles, bool is_mention) {
        KITH_TRY_ASSIGN(const RecordPaths paths, record_with_paths(store_, id));
        const RecordView& view = paths.view;
        SubjectRecord record;
        record.id = id;
        record.kind = view.header.record_kind;
        const auto title = titles.find(paths.owner);
        record.about = title == titles.end() ? paths.owner : title->second;
        record.made = wall_time(view.header.hlc);
        KITH_TRY_ASSIGN(record.by, worker_name(store_, view.header.author));
        record.status = view.status;
        record.is_mention = is_mention;
        for (const FieldView& one : view.fields) {
            if (is_bookkeeping(one.field) || one.value.blank()) continue;
            if (!is_mention || scope_.says_person(one.value))
                KITH_TRY(add_answer(one, paths.owner, record));
        }
        if (!is_mention) KITH_TRY(add_history(paths.owner, record));
        return record;
    }

    Status add_answer(const FieldView& one, const std::string& owner, SubjectRecord& record) {
        KITH_TRY_ASSIGN(const std::string path, path_of_field(store_, one.field));
        KITH_TRY_ASSIGN(const std::string text, open(one.value));
        const QuestionWords words = question_words(store_, shelf_, owner, path, language_);
        record.answers.push_back({path, words.question, words.say(text)});
        if (const auto attachment = attachment_of(one.value))
            record.files.push_back({words.question, *attachment});
        return {};
    }

    Status add_history(const std::string& owner, SubjectRecord& record) {
        KITH_TRY_ASSIGN(const auto history, record_history(store_, record.id));
        for (const HistoryEntry& entry : history) {
            if (entry.kind == ChangeKind::create) continue;
            KITH_TRY_ASSIGN(const std::string path, path_of_field(store_, entry.field));
            KITH_TRY_ASSIGN(const std::string text, open(entry.value));
            const QuestionWords words = question_words(store_, shelf_, owner, path, language_);
            const bool is_whole = entry.field == field::deleted;
            KITH_TRY_ASSIGN(std::string by, worker_name(store_, entry.author));
            record.history.push_back({wall_time(entry.hlc),
                                      std::move(by),
                                      is_whole ? std::string() : words.question,
                                      words.say(text),
                                      entry.reason,
                                      entry.kind,
                                      entry.state == WriteState::live});
        }
        return {};
    }

    StoreView& store_;
    FormShelf& shelf_;
    SealingKey key_;
    std::string language_;
    SubjectScope scope_;
};

} // namespace

Result<Subject>
gather_subject(StoreView& store, FormShelf& shelf, RecordId person, std::string_view language) {
    if (!store.is_hub())
        return fail(ErrorCode::refused,
                    "Only a coordinator's store can tell everything that is held on a person; a "
                    "laptop has a part of it.");
    KITH_TRY_ASSIGN(SealingKey key, coordinator_sealing_key(store));
    KITH_TRY_ASSIGN(SubjectScope scope, find_subject(store, person));
    return SubjectReading(store, shelf, std::move(key), language).read(std::move(scope));
}

} // namespace kith::app
