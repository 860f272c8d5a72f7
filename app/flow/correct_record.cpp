#include "app/flow/answer_paths.h"
#include "app/flow/entity_updates.h"
#include "app/flow/project.h"
#include "app/flow/record_paths.h"
#include "app/flow/remarks.h"
#include "app/flow/review.h"
#include "app/flow/submissions.h"
#include "survey_core/base/text.h"
#include "survey_core/record/sealed_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace kith::app {
namespace {

/// An entity by its list and by the text of the record that made it.
using EntityKey = std::pair<std::string, std::string>;
using Entities = std::map<EntityKey, RecordId>;

/// Edits of each record of one submission, to be written as one group.
using EditsByRecord = std::map<RecordId, std::vector<Edit>>;

using PathTexts = std::map<std::string, std::string>;

/// A finished submission opened again: its answers in the engine, and which record holds which
/// instance. What the form computes anew by being opened here (who is asking, today's date) is no
/// correction: only what an edit changes is written.
class Reopened {
public:
    static Result<Reopened> open(Store& store, FormShelf& shelf, const RecordView& submission) {
        KITH_TRY_ASSIGN(InterviewPlace place,
                        interview_place(store, shelf, submission.header.form, {}));
        Reopened out(store, std::move(place));
        if (store.is_hub()) {
            KITH_TRY_ASSIGN(out.key_, coordinator_sealing_key(store));
        }
        KITH_TRY(out.gather(submission, {}));
        out.engine_ = std::make_unique<Interview>(out.place_.form,
                                                  InterviewContext{store.environment().clock,
                                                                   store.environment().random,
                                                                   out.place_.time_zone,
                                                                   out.place_.properties,
                                                                   {},
                                                                   {},
                                                                   out.place_.lists},
                                                  out.given_);
        const std::string language(submission.text(field::language));
        if (!language.empty()) KITH_TRY(out.engine_->set_language(language));
        out.opened_ = out.texts();
        return out;
    }

    [[nodiscard]] std::optional<std::string> instance_path(RecordId record) const {
        for (const auto& [path, id] : records_)
            if (id == record) return path;
        return std::nullopt;
    }

    Status set(const std::vector<PathEdit>& edits) {
        for (const PathEdit& edit : edits) {
            KITH_TRY_ASSIGN(const NodeRef ref, place_of(edit.path));
            KITH_TRY(engine_->set(ref, edit.value));
        }
        for (const PathEdit& edit : edits) {
            KITH_TRY_ASSIGN(const NodeRef ref, place_of(edit.path));
            const std::string reason = objection(*engine_, ref, edit.value);
            if (!reason.empty())
                return fail(ErrorCode::bad_input,
                            fmt::format("'{}' cannot be set so: {}.", edit.path, reason));
            const auto stored = answers_.find(edit.path);
            opened_[edit.path] = stored == answers_.end() ? std::string() : stored->second;
        }
        return {};
    }

    /// As it is stored: sealed where only coordinators may read it.
    [[nodiscard]] Result<Value> value_of(const PathEdit& edit) const {
        KITH_TRY_ASSIGN(const NodeRef ref, place_of(edit.path));
        return value_for(place_.form->node(ref.node), edit.value);
    }

    /// What is different now, by record: the answers, and what they save to entities of the same
    /// group.
    Result<EditsByRecord> differences(FieldNumbers& numbers, const Entities& entities) {
        PathTexts now = texts();
        for (const auto& [path, value] : opened_)
            now.try_emplace(path);
        EditsByRecord edits;
        for (const auto& [path, value] : now) {
            const auto before = opened_.find(path);
            const auto node = place_.form->find_path(root() + without_positions(path));
            if (!node) continue;
            if (place_.form->node(*node).is_repeat()) {
                if (before == opened_.end() || !exists(path)) return other_instances(path);
            } else if ((before == opened_.end() ? std::string() : before->second) != value) {
                KITH_TRY(add_edit(edits, numbers, entities, {path, value}));
            }
        }
        return edits;
    }

private:
    Reopened(Store& store, InterviewPlace place) : store_(store), place_(std::move(place)) {}

    [[nodiscard]] std::string root() const { return "/" + std::string(place_.form->root_name()); }
    [[nodiscard]] bool exists(const std::string& path) const {
        return engine_->find(root() + path).has_value();
    }

    static tl::unexpected<Error> other_instances(const std::string& path) {
        return fail(ErrorCode::refused,
                    fmt::format("With these values there would be more or fewer entries than were "
                                "asked about ({}); hold a new interview for that.",
                                path));
    }

    Result<NodeRef> place_of(const std::string& path) const {
        const auto ref = engine_->find(root() + path);
        if (ref && place_.form->node(ref->node).is_question()) return *ref;
        return fail(ErrorCode::bad_input,
                    fmt::format("There is no question '{}' in this record.", path));
    }

    /// Every answer and instance as the engine holds it now.
    [[nodiscard]] PathTexts texts() const {
        PathTexts texts;
        for (const Answer& answer : engine_->to_record()) {
            const auto ref = parse_node_path(*place_.form, answer.path);
            if (!ref) continue;
            const Node& node = place_.form->node(ref->node);
            const bool is_kept = is_stored(node) && is_permitted(*engine_, node);
            if (is_kept || node.is_repeat())
                texts.emplace(without_root(*place_.form, answer.path), answer.value);
        }
        return texts;
    }

    /// The text that stands for a value in the engine; nothing for what is sealed to somebody else.
    [[nodiscard]] Result<std::optional<std::string>> engine_text(const Value& value) const {
        if (value.kind != Value::Kind::sealed) return shown_text(value);
        if (!key_) return std::nullopt;
        KITH_TRY_ASSIGN(std::string text, open_sealed_value(value, *key_));
        return text;
    }

    Status gather(const RecordView& record, const std::string& instance) {
        records_[instance] = record.header.dot;
        if (!instance.empty()) given_.push_back({root() + instance, ""});
        for (const FieldView& field : record.fields) {
            if (!builtin_field_name(field.field).empty()) continue;
            KITH_TRY_ASSIGN(const std::string path, path_of_field(store_, field.field));
            KITH_TRY_ASSIGN(const auto text, engine_text(field.value));
            const std::size_t within = without_positions(instance).size();
            if (!text || path.size() <= within) continue;
            if (without_remark(path) != path) {
                if (!text->empty()) remarks_.emplace(instance + path.substr(within));
                continue;
            }
            answers_.emplace(instance + path.substr(within), *text);
            given_.push_back({root() + instance + path.substr(within), *text});
        }
        std::map<std::string, std::uint64_t, std::less<>> positions;
        for (const RecordId child_id : record.children) {
            KITH_TRY_ASSIGN(const auto child, find_record(store_, child_id));
            if (!child || child->status == RecordStatus::deleted) continue;
            const std::string repeat(child->text(field::repeat_path));
            const std::size_t within = without_positions(instance).size();
            if (repeat.size() <= within) continue;
            const std::string series = instance + repeat.substr(within);
            KITH_TRY(gather(*child, fmt::format("{}[{}]", series, ++positions[series])));
        }
        return {};
    }

    Status add_edit(EditsByRecord& edits,
                    FieldNumbers& numbers,
                    const Entities& entities,
                    const PathEdit& now) {
        const auto record = records_.find(instance_of(now.path));
        if (record == records_.end()) return other_instances(now.path);
        const auto index = place_.form->find_path(root() + without_positions(now.path));
        const Node& node = place_.form->node(*index);
        KITH_TRY_ASSIGN(const FieldId field, numbers.of(question_name(*place_.form, node)));
        KITH_TRY_ASSIGN(const Value value, value_for(node, now.value));
        edits[record->second].push_back({field, value, {}});
        if (!now.value.empty() && remarks_.contains(now.path + std::string(missing_suffix))) {
            KITH_TRY_ASSIGN(const FieldId missing,
                            numbers.of(remark_name(*place_.form, node, missing_suffix)));
            edits[record->second].push_back({missing, {}, {}}); // there is an answer after all
        }
        if (!node.save_to) return {};
        const auto entity = entities.find({node.save_to->list, to_text(record->second)});
        if (entity == entities.end()) return {};
        KITH_TRY_ASSIGN(const FieldId property, numbers.of(property_name(*node.save_to)));
        edits[entity->second].push_back({property, value, {}});
        return {};
    }

    Result<Value> value_for(const Node& node, const std::string& text) const {
        if (node.access.is_sealed_when_stored() && !text.empty())
            return seal_value(text, place_.coordinators);
        return Value{Value::Kind::text, text};
    }

    Store& store_;
    InterviewPlace place_;
    std::optional<SealingKey> key_;
    std::unique_ptr<Interview> engine_;
    std::map<std::string, RecordId> records_; // by instance path
    PathTexts answers_;                       // as they are stored
    std::vector<Answer> given_;               // the same, instances before what is in them
    std::set<std::string> remarks_;           // paths of those that are there
    PathTexts opened_;                        // as the engine held them before the edits
};

Result<RecordView> submission_of(StoreView& store, RecordId record) {
    for (RecordId at = record;;) {
        KITH_TRY_ASSIGN(const auto view, find_record(store, at));
        if (!view)
            return fail(ErrorCode::not_found,
                        fmt::format("There is no record {} in this store.", to_text(record)));
        if (!view->header.parent) return *view;
        at = *view->header.parent;
    }
}

/// The entities that the submission's group made: their dots follow it.
Result<Entities> entities_of(StoreView& store, const RecordView& submission) {
    Entities entities;
    const ChangeHeader& header = submission.header;
    for (std::uint32_t i = header.group.index + 1; i < header.group.count; ++i) {
        KITH_TRY_ASSIGN(
            const auto record,
            find_record(store, {header.dot.writer, header.dot.seq + i - header.group.index}));
        if (!record || record->header.record_kind != RecordKind::entity ||
            record->status == RecordStatus::deleted)
            continue;
        entities.emplace(EntityKey{record->text(field::list), record->text(field::source)},
                         record->header.dot);
    }
    return entities;
}

/// Entities, workers and built-in fields are not asked by a form: they are set as they stand. What
/// was sealed stays sealed.
Result<Edit> plain_edit(StoreView& store, const RecordView& record, const PathEdit& edit) {
    if (record.header.record_kind == RecordKind::project)
        return fail(ErrorCode::refused, "What the project says is changed by kithctl project.");
    KITH_TRY_ASSIGN(const FieldId field, field_of_path(store, record, edit.path));
    if (is_sticky(record.text(field::list), std::string_view(edit.path).substr(1)) &&
        edit.value != "yes" && !store.is_hub())
        return fail(ErrorCode::refused,
                    "They asked not to be called on; only a coordinator can take that back.");
    const bool is_verdict = edit.value.empty() || edit.value == "has_issues" ||
                            edit.value == "approved" || edit.value == "rejected";
    if (field == field::review && !is_verdict)
        return fail(ErrorCode::bad_input,
                    "@review is has_issues, approved, rejected or, to take it back, nothing.");
    const FieldView* now = record.find(field);
    if (now == nullptr || now->value.kind != Value::Kind::sealed || edit.value.empty())
        return Edit{field, {Value::Kind::text, edit.value}, {}};
    KITH_TRY_ASSIGN(const auto coordinators, list_coordinators(store));
    std::vector<Key32> keys;
    for (const CoordinatorRow& coordinator : coordinators)
        keys.push_back(coordinator.seal);
    KITH_TRY_ASSIGN(Value sealed, seal_value(edit.value, keys));
    return Edit{field, std::move(sealed), {}};
}

/// Paths of a repeat instance's own record may leave out the positions of its repeats.
std::string full_path(const std::string& path, const std::string& instance) {
    const std::string plain = without_positions(instance);
    const bool is_within =
        !plain.empty() && path.find('[') == std::string::npos && path.starts_with(plain + "/");
    return is_within ? instance + path.substr(plain.size()) : path;
}

bool is_asked_by_a_form(const RecordView& record, const PathEdit& edit) {
    const RecordKind kind = record.header.record_kind;
    return (kind == RecordKind::submission || kind == RecordKind::repeat) &&
           !edit.path.starts_with('@');
}

/// Opens the submission and answers; the paths become full ones.
Result<Reopened> answer_again(Store& store,
                              FormShelf& shelf,
                              const RecordView& record,
                              std::vector<PathEdit>& edits) {
    KITH_TRY_ASSIGN(const RecordView submission, submission_of(store, record.header.dot));
    KITH_TRY_ASSIGN(Reopened reopened, Reopened::open(store, shelf, submission));
    const std::string instance = reopened.instance_path(record.header.dot).value_or(std::string());
    for (PathEdit& edit : edits) {
        KITH_TRY(field_of_path(store, record, edit.path)); // names a root that was left in
        edit.path = full_path(edit.path, instance);
    }
    KITH_TRY(reopened.set(edits));
    return reopened;
}

Result<EditsByRecord> edits_through_the_form(Store& store,
                                             FormShelf& shelf,
                                             const RecordView& record,
                                             std::vector<PathEdit> edits) {
    KITH_TRY_ASSIGN(Reopened reopened, answer_again(store, shelf, record, edits));
    KITH_TRY_ASSIGN(const RecordView submission, submission_of(store, record.header.dot));
    FieldNumbers numbers(store);
    KITH_TRY_ASSIGN(const auto entities, entities_of(store, submission));
    return reopened.differences(numbers, entities);
}

Result<RecordView> record_to_correct(StoreView& store, RecordId id) {
    KITH_TRY_ASSIGN(auto record, find_record(store, id));
    if (!record)
        return fail(
            ErrorCode::not_found,
            fmt::format("There is no record {} in this store; record list shows what there is.",
                        to_text(id)));
    if (record->status == RecordStatus::deleted && !record->deleted_in_conflict)
        return fail(ErrorCode::refused,
                    fmt::format("The record {} is deleted; nothing was changed.", to_text(id)));
    return std::move(*record);
}

} // namespace

Result<Dot> correct_record(Store& store,
                           FormShelf& shelf,
                           RecordId id,
                           const std::vector<PathEdit>& edits,
                           std::string_view reason) {
    KITH_TRY_ASSIGN(const RecordView record, record_to_correct(store, id));
    std::vector<PathEdit> asked;
    std::vector<Edit> plain;
    for (const PathEdit& edit : edits) {
        if (is_asked_by_a_form(record, edit)) {
            asked.push_back(edit);
            continue;
        }
        KITH_TRY_ASSIGN(Edit one, plain_edit(store, record, edit));
        plain.push_back(std::move(one));
    }
    EditsByRecord changed;
    std::set<std::string> paths;
    for (const PathEdit& edit : asked)
        paths.insert(edit.path);
    if (!asked.empty()) {
        KITH_TRY_ASSIGN(changed, edits_through_the_form(store, shelf, record, std::move(asked)));
    }
    if (!changed.empty() && plain.empty()) plain = settled_by(record, paths);
    if (!plain.empty()) std::move(plain.begin(), plain.end(), std::back_inserter(changed[id]));
    if (changed.empty())
        return fail(ErrorCode::bad_input,
                    "The record holds these values already; nothing was changed.");
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    for (const auto& [target, fields] : changed)
        KITH_TRY(group.set(target, fields, reason));
    KITH_TRY(group.commit());
    for (const Change& change : group.changes())
        if (change.header.record == id) return change.header.dot;
    return group.changes().front().header.dot;
}

Result<Value> checked_value(Store& store, FormShelf& shelf, RecordId id, const PathEdit& edit) {
    KITH_TRY_ASSIGN(const RecordView record, record_to_correct(store, id));
    if (!is_asked_by_a_form(record, edit)) {
        KITH_TRY_ASSIGN(Edit plain, plain_edit(store, record, edit));
        return std::move(plain.value);
    }
    std::vector<PathEdit> edits{edit};
    KITH_TRY_ASSIGN(const Reopened reopened, answer_again(store, shelf, record, edits));
    return reopened.value_of(edits.front());
}

Result<Dot> delete_record(Store& store, RecordId id, std::string_view reason) {
    if (trim(reason).empty())
        return fail(ErrorCode::bad_input, "Say why the record is deleted; the reason is kept.");
    KITH_TRY(record_to_correct(store, id));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    KITH_TRY(group.remove(id, reason));
    KITH_TRY(group.commit());
    return group.changes().front().header.dot;
}

Result<Dot> undelete_record(Store& store, RecordId id, std::string_view reason) {
    KITH_TRY_ASSIGN(const auto record, find_record(store, id));
    if (!record || record->status != RecordStatus::deleted)
        return fail(ErrorCode::refused, "This record is not deleted; nothing was changed.");
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    KITH_TRY(group.undelete(id, reason));
    KITH_TRY(group.commit());
    return group.changes().front().header.dot;
}

} // namespace kith::app
