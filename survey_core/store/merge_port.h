// What the hub needs of a store to take in the changes of others. Decides nothing: sync/merge does.
// Everything that writes is called inside a Transaction that the caller holds.
#pragma once

#include "survey_core/record/deletion.h"
#include "survey_core/store/records.h"
#include "survey_core/store/writers.h"

namespace kith {

/// A row of a writer's changes that this store holds, with the audit chain's link before its first
/// and after its last.
struct HaveRange {
    WriterId writer{};
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    Hash32 before{};
    Hash32 after{};

    bool operator==(const HaveRange&) const = default;
};

// What is held
[[nodiscard]] Result<std::vector<HaveRange>> have_of(StoreView& store, WriterId writer); // by first
[[nodiscard]] Result<std::vector<HaveRange>> have_all(StoreView& store);
/// Joins neighbours. damaged: a neighbour's chain link differs (a fork); bad_input: overlaps what
/// is held.
Status add_have(Store& store, const HaveRange& range);

// Imports
enum class ImportNo : std::int64_t { local = 0 };
struct ImportCounts {
    std::uint64_t created = 0, changed = 0, same = 0, conflicting = 0, quarantined = 0, parked = 0;
    bool operator==(const ImportCounts&) const = default;
};
struct ImportRow {
    ImportNo no{};
    Instant at;
    Hash32 file{};
    LaptopId laptop{};
    ImportCounts counts;
    bool published = false;
    bool is_undone = false; // the revocation of it stands
};
Result<ImportNo> begin_import(Store& store, const Hash32& file, const LaptopId& laptop);
Status publish_import(Store& store, ImportNo import, const ImportCounts& counts);
/// Removes what an unpublished import has brought; also done at opening for one that was cut off.
Status abandon_import(Store& store, ImportNo import);
[[nodiscard]] Result<std::vector<ImportRow>> list_imports(StoreView& store);
/// The published import of a file that was merged before.
[[nodiscard]] Result<std::optional<ImportRow>> import_of_file(StoreView& store, const Hash32& file);

// Changes. Creations may be committed in slices, unseen until publish_import; edits, registers and
// add_have belong into the publishing transaction.
/// already_exists: the dot is taken. In ascending order of dot it appends. The list row is the
/// caller's to mark new or stale, or to refresh, in the transaction that publishes it.
Status insert_creation(Store& store, const Change& creation, ImportNo import);
/// After a creation under a record that may have been deleted: review_deletion() of it, if so.
Status review_parent(Store& store, const ChangeHeader& creation);
Status insert_change(Store& store, const Change& change, ImportNo import);
[[nodiscard]] Result<bool> has_change(StoreView& store, Dot edit);
[[nodiscard]] Result<bool> has_record(StoreView& store, RecordId id);
[[nodiscard]] Result<std::vector<RecordId>> records_edited_in(StoreView& store, FieldId field);
/// What a change needs to know of the record that it edits.
struct RecordPlace {
    RecordKind kind{};
    std::optional<RecordId> parent;
    bool is_shown = false; // published and not hidden
};
[[nodiscard]] Result<std::optional<RecordPlace>> find_place(StoreView& store, RecordId id);
/// Changes first..last of a writer in order, whatever they are (creations, edits, parked): for
/// bundles and audit.
Status for_each_change(StoreView& store,
                       WriterId writer,
                       std::uint64_t first,
                       std::uint64_t last,
                       const std::function<Status(const Change&)>& visit);

// Registers
[[nodiscard]] Result<Register> load_register(StoreView& store, RecordId record, FieldId field);
/// What load_register gave, what became of it, and what the steps between have superseded (those
/// are added, never taken away). `before` may be empty: then every write is looked for.
struct RegisterStep {
    const Register& before;
    const Register& now;
    std::span<const Superseded> superseded;
};
/// Puts the field into the conflict queue or takes it out, and marks the record's list row stale.
Status save_register(Store& store, RecordId record, FieldId field, const RegisterStep& step);
/// In their order in the repeat; of two with the same place, the lower id first: alike in every
/// store.
[[nodiscard]] Result<std::vector<RecordId>> children_of(StoreView& store, RecordId parent);
/// What the deletions that stand had seen of the record's other fields.
[[nodiscard]] Result<SeenFields> seen_by_deleters(StoreView& store, const Register& deletion);
/// Looks again whether a live deletion of `record` stands against an edit or a child that the
/// deleter had not seen; to be called after a deletion, and after an edit, undeletion or new child
/// of a deleted record.
Status review_deletion(Store& store, RecordId record);

// Waiting for their record, or for the rest of their group
Status park(Store& store, const Change& change, ImportNo import);
[[nodiscard]] Result<std::vector<Change>> parked_for(StoreView& store, RecordId record);
[[nodiscard]] Result<std::vector<Change>> parked_of(StoreView& store, WriterId writer); // in order
Status unpark(Store& store, Dot dot);

// List rows, search: derived, brought up to date after a merge in slices
Status mark_stale(Store& store, RecordId record);
/// Among changes first..last of a writer are creations that no list knows yet. \pre published in
/// the same transaction
Status mark_new(Store& store, WriterId writer, std::uint64_t first, std::uint64_t last);
/// At most `limit` rows; returns how many are left. Opens its own transaction.
Result<std::uint64_t> refresh_rows(Store& store, std::uint64_t limit);
/// What makes search quick again after many rows: a piece of some milliseconds, in a transaction of
/// its own. False: nothing is left to do.
Result<bool> tidy_lists(Store& store);
/// Until none is left, in slices.
Status refresh_all_rows(Store& store);
Status rebuild_rows(Store& store); // anew, from the truth

} // namespace kith
