// Where the work of many laptops comes together. One interface, so that a file on a coordinator's
// laptop and a database server are merged into by the same rules and pass the same tests.
#pragma once

#include "survey_core/store/laptops.h"
#include "sync/bundle/bundle_writer.h"
#include "sync/version/delivered.h"

#include <functional>
#include <stop_token>

namespace kith::sync {

enum class FileOutcome {
    merged,      // everything in it is in the store now
    same,        // everything in it was there already
    partly,      // cut off: the whole parts before the cut are in the store
    quarantined, // kept apart until somebody decides: an unknown or retired laptop, a copied disk
    refused,     // damaged, another project's, another kind of file; left where it is
};

/// What became of one file. `sentence` is for the coordinator; empty where there is nothing to say.
struct FileReport {
    std::string name;
    FileOutcome outcome = FileOutcome::merged;
    std::string sentence;
    LaptopId sender{};
};

/// Changes that a laptop made and that have not arrived.
struct Gap {
    LaptopId laptop{};
    WriterId writer{};
    SeqRange missing;

    bool operator==(const Gap&) const = default;
};

/// Counts are submissions and entities; a repeat instance counts with its parent, workers and
/// tallies not at all.
struct MergeReport {
    std::uint64_t created = 0;
    std::uint64_t changed = 0;
    std::uint64_t same = 0;
    std::uint64_t conflicts = 0;   // fields that wait for a person since this merge
    std::uint64_t quarantined = 0; // files
    std::vector<Gap> gaps;         // of the laptops whose files were merged
    std::vector<ImportNo> imports;
    std::uint64_t ms = 0;
    std::vector<FileReport> files;
};

struct MergeOptions {
    bool dry_run = false;     // everything is done and then undone: the counts are exact
    bool lists_later = false; // the caller brings lists and search up to date (refresh_rows)
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

class Hub {
public:
    virtual ~Hub() = default;

    /// A file that cannot be merged is a FileReport, not an error; an error is about the store.
    /// cancelled: the files before the one at hand are merged, that one is not.
    virtual Result<MergeReport> merge(std::span<const Path> files,
                                      const MergeOptions& options,
                                      const MergeProgress& progress = {},
                                      std::stop_token stop = {}) = 0;
    /// The files that wait in quarantine for this laptop's approval.
    virtual Result<MergeReport> merge_waiting(const LaptopId& laptop) = 0;
    /// For one laptop: certificates, acknowledgements, forms, and the state of every record.
    /// refused: not approved.
    virtual Result<WrittenBundle> write_reply(const LaptopId& laptop, const Path& folder) = 0;

    /// Hides everything that the import brought, at every hub alike; nothing is removed. refused:
    /// it is undone already. not_found: no such import.
    virtual Result<ImportUndone>
    undo(RecordId author, ImportNo import, std::string_view reason) = 0;
    /// Lets an import that was undone count again, as if it had never been.
    virtual Result<ImportUndone>
    redo(RecordId author, ImportNo import, std::string_view reason) = 0;

    [[nodiscard]] virtual Result<std::vector<OpenConflict>> conflicts() = 0;
    /// One of the values that stand, named by its dot. not_found: no such conflict or value.
    virtual Status take(RecordId author, RecordId record, FieldId field, Dot value) = 0;
    /// Another value instead. refused: a deletion against an edit can only be taken or not.
    virtual Status set(RecordId author, RecordId record, FieldId field, const Value& value) = 0;
};

} // namespace kith::sync
