// What became of the files of one merge: for the coordinator, and for programs.
#pragma once

#include "survey_core/store/laptops.h"
#include "sync/version/delivered.h"

namespace kith::sync {

enum class FileOutcome {
    merged,      // everything in it is in the store now
    same,        // everything in it was there already
    partly,      // cut off: the whole parts before the cut are in the store
    quarantined, // kept apart: an unknown or retired laptop, a copied disk, or something is missing
    refused,     // damaged, another project's, another kind of file; left where it is
};

/// What became of one file. `sentence` is for the coordinator; empty where there is nothing to say.
struct FileReport {
    std::string name;
    FileOutcome outcome = FileOutcome::merged;
    std::string sentence;
    LaptopId sender{};
    /// The second history of a laptop that was copied in use, kept apart; a coordinator may let it
    /// in (MergeOptions::lets_copies_in).
    bool is_copy = false;
    /// Kept until what lies between it and what is here has come; the merge that brings that puts
    /// it in.
    bool waits_for_earlier = false;
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
    std::uint64_t concerns = 0;    // entries about somebody's safety
    std::vector<Gap> gaps;         // of the laptops whose files were merged
    std::vector<ImportNo> imports;
    std::uint64_t ms = 0;
    std::vector<FileReport> files;
};

} // namespace kith::sync
