// The disk fails or is full at the n-th change, once or from then on: the person is told, nothing
// that was promised is lost, and what was there can be read.
#include "tests/faults/scenarios.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::test;

namespace {

void survives_errors(const std::unique_ptr<Scenario>& scenario) {
    const FailingDiskResult result = try_failing_disk(*scenario);
    CHECK(result.first_failure == "");
    CHECK(result.failures == 0);
    CHECK(result.runs > 20);
    CHECK(result.errors > 0);
}

} // namespace

TEST_CASE("a failing or full disk loses no answer and says so", "[disk]") {
    survives_errors(make_answering());
}

TEST_CASE("a failing or full disk finishes a whole interview or none", "[disk]") {
    survives_errors(make_finishing());
}

TEST_CASE("a failing or full disk never locks anybody out", "[disk]") {
    survives_errors(make_slot_rewrite());
}

TEST_CASE("a failing or full disk leaves a store as it was before the takeover", "[disk]") {
    survives_errors(make_migration());
}

TEST_CASE("a failing or full disk leaves only snapshots that open", "[disk]") {
    survives_errors(make_snapshot());
}

TEST_CASE("a failing or full disk leaves no half file with a whole file's name", "[disk]") {
    survives_errors(make_handover_writing());
}

TEST_CASE("a failing or full disk leaves a draft in one version of its form", "[disk]") {
    survives_errors(make_moving());
}

TEST_CASE("a failing or full disk keeps a recording with its answer or neither", "[disk]") {
    survives_errors(make_attaching());
}

TEST_CASE("a failing or full disk leaves a whole backup or none", "[disk]") {
    survives_errors(make_backing_up());
}

TEST_CASE("a failing or full disk keeps a concern sealed and whole, or says that it is not kept",
          "[disk]") {
    survives_errors(make_worrying());
}

TEST_CASE("a failing or full disk merges a file as a whole or not at all", "[disk]") {
    survives_errors(make_merging());
    survives_errors(make_undoing());
    survives_errors(make_erasing());
    survives_errors(make_leaving());
    survives_errors(make_sealing());
}
