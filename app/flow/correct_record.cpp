#include "app/flow/answer_paths.h"
#include "app/flow/project.h"
#include "app/flow/record_paths.h"
#include "app/flow/submissions.h"
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

/// A finished submission opened again: its answers in the engine, and which record holds which
/// instance.
class Reopened {
public:
    static Result<Reopened> open(Store& store, FormShelf& shelf, const RecordView& submission) {
        KITH_TRY_ASSIGN(InterviewPlace place,
                        interview_place(store,
                                        shelf,
                                        submission.header.form,
                                        std::string(submission.text(field::language))));
        Reopened out(store, std::move(place));
        KITH_TRY(out.gather(submission, {}));
        const std::string root = "/" + std::string(out.place_.form->root_name());
        std::vector<Answer> answers;
        for (const auto& [path, value] : out.before_)
            answers.push_back({root + path, value});
        out.engine_ = std::make_unique<Interview>(out.place_.form,
                                                  InterviewContext{store.environment().clock,
                                                                   store.environment().random,
                                                                   out.place_.time_zone,
                                                                   out.place_.properties,
                                                                   {},
                                                                   {}},
                                                  answers);
        return out;
    }

    [[nodiscard]] std::optional<std::string> instance_path(RecordId record) const {
        for (const auto& [path, id] : records_)
            if (id == record) return path;
        return std::nullopt;
    }

    Status set(const PathEdit& edit) {
        const auto ref = engine_->find("/" + std::string(place_.form->root_name()) + edit.path);
        if (!ref || !place_.form->node(ref->node).is_question())
            return fail(ErrorCode::bad_input,
                        fmt::format("There is no question '{}' in this record.", edit.path));
        const Node& node = place_.form->node(ref->node);
        if (is_invisible(node.type))
            return fail(ErrorCode::bad_input,
                        fmt::format("'{}' is calculated by the form; correct what it is made from.",
                                    edit.path));
        KITH_TRY(engine_->set(*ref, edit.value));
        const NodeState state = engine_->state(*ref);
        if (state.violation == Violation::constraint || state.violation == Violation::wrong_type ||
            state.drops_answer)
            return fail(ErrorCode::bad_input,
                        fmt::format("'{}' cannot hold this value. {}", edit.path, state.message));
        return {};
    }

    /// What is different now, by record: the answers, and what they save to entities of the same
    /// group.
    Result<EditsByRecord> differences(FieldNumbers& numbers, const Entities& entities) {
        EditsByRecord edits;
        std::set<std::string> seen;
        for (const Answer& answer : engine_->to_record()) {
            const auto ref = parse_node_path(*place_.form, answer.path);
            if (!ref || !is_stored(place_.form->node(ref->node))) continue;
            const std::string path = without_root(*place_.form, answer.path);
            seen.insert(path);
            KITH_TRY(add_difference(
                edits, numbers, entities, {path, answer.value}, place_.form->node(ref->node)));
        }
        for (const auto& [path, value] : before_) {
            const auto node = place_.form->find_path("/" + std::string(place_.form->root_name()) +
                                                     without_positions(path));
            if (seen.contains(path) || value.empty() || !node ||
                !is_stored(place_.form->node(*node)))
                continue;
            KITH_TRY(
                add_difference(edits, numbers, entities, {path, ""}, place_.form->node(*node)));
        }
        return edits;
    }

private:
    Reopened(Store& store, InterviewPlace place) : store_(store), place_(std::move(place)) {}

    Status gather(const RecordView& record, const std::string& instance) {
        records_[instance] = record.header.dot;
        if (!instance.empty()) before_.emplace_back(instance, "");
        for (const FieldView& field : record.fields) {
            if (field.value.kind != Value::Kind::text || !builtin_field_name(field.field).empty())
                continue;
            KITH_TRY_ASSIGN(const std::string path, path_of_field(store_, field.field));
            before_.emplace_back(instance + path.substr(without_positions(instance).size()),
                                 field.value.bytes);
        }
        std::map<std::string, std::uint64_t, std::less<>> positions;
        for (const RecordId child_id : record.children) {
            KITH_TRY_ASSIGN(const auto child, find_record(store_, child_id));
            if (!child || child->status == RecordStatus::deleted) continue;
            const std::string repeat(child->text(field::repeat_path));
            const std::string series = instance + repeat.substr(without_positions(instance).size());
            KITH_TRY(gather(*child, fmt::format("{}[{}]", series, ++positions[series])));
        }
        return {};
    }

    Status add_difference(EditsByRecord& edits,
                          FieldNumbers& numbers,
                          const Entities& entities,
                          const PathEdit& now,
                          const Node& node) {
        const auto old = std::find_if(
            before_.begin(), before_.end(), [&](const auto& one) { return one.first == now.path; });
        const std::string before = old == before_.end() ? std::string() : old->second;
        const auto record = records_.find(instance_of(now.path));
        if (record == records_.end() || before == now.value) return {};
        KITH_TRY_ASSIGN(const FieldId field, numbers.of(question_name(*place_.form, node)));
        KITH_TRY_ASSIGN(const Value value, value_for(node, now.value));
        edits[record->second].push_back({field, value, {}});
        if (!node.save_to) return {};
        const auto entity = entities.find({node.save_to->list, to_text(record->second)});
        if (entity == entities.end()) return {};
        KITH_TRY_ASSIGN(const FieldId property, numbers.of(property_name(*node.save_to)));
        edits[entity->second].push_back({property, value, {}});
        return {};
    }

    Result<Value> value_for(const Node& node, const std::string& text) const {
        if (node.access.who == Access::Who::coordinator && !text.empty())
            return seal_value(text, place_.coordinators);
        return Value{Value::Kind::text, text};
    }

    Store& store_;
    InterviewPlace place_;
    std::unique_ptr<Interview> engine_;
    std::map<std::string, RecordId> records_;                 // by instance path
    std::vector<std::pair<std::string, std::string>> before_; // by path, instances included
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
        if (!record || record->header.record_kind != RecordKind::entity) continue;
        entities.emplace(EntityKey{record->text(field::list), record->text(field::source)},
                         record->header.dot);
    }
    return entities;
}

/// Entities, workers and built-in fields are not asked by a form: they are set as they stand.
Result<Dot> set_plain(Store& store,
                      const RecordView& record,
                      const std::vector<PathEdit>& edits,
                      std::string_view reason,
                      RecordId author) {
    std::vector<Edit> fields;
    for (const PathEdit& edit : edits) {
        KITH_TRY_ASSIGN(const FieldId field, field_of_path(store, record, edit.path));
        fields.push_back({field, {Value::Kind::text, edit.value}, {}});
    }
    ChangeGroup group(store, author);
    KITH_TRY(group.set(record.header.dot, std::move(fields), reason));
    KITH_TRY(group.commit());
    return group.changes().front().header.dot;
}

bool is_asked_by_a_form(const RecordView& record, const std::vector<PathEdit>& edits) {
    const RecordKind kind = record.header.record_kind;
    const bool built_in = std::any_of(edits.begin(), edits.end(), [](const PathEdit& edit) {
        return edit.path.starts_with('@');
    });
    return (kind == RecordKind::submission || kind == RecordKind::repeat) && !built_in;
}

/// Paths of a repeat instance's own record may leave out the positions of its repeats.
std::string full_path(const std::string& path, const std::string& instance) {
    const std::string plain = without_positions(instance);
    const bool is_within =
        !plain.empty() && path.find('[') == std::string::npos && path.starts_with(plain + "/");
    return is_within ? instance + path.substr(plain.size()) : path;
}

} // namespace

Result<Dot> correct_record(Store& store,
                           FormShelf& shelf,
                           RecordId id,
                           const std::vector<PathEdit>& edits,
                           std::string_view reason) {
    KITH_TRY_ASSIGN(const auto record, find_record(store, id));
    if (!record)
        return fail(
            ErrorCode::not_found,
            fmt::format("There is no record {} in this store; record list shows what there is.",
                        to_text(id)));
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    if (!is_asked_by_a_form(*record, edits))
        return set_plain(store, *record, edits, reason, author);
    KITH_TRY_ASSIGN(const RecordView submission, submission_of(store, id));
    KITH_TRY_ASSIGN(Reopened reopened, Reopened::open(store, shelf, submission));
    const std::string instance = reopened.instance_path(id).value_or(std::string());
    for (const PathEdit& edit : edits) {
        KITH_TRY(field_of_path(store, *record, edit.path)); // names a root that was left in
        KITH_TRY(reopened.set({full_path(edit.path, instance), edit.value}));
    }
    FieldNumbers numbers(store);
    KITH_TRY_ASSIGN(const auto entities, entities_of(store, submission));
    KITH_TRY_ASSIGN(const EditsByRecord changed, reopened.differences(numbers, entities));
    if (changed.empty())
        return fail(ErrorCode::bad_input,
                    "The record holds these values already; nothing was changed.");
    ChangeGroup group(store, author);
    for (const auto& [target, fields] : changed)
        KITH_TRY(group.set(target, fields, reason));
    KITH_TRY(group.commit());
    for (const Change& change : group.changes())
        if (change.header.record == id) return change.header.dot;
    return group.changes().front().header.dot;
}

} // namespace kith::app
