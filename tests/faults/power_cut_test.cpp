// The power fails at any moment of any operation, and again while the store recovers.
// KITH_FAULT_IMAGES says how many disks are tried for each (1,000 where it is silent).
#include "tests/faults/scenarios.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::test;

namespace {

constexpr std::size_t least_images = 1000;

void survives(const std::unique_ptr<Scenario>& scenario) {
    const TrialResult result = try_power_cuts(*scenario);
    CHECK(result.first_failure == "");
    CHECK(result.failures == 0);
    CHECK(result.images >= least_images);
}

void is_caught(const std::unique_ptr<Scenario>& scenario) {
    TrialSize small;
    small.images = 300;
    CHECK(try_power_cuts(*scenario, small).failures > 0);
}

StoreTuning without_sync() {
    StoreTuning tuning;
    tuning.synchronous = "OFF";
    return tuning;
}

StoreTuning with_deleted_journal() {
    StoreTuning tuning;
    tuning.journal = "DELETE";
    return tuning;
}

} // namespace

TEST_CASE("a power cut while answering loses no answer that was shown as saved", "[power]") {
    survives(make_answering());
}

TEST_CASE("a power cut while finishing leaves the whole interview or the whole draft", "[power]") {
    survives(make_finishing());
}

TEST_CASE("a power cut while the keys are rewritten never locks anybody out", "[power]") {
    survives(make_slot_rewrite());
}

TEST_CASE("a power cut while a newer program takes the store over leaves all of it", "[power]") {
    survives(make_migration());
}

TEST_CASE("a power cut while a snapshot is taken leaves only snapshots that open", "[power]") {
    survives(make_snapshot());
}

TEST_CASE("a power cut while a store is made leaves a store or plainly none", "[power]") {
    survives(make_store_creation());
}

TEST_CASE("a power cut while handing over leaves no half file with a whole file's name",
          "[power]") {
    survives(make_handover_writing());
}

TEST_CASE("a power cut while merging leaves each file whole in the store or not at all",
          "[power]") {
    survives(make_merging());
}

TEST_CASE("a power cut while an import is undone or redone leaves it shown or hidden as a whole",
          "[power]") {
    survives(make_undoing());
}

TEST_CASE("a power cut while a draft moves to another version leaves it in one of them",
          "[power]") {
    survives(make_moving());
}

TEST_CASE("a power cut while a recording is kept leaves no answer without its recording",
          "[power]") {
    survives(make_attaching());
}

TEST_CASE("a power cut while a person is erased leaves them whole, or no trace of them",
          "[power]") {
    survives(make_erasing());
}

TEST_CASE("a power cut while interviews leave the laptop leaves each whole, or no trace of it",
          "[power]") {
    survives(make_leaving());
}

TEST_CASE("a power cut while a backup is written leaves one that is whole, or none", "[power]") {
    survives(make_backing_up());
}

TEST_CASE("a power cut while a concern is sealed or sent leaves it sealed and whole, or not there",
          "[power]") {
    survives(make_worrying());
}

TEST_CASE("a power cut while interviews are sealed leaves all of them open, or all in an envelope",
          "[power]") {
    survives(make_sealing());
}

TEST_CASE("a power cut while doors are visited leaves each visit whole with its household, or not",
          "[power]") {
    survives(make_visiting());
}

TEST_CASE("a store that does not sync is caught losing answers", "[power][planted]") {
    is_caught(make_answering(without_sync()));
    is_caught(make_finishing(without_sync()));
    is_caught(make_merging(without_sync()));
}

TEST_CASE("a store with a deleted journal is caught losing answers", "[power][planted]") {
    is_caught(make_answering(with_deleted_journal()));
    is_caught(make_finishing(with_deleted_journal()));
}
