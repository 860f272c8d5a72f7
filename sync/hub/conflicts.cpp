// Hub: what waits for a person, and what a person decides.
#include "survey_core/record/deletion.h"
#include "survey_core/store/changes.h"
#include "survey_core/store/laptops.h"
#include "sync/hub/hub.h"

#include <algorithm>

namespace kith::sync {

namespace {

Result<LaptopId> laptop_of(StoreView& store, WriterId writer) {
    KITH_TRY_ASSIGN(const auto found, find_writer(store, writer));
    return found ? found->laptop : LaptopId{};
}

Status add_value(StoreView& store, FieldId field, const LiveWrite& write, OpenConflict& conflict) {
    KITH_TRY_ASSIGN(const LaptopId laptop, laptop_of(store, write.dot.writer));
    conflict.values.push_back({write.dot, write.value, write.hlc, write.author, laptop, field});
    return {};
}

Status add_standing_children(StoreView& store, OpenConflict& conflict) {
    KITH_TRY_ASSIGN(const auto children, children_of(store, conflict.record));
    for (const RecordId child : children) {
        KITH_TRY_ASSIGN(const Register deleted, load_register(store, child, field::deleted));
        KITH_TRY_ASSIGN(const auto creation, find_creation(store, child));
        if (is_deleted(deleted) || !creation) continue;
        const LiveWrite write{child, creation->header.hlc, creation->header.author, {}, {}};
        KITH_TRY(add_value(store, field::repeat_path, write, conflict));
    }
    return {};
}

/// The deletions, then the edits and repeat instances that no deleter had seen.
Status
add_deletion(StoreView& store, const std::vector<FieldRegister>& fields, OpenConflict& conflict) {
    SeenFields seen;
    for (const FieldRegister& field : fields) {
        if (field.field != field::deleted) continue;
        KITH_TRY_ASSIGN(seen, seen_by_deleters(store, field.value));
        for (const LiveWrite& write : field.value.live)
            KITH_TRY(add_value(store, field.field, write, conflict));
    }
    for (const FieldRegister& field : fields)
        for (const LiveWrite& write : field.value.live)
            if (field.field != field::deleted && !seen[field.field].covers(write.dot))
                KITH_TRY(add_value(store, field.field, write, conflict));
    return add_standing_children(store, conflict);
}

Result<OpenConflict> open_conflict(StoreView& store, const Conflict& conflict) {
    OpenConflict open{conflict.record, conflict.field, {}};
    KITH_TRY_ASSIGN(const auto fields, record_registers(store, conflict.record));
    if (conflict.field == field::deleted) {
        KITH_TRY(add_deletion(store, fields, open));
        return open;
    }
    for (const FieldRegister& field : fields)
        if (field.field == conflict.field)
            for (const LiveWrite& write : field.value.live)
                KITH_TRY(add_value(store, field.field, write, open));
    return open;
}

Result<OpenConflict> find_conflict(StoreView& store, RecordId record, FieldId field) {
    KITH_TRY_ASSIGN(const auto conflicts, list_conflicts(store));
    const Conflict wanted{record, field};
    if (std::find(conflicts.begin(), conflicts.end(), wanted) == conflicts.end())
        return fail(ErrorCode::not_found,
                    "No value of this field of record " + to_text(record) +
                        " waits for a decision; kithctl conflict list shows those that do.");
    return open_conflict(store, wanted);
}

/// A decision that would count nowhere else must not look like one here.
Status check_may_decide(Store& store, RecordId record) {
    KITH_TRY_ASSIGN(const auto own, find_laptop(store, store.laptop()));
    KITH_TRY_ASSIGN(const auto place, find_place(store, record));
    const RecordKind about = place ? place->kind : RecordKind::submission;
    if (!own || may_change(own->role, ChangeKind::resolve, about)) return {};
    return fail(ErrorCode::refused,
                own->role == LaptopRole::volunteer
                    ? "On a volunteer's laptop nothing is decided between two people's values; "
                      "hand over, and a coordinator decides."
                    : "Only a coordinator decides what holds for the project; hand over to one.");
}

} // namespace

Result<std::vector<OpenConflict>> Hub::conflicts() {
    std::vector<OpenConflict> all;
    KITH_TRY_ASSIGN(const auto conflicts, list_conflicts(store_));
    for (const Conflict& conflict : conflicts) {
        KITH_TRY_ASSIGN(OpenConflict open, open_conflict(store_, conflict));
        all.push_back(std::move(open));
    }
    return all;
}

Status Hub::take(RecordId author, RecordId record, FieldId field, Dot value) {
    KITH_TRY(check_may_decide(store_, record));
    KITH_TRY_ASSIGN(const OpenConflict conflict, find_conflict(store_, record, field));
    const auto taken = std::find_if(conflict.values.begin(),
                                    conflict.values.end(),
                                    [value](const auto& one) { return one.dot == value; });
    if (taken == conflict.values.end())
        return fail(ErrorCode::not_found,
                    "The value " + to_text(value) +
                        " is not one of those that wait for a decision; kithctl conflict list "
                        "shows them.");
    ChangeGroup group(store_, author);
    if (field == field::deleted) {
        const bool stays = taken->field != field::deleted || taken->value.blank();
        KITH_TRY(group.resolve_deletion(record, stays, ""));
    } else {
        KITH_TRY(group.resolve(record, field, taken->value, ""));
    }
    return group.commit();
}

Status Hub::set(RecordId author, RecordId record, FieldId field, const Value& value) {
    KITH_TRY(check_may_decide(store_, record));
    KITH_TRY(find_conflict(store_, record, field));
    if (field == field::deleted)
        return fail(ErrorCode::refused,
                    "A deletion against an edit is decided by taking one of the two, not by "
                    "another value.");
    ChangeGroup group(store_, author);
    KITH_TRY(group.resolve(record, field, value, ""));
    return group.commit();
}

} // namespace kith::sync
