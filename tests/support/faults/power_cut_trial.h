// Tries the disks of a recorded run: each is given to a fresh machine, and a judge looks at what it
// finds.
#pragma once

#include "tests/support/faults/fault_disk.h"
#include "tests/support/faults/power_cuts.h"

#include <functional>
#include <string>

namespace kith::test {

/// Empty where all is well, else what was lost or broken. `moment` is how many operations had
/// reached the disk: every promise made at or before it must be kept. What the judge itself does to
/// the disk (recovery) is recorded, and its own power cuts are tried with the same judge.
using Judge = std::function<std::string(FaultDisk& restarted, std::size_t moment)>;

struct TrialSize {
    std::size_t images = 1000; // at least this many
    std::size_t nested_per_hundred =
        3; // of a hundred images, how many are also cut during recovery
};

struct TrialResult {
    std::size_t images = 0;
    std::size_t nested = 0; // of these, cut a second time during recovery
    std::size_t failures = 0;
    std::string first_failure;
};

/// 1,000 images, or as many as the environment variable KITH_FAULT_IMAGES says.
[[nodiscard]] TrialSize trial_size();

[[nodiscard]] TrialResult
try_power_cuts(const FaultDisk& recorded, const Judge& judge, TrialSize size = trial_size());

/// "answer: 1,240 images (55 of them cut again during recovery), 0 failures"
[[nodiscard]] std::string describe(const std::string& operation, const TrialResult& result);

} // namespace kith::test
