#include "sync/hub/revoking.h"

#include "survey_core/store/changes.h"
#include "sync/hub/authority.h"
#include "sync/hub/hub.h"
#include "sync/merge/merge_write.h"

#include <algorithm>
#include <set>

namespace kith::sync {

namespace {

Result<bool> is_own(Store& store, WriterId id) {
    KITH_TRY_ASSIGN(const auto writer, find_writer(store, id));
    return writer && writer->laptop == store.laptop();
}

Delivered as_set(std::span<const DotRange> ranges) {
    Delivered set;
    for (const DotRange& range : ranges)
        set.add(range.writer, {range.first, range.last});
    return set;
}

std::vector<DotRange> as_ranges(const Delivered& set) {
    std::vector<DotRange> ranges;
    for (const auto& [writer, held] : set.writers())
        for (const SeqRange& range : held.ranges())
            ranges.push_back({writer, range.first, range.last});
    return ranges;
}

/// What is in `set` and not in `other`.
Delivered difference(const Delivered& set, const Delivered& other) {
    Delivered rest;
    for (const DotRange& range : as_ranges(set))
        for (const SeqRange& missing : other.of(range.writer).missing({range.first, range.last}))
            rest.add(range.writer, missing);
    return rest;
}

Delivered common(const Delivered& set, const Delivered& other) {
    return difference(set, difference(set, other));
}

/// What was seen besides the changes that do not count now.
Context without(const Context& seen, const Delivered& revoked) {
    Context kept;
    for (const Dot dot : seen.entries())
        if (!revoked.contains(dot)) kept.add(dot);
    return kept;
}

/// The field as it is when the revoked writes had never been merged. A field laptop does not hold
/// every write of others, only what stood at the hub: what it has seen besides is kept.
FoldedField fold(const WrittenField& field, const Delivered& revoked, bool holds_all) {
    FoldedField folded{field.field, {}, {}, {}};
    for (const LiveWrite& write : field.writes) {
        if (revoked.contains(write.dot)) {
            folded.revoked.push_back(write);
            continue;
        }
        MergeStep step = merge_write(folded.value, write);
        folded.value = std::move(step.merged);
        for (Superseded& old : step.superseded)
            folded.superseded.push_back(std::move(old));
    }
    if (!holds_all) folded.value.seen.join(without(field.seen, revoked));
    return folded;
}

Status fold_again(Store& store, RecordId record, const Delivered& revoked) {
    KITH_TRY_ASSIGN(const auto fields, written_fields(store, record));
    for (const WrittenField& field : fields)
        KITH_TRY(replace_register(store, record, fold(field, revoked, store.is_hub())));
    return {};
}

/// Ranges that are all revoked, or all not.
Result<std::uint64_t> bring_in_line(Store& store, const Delivered& ranges, const Delivered& now) {
    std::uint64_t records = 0;
    std::set<RecordId> edited;
    for (const DotRange& range : as_ranges(ranges)) {
        const bool is_hidden = now.contains({range.writer, range.first});
        KITH_TRY_ASSIGN(const std::uint64_t count, hide_records(store, range, is_hidden));
        records += count;
        KITH_TRY_ASSIGN(const auto touched, records_edited_by(store, range));
        edited.insert(touched.begin(), touched.end());
    }
    for (const RecordId record : edited)
        KITH_TRY(fold_again(store, record, now));
    return records;
}

/// Somebody had seen a value that is hidden now, and wrote because of it.
bool has_later_edit(const WrittenField& field, const Delivered& revoked) {
    return std::any_of(field.writes.begin(), field.writes.end(), [&](const LiveWrite& later) {
        return !revoked.contains(later.dot) &&
               std::any_of(field.writes.begin(), field.writes.end(), [&](const LiveWrite& before) {
                   return revoked.contains(before.dot) && later.context.covers(before.dot);
               });
    });
}

/// Edits that people made after, and because, they had seen what is hidden now.
Result<std::vector<RecordId>> edits_based_on(Store& store, const Delivered& revoked) {
    std::set<RecordId> records;
    std::set<RecordId> edited;
    for (const DotRange& range : as_ranges(revoked)) {
        KITH_TRY_ASSIGN(const auto edits, edits_of(store, range));
        for (const auto& [record, edit] : edits)
            if (!revoked.contains(edit)) records.insert(record);
        KITH_TRY_ASSIGN(const auto touched, records_edited_by(store, range));
        edited.insert(touched.begin(), touched.end());
    }
    for (const RecordId record : edited) {
        KITH_TRY_ASSIGN(const auto fields, written_fields(store, record));
        for (const WrittenField& field : fields)
            if (has_later_edit(field, revoked)) records.insert(record);
    }
    return std::vector<RecordId>(records.begin(), records.end());
}

Result<ImportRow> find_import(Store& store, ImportNo import) {
    if (!store.is_hub())
        return fail(ErrorCode::refused,
                    "Only in a coordinator's store can an import be undone; hand over to it.");
    KITH_TRY_ASSIGN(const auto imports, list_imports(store));
    for (const ImportRow& row : imports)
        if (row.no == import && row.published) return row;
    return fail(ErrorCode::not_found,
                "There is no import " + std::to_string(static_cast<std::int64_t>(import)) +
                    " in this store; kithctl import list shows those that there are.");
}

tl::unexpected<Error> nothing_to_do(const ImportRow& import, std::string_view state) {
    return fail(ErrorCode::refused,
                "Import " + std::to_string(static_cast<std::int64_t>(import.no)) + " " +
                    std::string(state));
}

} // namespace

Result<Delivered> standing_revocations(Store& store) {
    Delivered standing;
    KITH_TRY_ASSIGN(const auto revocations, list_revocations(store));
    for (const RevocationRow& revocation : revocations) {
        if (!revocation.stands) continue;
        KITH_TRY_ASSIGN(const bool counts, is_of_coordinator(store, revocation.id.writer));
        if (!counts) continue;
        for (const DotRange& range : revocation.ranges) {
            KITH_TRY_ASSIGN(const bool is_ours, is_own(store, range.writer));
            if (store.is_hub() || !is_ours) standing.add(range.writer, {range.first, range.last});
        }
    }
    return standing;
}

Result<std::uint64_t> apply_revocations(Store& store, const Delivered& arrived) {
    KITH_TRY_ASSIGN(const Delivered now, standing_revocations(store));
    KITH_TRY_ASSIGN(const auto hidden, revoked_ranges(store));
    const Delivered before = as_set(hidden);
    std::uint64_t records = 0;
    for (const Delivered& ranges :
         {difference(now, before), difference(before, now), common(arrived, now)}) {
        KITH_TRY_ASSIGN(const std::uint64_t count, bring_in_line(store, ranges, now));
        records += count;
    }
    if (now != before) KITH_TRY(save_revoked_ranges(store, as_ranges(now)));
    return records;
}

Result<ImportUndone> Hub::undo(RecordId author, ImportNo import, std::string_view reason) {
    KITH_TRY_ASSIGN(const ImportRow row, find_import(store_, import));
    if (row.is_undone)
        return nothing_to_do(row, "is undone already; kithctl import redo brings it back.");
    KITH_TRY_ASSIGN(const auto ranges, changes_of_import(store_, import));
    if (ranges.empty()) return nothing_to_do(row, "has brought nothing that could be undone.");
    ChangeGroup group(store_, author);
    KITH_TRY_ASSIGN(const auto before, revocation_of(store_, import));
    RecordId revocation = before.value_or(RecordId{});
    if (before)
        KITH_TRY(group.undelete(*before, reason));
    else
        revocation = group.create({RecordKind::revocation},
                                  {{field::comment, {Value::Kind::text, std::string(reason)}},
                                   {field::revoked, {Value::Kind::text, to_text(ranges)}}});
    ImportUndone undone;
    group.in_same_transaction([&]() -> Status {
        KITH_TRY(save_revocation_of(store_, import, revocation));
        KITH_TRY_ASSIGN(undone.records, apply_revocations(store_, {}));
        return {};
    });
    KITH_TRY(group.commit());
    KITH_TRY(refresh_all_rows(store_));
    KITH_TRY_ASSIGN(undone.later_edits, edits_based_on(store_, as_set(ranges)));
    return undone;
}

Result<ImportUndone> Hub::redo(RecordId author, ImportNo import, std::string_view reason) {
    KITH_TRY_ASSIGN(const ImportRow row, find_import(store_, import));
    KITH_TRY_ASSIGN(const auto revocation, revocation_of(store_, import));
    if (!row.is_undone || !revocation) return nothing_to_do(row, "counts; it was not undone.");
    ImportUndone redone;
    ChangeGroup group(store_, author);
    KITH_TRY(group.remove(*revocation, reason));
    group.in_same_transaction([&]() -> Status {
        KITH_TRY_ASSIGN(redone.records, apply_revocations(store_, {}));
        return {};
    });
    KITH_TRY(group.commit());
    KITH_TRY(refresh_all_rows(store_));
    return redone;
}

} // namespace kith::sync
