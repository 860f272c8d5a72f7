// Imports that were taken back. Nothing is removed: the records that a standing revocation covers
// are hidden, and the fields that its changes had written fall back to what stood before. Decides
// nothing: sync/hub/revoking does. Everything that writes is called inside a Transaction that the
// caller holds.
#pragma once

#include "survey_core/record/dot_range.h"
#include "survey_core/store/merge_port.h"

namespace kith {

/// A record of kind revocation; its deletion lifts it.
struct RevocationRow {
    RecordId id;
    std::vector<DotRange> ranges;
    bool stands = false;
};
/// One whose ranges cannot be read covers nothing.
[[nodiscard]] Result<std::vector<RevocationRow>> list_revocations(StoreView& store);

/// What is hidden in this store now.
[[nodiscard]] Result<std::vector<DotRange>> revoked_ranges(StoreView& store);
Status save_revoked_ranges(Store& store, std::span<const DotRange> ranges);

/// The changes that an import brought, whole groups, without those that made workers known or that
/// are revocations themselves. Ordered.
[[nodiscard]] Result<std::vector<DotRange>> changes_of_import(StoreView& store, ImportNo import);
/// The revocation that took an import back, whether it still stands or not.
[[nodiscard]] Result<std::optional<RecordId>> revocation_of(StoreView& store, ImportNo import);
Status save_revocation_of(Store& store, ImportNo import, RecordId revocation);

/// Hides the records that these changes created, or shows them again; returns how many submissions
/// and entities. Their list rows become stale, and deletions of their parents are looked at again.
Result<std::uint64_t> hide_records(Store& store, const DotRange& range, bool is_hidden);
/// The records that these changes edited.
[[nodiscard]] Result<std::vector<RecordId>> records_edited_by(StoreView& store,
                                                              const DotRange& range);
/// The edits of the records that these changes created.
[[nodiscard]] Result<std::vector<std::pair<RecordId, Dot>>> edits_of(StoreView& store,
                                                                     const DotRange& range);

/// Every write of a field that was edited, whatever became of it, ordered by dot.
struct WrittenField {
    FieldId field{};
    Context seen;
    std::vector<LiveWrite> writes;
};
[[nodiscard]] Result<std::vector<WrittenField>> written_fields(StoreView& store, RecordId record);
/// In place of everything that was known of the field. No live write: as its creation says.
struct FoldedField {
    FieldId field{};
    Register value;
    std::vector<Superseded> superseded;
    std::vector<LiveWrite> revoked;
};
Status replace_register(Store& store, RecordId record, const FoldedField& folded);

} // namespace kith
