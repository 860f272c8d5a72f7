#include "app/flow/answer_paths.h"
#include "app/flow/entity_updates.h"
#include "app/flow/project.h"
#include "app/flow/record_paths.h"
#include "app/flow/reopened.h"
#include "app/flow/review.h"
#include "app/flow/submissions.h"
#include "survey_core/base/text.h"
#include "survey_core/record/sealed_value.h"
#include "survey_core/store/merge_port.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace kith::app {
namespace {

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
                         *record);
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

/// An entity that is called as one of its properties was, and as no other, is called as that is
/// now. Two names that stand against each other are a person's to decide.
Status follow_label(Store& store, const RecordView& record, std::vector<Edit>& edits) {
    const FieldView* const label = record.find(field::label);
    const auto is_so_called = [label](const Value& value) {
        return label != nullptr && !value.blank() && value == label->value;
    };
    const auto same =
        std::count_if(record.fields.begin(), record.fields.end(), [&](const FieldView& one) {
            return one.field != field::label && is_so_called(one.value);
        });
    if (same != 1) return {};
    for (const Edit& edit : edits) {
        const FieldView* const before = record.find(edit.field);
        if (edit.field == field::label || before == nullptr) continue;
        KITH_TRY_ASSIGN(const Register standing,
                        load_register(store, record.header.dot, field::label));
        const bool follows =
            is_so_called(before->value) && !edit.value.blank() && !standing.in_conflict();
        if (!follows) continue;
        const Value value = edit.value;
        edits.push_back({field::label, value, {}});
        return {};
    }
    return {};
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
    const bool names_itself = std::any_of(
        plain.begin(), plain.end(), [](const Edit& edit) { return edit.field == field::label; });
    if (record.header.record_kind == RecordKind::entity && !names_itself)
        KITH_TRY(follow_label(store, record, plain));
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
