#include "sync/hub/change_taker.h"

#include "survey_core/store/blobs.h"
#include "sync/hub/change_cutter.h"
#include "sync/hub/record_roots.h"
#include "sync/merge/merge_write.h"

namespace kith::sync {

namespace {

bool is_known(ChangeKind kind) {
    return kind >= ChangeKind::create && kind <= ChangeKind::resolve;
}

} // namespace

Status ChangeTaker::create(const Change& creation) {
    KITH_TRY(insert_creation(session_.store, creation, import_));
    // Nobody can have deleted a parent that has only just come with this file.
    const auto& parent = creation.header.parent;
    if (parent && !created_.contains(*parent))
        KITH_TRY(review_parent(session_.store, creation.header));
    created_.add(creation.header.dot);
    if (is_counted(creation.header.record_kind)) ++counts_.created;
    if (creation.header.parent && !is_new(*creation.header.parent))
        KITH_TRY(count_change(*creation.header.parent));
    return has_blobs_ ? refer_to_blobs(creation) : Status{};
}

Status ChangeTaker::edit(const Change& change, const RecordPlace& place, bool has_effect) {
    KITH_TRY(insert_change(session_.store, change, import_));
    if (!has_effect || !is_known(change.header.kind)) return {};
    const auto body = body_of(change);
    if (!body) return {};
    for (const FieldWrite& write : body->fields)
        if (!write.seen_only) KITH_TRY(merge_field(change, write));
    if (has_blobs_) KITH_TRY(refer_to_blobs(change));
    return count_change(change.header.record, place);
}

Status ChangeTaker::merge_field(const Change& change, const FieldWrite& write) {
    const ChangeHeader& header = change.header;
    KITH_TRY_ASSIGN(const Register stored,
                    load_register(session_.store, header.record, write.field));
    const MergeStep step =
        merge_write(stored, {header.dot, header.hlc, header.author, write.value, write.context});
    if (step.verdict == Verdict::duplicate) return {};
    return save_register(
        session_.store, header.record, write.field, {stored, step.merged, step.superseded});
}

Status ChangeTaker::take_state(RecordId record, FieldId field, const Register& state) {
    KITH_TRY_ASSIGN(const Register stored, load_register(session_.store, record, field));
    const MergeStep step = merge_register(stored, state);
    if (step.verdict == Verdict::duplicate) return {};
    KITH_TRY(save_register(session_.store, record, field, {stored, step.merged, step.superseded}));
    return count_change(record);
}

bool ChangeTaker::is_new(RecordId record) const {
    return created_.contains(record) || session_.fresh.contains(record);
}

Status ChangeTaker::find_attachments_of(const Change& held) {
    KITH_TRY_ASSIGN(const auto place, find_place(session_.store, held.header.record));
    return place && place->is_shown ? refer_to_blobs(held) : Status{};
}

Status ChangeTaker::refer_to_blobs(const Change& change) {
    for (const auto& [field, name] : blobs_of(change)) {
        KITH_TRY_ASSIGN(const bool is_here, has_blob(session_.store, name));
        if (is_here) KITH_TRY(refer_to_blob(session_.store, change.header.record, field, name));
    }
    return {};
}

Status ChangeTaker::count_change(RecordId record, const RecordPlace& place) {
    if (!is_counted(place.kind)) return count_change(record);
    if (!place.is_shown || is_new(record)) return {};
    if (session_.changed.insert(record).second) ++counts_.changed;
    return {};
}

Status ChangeTaker::count_change(RecordId record) {
    KITH_TRY_ASSIGN(const auto root, counted_root(session_.store, record));
    if (!root || is_new(*root)) return {};
    if (session_.changed.insert(*root).second) ++counts_.changed;
    return {};
}

} // namespace kith::sync
