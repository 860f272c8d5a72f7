// Every disk that could be found after a power cut. A disk promises to keep only what was synced:
// of the rest, any part may have reached it, in any order, and a sector in the middle of being
// written holds anything. (The model of SQLite's and of most crash tests; sectors of 512 bytes; a
// write never harms bytes beside it, as SQLite's SQLITE_IOCAP_POWERSAFE_OVERWRITE states for real
// disks.)
#pragma once

#include "tests/support/faults/disk_image.h"

#include <vector>

namespace kith::test {

enum class Remains {
    only_synced, // the cache is gone
    everything,  // the program was killed, the machine lives
    mixed,       // some writes, torn sectors, garbage, some names
};

/// Which of the possible disks. The seed decides what a mixed one holds.
struct PowerCutKind {
    Remains remains;
    std::uint64_t seed;
};

/// Walks once through a recorded log and hands out the images of each moment.
class PowerCuts {
public:
    /// `start` is durable as a whole. `log` must outlive this.
    PowerCuts(DiskImage start, const std::vector<DiskOperation>& log);

    [[nodiscard]] std::size_t moments() const { return log_.size() + 1; }
    /// The power fails after the first `count` operations.
    /// \pre count is not smaller than in the call before
    void advance_to(std::size_t count);
    [[nodiscard]] DiskImage image(PowerCutKind kind) const;

private:
    void take(std::size_t index);
    void make_durable(FileNumber file);
    void make_names_durable(const std::string& folder);

    const std::vector<DiskOperation>& log_;
    std::size_t done_ = 0;
    DiskImage durable_;
    std::map<FileNumber, std::vector<std::size_t>> unsynced_;
    std::vector<std::size_t> unsynced_names_;
};

} // namespace kith::test
