// What one call of merge() carries from file to file.
#pragma once

#include "survey_core/store/merge_port.h"
#include "sync/hub/hub.h"

#include <optional>
#include <set>

namespace kith::sync {

/// The transactions of a merge: many that commit, or, in a dry run, a single one that is rolled
/// back at the end.
class Slices {
public:
    Slices(Store& store, bool dry_run) : store_(store), dry_run_(dry_run) {}

    Status begin();
    Status commit();
    /// Takes the open slice back. In a dry run nothing can be taken back alone: the whole is rolled
    /// back later.
    void drop();
    [[nodiscard]] bool dry_run() const { return dry_run_; }

private:
    Store& store_;
    bool dry_run_;
    std::optional<Transaction> open_;
};

struct MergeSession {
    Store& store;
    MergeProgress progress;
    std::stop_token stop;
    Slices slices;
    std::function<bool()> somebody_waits;
    bool lets_copies_in = false;
    bool takes_waiting = false;
    std::set<Hash32> set_aside{}; // files that this merge has put into quarantine, or left there
    MergeReport report{};
    Delivered fresh{};            // records that this merge has made
    std::set<RecordId> changed{}; // submissions and entities, each once
    std::uint64_t bytes_done = 0;
    std::uint64_t bytes_in_all = 0;
    void tell() const {
        if (progress) progress(bytes_done, bytes_in_all);
    }
    std::set<WriterId> writers{}; // of the files, for the list of gaps
};

} // namespace kith::sync
