#include "tests/faults/scenario.h"

#include "survey_core/store/verify.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::test {

namespace {

std::size_t promised_at(const std::vector<std::size_t>& promises, std::size_t moment) {
    return static_cast<std::size_t>(std::upper_bound(promises.begin(), promises.end(), moment) -
                                    promises.begin());
}

/// Tries one fault after another; each run begins on the same prepared disk.
class FailingDisk {
public:
    FailingDisk(Scenario& scenario, DiskImage prepared)
        : scenario_(scenario), prepared_(std::move(prepared)) {}

    std::size_t count_changes() {
        FaultDisk disk(prepared_);
        disk.plan(std::nullopt);
        if (const Status done = scenario_.run(disk, [] {}); !done)
            note("without a fault", describe(done.error()));
        return disk.attempts();
    }

    void try_fault(const PlannedFault& fault) {
        FaultDisk disk(prepared_);
        disk.plan(fault);
        std::size_t promised = 0;
        const Status done = scenario_.run(disk, [&promised] { ++promised; });
        if (!disk.has_failed()) return;
        ++result_.runs;
        const std::string what = describe_fault(fault);
        if (!done) judge_error(what, fault, done.error());
        judge_disk(what, disk.now(), promised);
        const auto log = disk.log();
        PowerCuts cuts(disk.start(), log);
        cuts.advance_to(log.size());
        judge_disk(what + ", then a power cut", cuts.image({Remains::only_synced, 0}), promised);
    }

    [[nodiscard]] const FailingDiskResult& result() const { return result_; }

private:
    static std::string describe_fault(const PlannedFault& fault) {
        return fmt::format("{}{} at change {}",
                           fault.lasting ? "lasting " : "",
                           fault.trouble == DiskTrouble::full ? "full disk" : "I/O error",
                           fault.at);
    }

    void judge_error(const std::string& what, const PlannedFault& fault, const Error& error) {
        ++result_.errors;
        const ErrorCode expected =
            fault.trouble == DiskTrouble::full ? ErrorCode::disk_full : ErrorCode::disk_failed;
        if (error.code != expected || error.message.empty())
            note(what, "the error hides the disk: " + describe(error));
    }

    void judge_disk(const std::string& what, DiskImage image, std::size_t promised) {
        FaultDisk restarted(std::move(image));
        const std::string complaint = scenario_.judge(restarted, promised);
        if (!complaint.empty()) note(what, complaint);
    }

    void note(const std::string& what, const std::string& complaint) {
        if (++result_.failures == 1) result_.first_failure = what + ": " + complaint;
    }

    Scenario& scenario_;
    DiskImage prepared_;
    FailingDiskResult result_;
};

} // namespace

TrialResult try_power_cuts(Scenario& scenario, TrialSize size) {
    FaultDisk disk;
    if (const Status ready = scenario.prepare(disk); !ready)
        return {0, 0, 1, "it could not be prepared: " + describe(ready.error())};
    disk.start_recording();
    std::vector<std::size_t> promises;
    const Status done = scenario.run(disk, [&] { promises.push_back(disk.moment()); });
    if (!done) return {0, 0, 1, "it failed on a good disk: " + describe(done.error())};
    const Judge judge = [&](FaultDisk& restarted, std::size_t moment) {
        return scenario.judge(restarted, promised_at(promises, moment));
    };
    const TrialResult result = try_power_cuts(disk, judge, size);
    fmt::print("power cut: {}\n", describe(scenario.name(), result));
    return result;
}

FailingDiskResult try_failing_disk(Scenario& scenario, std::size_t runs) {
    FaultDisk disk;
    if (const Status ready = scenario.prepare(disk); !ready)
        return {0, 0, 1, "it could not be prepared: " + describe(ready.error())};
    FailingDisk trial(scenario, disk.now());
    const std::size_t changes = trial.count_changes();
    const std::size_t stride = std::max<std::size_t>(1, 4 * changes / runs);
    for (std::size_t at = 0; at < changes; at += stride)
        for (const DiskTrouble trouble : {DiskTrouble::io_error, DiskTrouble::full})
            for (const bool lasting : {false, true})
                trial.try_fault({at, trouble, lasting});
    const FailingDiskResult& result = trial.result();
    fmt::print("failing disk: {}: {} runs, {} ended with an error, {} failures {}\n",
               scenario.name(),
               result.runs,
               result.errors,
               result.failures,
               result.first_failure);
    return result;
}

std::string verify_sound(Store& store) {
    const auto report = verify_store(store);
    if (!report) return describe(report.error());
    return report->sound() ? "" : "verify: " + report->findings.front();
}

std::string describe(const Error& error) {
    return fmt::format("{} (code {})", error.message, static_cast<int>(error.code));
}

} // namespace kith::test
