#include "app/flow/subject_scope.h"

#include "survey_core/base/text.h"

#include <algorithm>

namespace kith::app {
namespace {

constexpr int deepest_repeat = 32;

/// Entities that are nobody: whoever erases one does not mean the person who spoke of it.
bool is_of_things(std::string_view list) {
    return list == "asset" || list == "capability" || list == "need" || list == "mention";
}

class SubjectSearch {
public:
    explicit SubjectSearch(StoreView& store) : store_(store) {}

    Result<SubjectScope> find(RecordId person) {
        KITH_TRY_ASSIGN(const auto record, find_record(store_, person));
        if (!record)
            return fail(ErrorCode::not_found,
                        "There is no record " + to_text(person) +
                            " in this store; kithctl record list shows those that there are.");
        scope_.person = person;
        scope_.uuid = std::string(record->text(field::entity_uuid));
        list_ = std::string(record->text(field::list));
        is_shared_ = record->header.record_kind == RecordKind::repeat || is_of_things(list_);
        anchor_ = source_of(*record).value_or(person);
        KITH_TRY(add_line_of(anchor_));
        KITH_TRY(find_others());
        KITH_TRY(for_each_record(
            store_, [this](const Change& creation) -> Status { return look_at(creation.header); }));
        for (const RecordId id : scope_.whole) {
            KITH_TRY_ASSIGN(const bool is_own, is_of_nobody_else(id));
            if (is_own) scope_.own.insert(id);
        }
        return std::move(scope_);
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
        scope_.whole.insert(line.begin(), line.end());
        root_ = line.back();
        scope_.whole.insert(scope_.person);
        return {};
    }

    /// Other people of the same list: their names for programs, and the repeat instances that are
    /// about them.
    Status find_others() {
        return for_each_record(store_, [this](const Change& creation) -> Status {
            if (creation.header.record_kind != RecordKind::entity) return {};
            KITH_TRY_ASSIGN(const auto record, find_record(store_, creation.header.dot));
            if (!record || list_.empty() || creation.header.dot == scope_.person) return {};
            if (record->text(field::list) != list_) return {};
            if (const auto uuid = record->text(field::entity_uuid); !uuid.empty())
                scope_.others.emplace(uuid);
            const auto source = source_of(*record);
            return source ? note_source_of_another(*source) : Status{};
        });
    }

    Status note_source_of_another(RecordId source) {
        KITH_TRY_ASSIGN(const auto line, line_of(source));
        is_shared_ = is_shared_ || line.back() == root_;
        if (source != root_ && !scope_.whole.contains(source)) not_ours_.insert(source);
        return {};
    }

    /// In an interview about several people: the person's own instance, what lies under it, came
    /// from it or points to the person.
    Result<bool> is_of_nobody_else(RecordId id) {
        if (!is_shared_ || id == scope_.person) return true;
        KITH_TRY_ASSIGN(const auto record, find_record(store_, id));
        if (!record || anchor_ == root_) return false;
        std::optional<RecordId> from = id;
        if (record->header.record_kind == RecordKind::entity) {
            if (points_to_person(*record)) return true;
            from = source_of(*record);
        }
        if (!from) return false;
        KITH_TRY_ASSIGN(const auto line, line_of(*from));
        return std::find(line.begin(), line.end(), anchor_) != line.end();
    }

    Result<bool> is_of_another(const RecordView& instance) {
        KITH_TRY_ASSIGN(const auto line, line_of(instance.header.dot));
        for (const RecordId above : line)
            if (not_ours_.contains(above)) return true;
        return line.back() != root_;
    }

    bool points_to_person(const RecordView& record) const {
        return !scope_.uuid.empty() &&
               std::any_of(record.fields.begin(), record.fields.end(), [this](const auto& one) {
                   return one.field != field::entity_uuid && scope_.says_person(one.value);
               });
    }
    bool points_to_another(const RecordView& record) const {
        return std::any_of(record.fields.begin(), record.fields.end(), [this](const auto& one) {
            return scope_.names_another(one.value);
        });
    }

    Status look_at(const ChangeHeader& header) {
        if (scope_.whole.contains(header.dot)) return {};
        KITH_TRY_ASSIGN(const auto record, find_record(store_, header.dot));
        if (!record) return {};
        if (header.record_kind == RecordKind::entity) return look_at_entity(*record);
        if (header.record_kind == RecordKind::repeat) {
            KITH_TRY_ASSIGN(const bool is_another, is_of_another(*record));
            if (!is_another) {
                scope_.whole.insert(header.dot);
                return {};
            }
        }
        const bool is_asked = header.record_kind == RecordKind::repeat ||
                              header.record_kind == RecordKind::submission;
        if (is_asked && points_to_person(*record)) scope_.mentions.insert(header.dot);
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
        if (is_ours) scope_.whole.insert(entity.header.dot);
        return {};
    }

    StoreView& store_;
    SubjectScope scope_;
    RecordId anchor_; // the submission or instance that made the person
    RecordId root_;   // the interview that it lies in
    std::string list_;
    std::set<RecordId> not_ours_;
    bool is_shared_ = false;
};

bool is_in(const std::set<std::string>& known, const Value& value) {
    if (value.kind != Value::Kind::text) return false;
    const auto words = split_words(value.bytes);
    return std::any_of(words.begin(), words.end(), [&known](const std::string& word) {
        return known.contains(word);
    });
}

} // namespace

bool SubjectScope::says_person(const Value& value) const {
    return is_in({uuid}, value);
}

bool SubjectScope::names_another(const Value& value) const {
    return is_in(others, value);
}

Result<SubjectScope> find_subject(StoreView& store, RecordId person) {
    return SubjectSearch(store).find(person);
}

} // namespace kith::app
