#include "app/flow/subject.h"

#include "app/flow/project.h"
#include "app/flow/question_words.h"
#include "app/flow/record_paths.h"
#include "survey_core/base/text.h"
#include "survey_core/record/sealed_value.h"
#include "survey_core/store/revocations.h"

#include <algorithm>
#include <set>

namespace kith::app {
namespace {

constexpr int deepest_repeat = 32;

class SubjectSearch {
public:
    SubjectSearch(StoreView& store, FormShelf& shelf, SealingKey key)
        : store_(store), shelf_(shelf), key_(std::move(key)) {}

    Status find(RecordId person) {
        KITH_TRY_ASSIGN(const auto record, find_record(store_, person));
        if (!record)
            return fail(ErrorCode::not_found,
                        "There is no record " + to_text(person) +
                            " in this store; kithctl record list shows those that there are.");
        person_ = person;
        list_ = std::string(record->text(field::list));
        uuid_ = std::string(record->text(field::entity_uuid));
        KITH_TRY(add_line_of(source_of(*record).value_or(person)));
        KITH_TRY(find_others());
        return for_each_record(
            store_, [this](const Change& creation) -> Status { return look_at(creation.header); });
    }

    Result<Subject> read() {
        Subject subject;
        KITH_TRY_ASSIGN(const auto titles, form_titles(store_));
        std::vector<RecordId> order{person_};
        for (const RecordId id : whole_)
            if (id != person_) order.push_back(id);
        for (const RecordId id : order) {
            KITH_TRY_ASSIGN(SubjectRecord record, read_record(id, titles, false));
            subject.records.push_back(std::move(record));
        }
        for (const RecordId id : mentions_) {
            KITH_TRY_ASSIGN(SubjectRecord record, read_record(id, titles, true));
            subject.records.push_back(std::move(record));
        }
        KITH_TRY_ASSIGN(const auto hidden, revoked_ranges(store_));
        subject.has_undone_imports = !hidden.empty();
        return subject;
    }

private:
    static std::optional<RecordId> source_of(const RecordView& record) {
        const auto source = parse_dot(record.text(field::source));
        return source ? std::optional(*source) : std::nullopt;
    }

    /// A record, and the submission or instances above it.
    Result<std::vector<RecordId>> line_of(RecordId id) {
        std::vector<RecordId> line;
        for (int depth = 0; depth < deepest_repeat; ++depth) {
            line.push_back(id);
            KITH_TRY_ASSIGN(const auto record, find_record(store_, id));
            if (!record || !record->header.parent) break;
            id = *record->header.parent;
        }
        return line;
    }

    Status add_line_of(RecordId id) {
        KITH_TRY_ASSIGN(const auto line, line_of(id));
        whole_.insert(line.begin(), line.end());
        root_ = line.back();
        whole_.insert(person_);
        return {};
    }

    /// Other people of the same list: their names for programs, and the repeat instances that are
    /// about them.
    Status find_others() {
        return for_each_record(store_, [this](const Change& creation) -> Status {
            if (creation.header.record_kind != RecordKind::entity) return {};
            KITH_TRY_ASSIGN(const auto record, find_record(store_, creation.header.dot));
            if (!record || list_.empty() || creation.header.dot == person_) return {};
            if (record->text(field::list) != list_) return {};
            if (const auto uuid = record->text(field::entity_uuid); !uuid.empty())
                others_.emplace(uuid);
            const auto source = source_of(*record);
            if (source && *source != root_ && !whole_.contains(*source)) not_ours_.insert(*source);
            return {};
        });
    }

    Result<bool> is_of_another(const RecordView& instance) {
        KITH_TRY_ASSIGN(const auto line, line_of(instance.header.dot));
        for (const RecordId above : line)
            if (not_ours_.contains(above)) return true;
        return line.back() != root_;
    }

    bool points_to_person(const RecordView& record) const {
        return !uuid_.empty() &&
               std::any_of(record.fields.begin(), record.fields.end(), [this](const auto& one) {
                   return one.field != field::entity_uuid && says_person(one.value);
               });
    }
    bool points_to_another(const RecordView& record) const {
        return std::any_of(record.fields.begin(), record.fields.end(), [this](const auto& one) {
            return names_another(one.value);
        });
    }
    bool names_another(const Value& value) const {
        if (value.kind != Value::Kind::text) return false;
        const auto words = split_words(value.bytes);
        return std::any_of(words.begin(), words.end(), [this](const std::string& word) {
            return others_.contains(word);
        });
    }
    bool says_person(const Value& value) const {
        const auto words = split_words(value.bytes);
        return value.kind == Value::Kind::text &&
               std::find(words.begin(), words.end(), uuid_) != words.end();
    }

    Status look_at(const ChangeHeader& header) {
        if (whole_.contains(header.dot)) return {};
        KITH_TRY_ASSIGN(const auto record, find_record(store_, header.dot));
        if (!record) return {};
        if (header.record_kind == RecordKind::entity) return look_at_entity(*record);
        if (header.record_kind == RecordKind::repeat) {
            KITH_TRY_ASSIGN(const bool is_another, is_of_another(*record));
            if (!is_another) {
                whole_.insert(header.dot);
                return {};
            }
        }
        const bool is_asked = header.record_kind == RecordKind::repeat ||
                              header.record_kind == RecordKind::submission;
        if (is_asked && points_to_person(*record)) mentions_.insert(header.dot);
        return {};
    }

    /// What came from the person's own interview, or points to the person; never another person.
    Status look_at_entity(const RecordView& entity) {
        if (!list_.empty() && entity.text(field::list) == list_) return {};
        bool is_ours = points_to_person(entity);
        if (!is_ours && points_to_another(entity)) return {};
        if (const auto source = source_of(entity); source && !is_ours) {
            KITH_TRY_ASSIGN(const auto line, line_of(*source));
            is_ours = line.back() == root_ &&
                      std::none_of(line.begin(), line.end(), [this](RecordId above) {
                          return not_ours_.contains(above);
                      });
        }
        if (is_ours) whole_.insert(entity.header.dot);
        return {};
    }

    /// Readable, and without other people.
    Result<std::string> open(const Value& value) const {
        if (value.kind == Value::Kind::sealed) return open_sealed_value(value, key_);
        if (value.kind == Value::Kind::blob) return std::string("(a picture)");
        return names_another(value) ? std::string("(another person)") : value.bytes;
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
        record.status = view.status;
        record.is_mention = is_mention;
        for (const FieldView& one : view.fields) {
            if (is_bookkeeping(one.field) || one.value.blank()) continue;
            if (!is_mention || says_person(one.value))
                KITH_TRY(add_answer(one, paths.owner, record));
        }
        if (!is_mention) KITH_TRY(add_history(paths.owner, record));
        return record;
    }

    Status add_answer(const FieldView& one, const std::string& owner, SubjectRecord& record) {
        KITH_TRY_ASSIGN(const std::string path, path_of_field(store_, one.field));
        KITH_TRY_ASSIGN(const std::string text, open(one.value));
        const QuestionWords words = question_words(store_, shelf_, owner, path);
        record.answers.push_back({path, words.question, words.say(text)});
        Hash32 blob{};
        if (one.value.kind != Value::Kind::blob || one.value.bytes.size() != blob.size()) return {};
        std::copy(one.value.bytes.begin(), one.value.bytes.end(), blob.begin());
        record.pictures.push_back({words.question, blob});
        return {};
    }

    Status add_history(const std::string& owner, SubjectRecord& record) {
        KITH_TRY_ASSIGN(const auto history, record_history(store_, record.id));
        for (const HistoryEntry& entry : history) {
            if (entry.kind == ChangeKind::create) continue;
            KITH_TRY_ASSIGN(const std::string path, path_of_field(store_, entry.field));
            KITH_TRY_ASSIGN(const std::string text, open(entry.value));
            const QuestionWords words = question_words(store_, shelf_, owner, path);
            const bool is_whole = entry.field == field::deleted;
            record.history.push_back({wall_time(entry.hlc),
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
    RecordId person_;
    RecordId root_; // the interview that the person was made in
    std::string list_, uuid_;
    std::set<RecordId> whole_, mentions_, not_ours_;
    std::set<std::string> others_;
};

} // namespace

Result<Subject> gather_subject(StoreView& store, FormShelf& shelf, RecordId person) {
    if (!store.is_hub())
        return fail(ErrorCode::refused,
                    "Only a coordinator's store can tell everything that is held on a person; a "
                    "laptop has a part of it.");
    KITH_TRY_ASSIGN(SealingKey key, coordinator_sealing_key(store));
    SubjectSearch search(store, shelf, std::move(key));
    KITH_TRY(search.find(person));
    return search.read();
}

} // namespace kith::app
