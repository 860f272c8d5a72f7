// One operation of Kith, told so that it can be interrupted anywhere: how it is prepared, what it
// promises step by step, and how to tell whether a restarted machine has kept every promise.
#pragma once

#include "tests/faults/disk_store.h"
#include "tests/support/faults/power_cut_trial.h"

namespace kith::test {

class Scenario {
public:
    explicit Scenario(StoreTuning tuning) : tuning_(std::move(tuning)) {}
    virtual ~Scenario() = default;

    [[nodiscard]] virtual std::string name() const = 0;
    /// Before the operation; everything on the disk is durable then.
    virtual Status prepare(FaultDisk& disk) = 0;
    /// Calls `promise` after each step that has returned without an error; ends at the first error.
    virtual Status run(FaultDisk& disk, const std::function<void()>& promise) = 0;
    /// What a restarted machine holds when `promised` steps had returned. Empty: every promise was
    /// kept, at most one step more is there, and the store is sound.
    virtual std::string judge(FaultDisk& restarted, std::size_t promised) = 0;

protected:
    [[nodiscard]] const StoreTuning& tuning() const { return tuning_; }

private:
    StoreTuning tuning_;
};

/// Runs it once, then tries every disk that a power cut could have left. Prints the counts.
[[nodiscard]] TrialResult try_power_cuts(Scenario& scenario, TrialSize size = trial_size());

struct FailingDiskResult {
    std::size_t runs = 0;   // with a fault that was reached
    std::size_t errors = 0; // of these, ended with an error that names the disk
    std::size_t failures = 0;
    std::string first_failure;
};
/// Runs it with a fault at every n-th change, where n is so small that about `runs` runs are made:
/// each once and lasting, as I/O error and as full disk. The promises are judged on the disk as it
/// is then, and as a power cut leaves it.
[[nodiscard]] FailingDiskResult try_failing_disk(Scenario& scenario, std::size_t runs = 160);

// What judges share: "" is good, anything else the complaint.
[[nodiscard]] std::string verify_sound(Store& store);
[[nodiscard]] std::string describe(const Error& error);

} // namespace kith::test
