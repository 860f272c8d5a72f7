// Where the work of many laptops comes together: a file on a coordinator's laptop, or a database
// server. Both are merged into by the same code and pass the same tests.
#pragma once

#include "survey_core/store/laptops.h"
#include "sync/bundle/bundle_writer.h"
#include "sync/hub/merge_report.h"

#include <functional>
#include <stop_token>

namespace kith::sync {

struct MergeOptions {
    bool dry_run = false;        // everything is done and then undone: the counts are exact
    bool lets_copies_in = false; // of a laptop that was copied in use: copied_branch.h
    bool takes_waiting = false;  // what lies between will never come, and nobody copied the laptop
    bool lists_later = false;    // the caller brings lists and search up to date (refresh_rows)
    /// Looked at now and then while a file is published, which is one transaction: somebody wants
    /// to write. It is taken back, MergeProgress is called, and it is begun anew; a few times.
    std::function<bool()> somebody_waits = {};
};

/// Called now and then from the merging thread.
using MergeProgress = std::function<void(std::uint64_t bytes_done, std::uint64_t bytes_in_all)>;

/// One standing value of a field in conflict.
struct ConflictValue {
    Dot dot;
    Value value; // of a deletion: its reason
    Hlc hlc{};
    RecordId author;
    LaptopId laptop{};
    FieldId field{}; // the conflict's own; in a deletion's conflict also the unseen edits' fields

    bool operator==(const ConflictValue&) const = default;
};
struct OpenConflict {
    RecordId record;
    FieldId field{}; // field::deleted: a deletion against an edit
    std::vector<ConflictValue> values;
};

/// What undoing an import, or letting it count again, has done.
struct ImportUndone {
    std::uint64_t records = 0;         // submissions and entities that are hidden, or shown again
    std::vector<RecordId> later_edits; // edited by people who had seen what is hidden now
};

/// What an erasure has done. It reaches the laptops with their replies.
struct Erased {
    RecordId erasure;
    std::uint64_t records = 0;
    bool is_swept = false; // else their bytes go when the store is opened the next time
};

/// Over a store, wherever its tables lie. A field laptop takes its replies through it too.
class Hub {
public:
    explicit Hub(Store& store) : store_(store) {}

    /// A file that cannot be merged is a FileReport, not an error; an error is about the store.
    /// cancelled: the files before the one at hand are merged, that one is not.
    Result<MergeReport> merge(std::span<const Path> files,
                              const MergeOptions& options,
                              const MergeProgress& progress = {},
                              std::stop_token stop = {});
    /// The files that wait in quarantine for this laptop's approval.
    Result<MergeReport> merge_waiting(const LaptopId& laptop);
    /// For one laptop: certificates, acknowledgements, forms, and the state of every record.
    /// refused: not approved.
    Result<WrittenBundle> write_reply(const LaptopId& laptop, const Path& folder);

    /// Hides everything that the import brought, at every hub alike; nothing is removed. refused:
    /// it is undone already. not_found: no such import.
    Result<ImportUndone> undo(RecordId author, ImportNo import, std::string_view reason);
    /// Lets an import that was undone count again, as if it had never been.
    Result<ImportUndone> redo(RecordId author, ImportNo import, std::string_view reason);

    /// Removes the records for good, here and wherever a reply arrives. refused: not a
    /// coordinator's store. not_found: one of them is not here.
    Result<Erased>
    erase(RecordId author, std::span<const RecordId> records, std::string_view reason);

    [[nodiscard]] Result<std::vector<OpenConflict>> conflicts();
    /// One of the values that stand, named by its dot. not_found: no such conflict or value.
    Status take(RecordId author, RecordId record, FieldId field, Dot value);
    /// Another value instead. refused: a deletion against an edit can only be taken or not.
    Status set(RecordId author, RecordId record, FieldId field, const Value& value);

private:
    Store& store_;
};

/// What has not arrived of the changes that laptops told us of.
[[nodiscard]] Result<std::vector<Gap>> list_gaps(StoreView& store);

} // namespace kith::sync
