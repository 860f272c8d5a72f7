// The fault disk itself, on bare SQLCipher: it must pass what is known to be safe and catch what is
// known to lose answers.
#include "tests/support/faults/fault_vfs.h"
#include "tests/support/faults/power_cut_trial.h"
#include "tests/support/faults/raw_database.h"

#include <catch2/catch_test_macros.hpp>
#include <fmt/core.h>

using namespace kith::test;

namespace {

constexpr int answers = 60;

struct Recorded {
    FaultDisk disk;
    std::vector<std::size_t> promised; // the moment at which answer n+1 was promised
};

void record_answers(Recorded& run, RawDatabaseOptions options) {
    const FaultVfs vfs(run.disk);
    options.vfs = vfs.name();
    RawDatabase database(options);
    REQUIRE(database.make_table());
    run.disk.start_recording();
    for (int number = 1; number <= answers; ++number) {
        REQUIRE(database.answer(number));
        run.promised.push_back(run.disk.moment());
    }
}

std::int64_t promised_at(const Recorded& run, std::size_t moment) {
    std::int64_t count = 0;
    for (const std::size_t promise : run.promised)
        count += promise <= moment ? 1 : 0;
    return count;
}

TrialResult try_configuration(const RawDatabaseOptions& options) {
    Recorded run;
    record_answers(run, options);
    const Judge judge = [&](FaultDisk& restarted, std::size_t moment) -> std::string {
        const FaultVfs vfs(restarted);
        RawDatabaseOptions reopened = options;
        reopened.vfs = vfs.name();
        RawDatabase database(reopened);
        const auto kept = database.sound_answers();
        if (!kept || !database.can_be_written()) return "the database is damaged";
        const std::int64_t promised = promised_at(run, moment);
        if (*kept < promised) return fmt::format("{} answers promised, {} kept", promised, *kept);
        return *kept > promised + 1 ? "answers that were never given" : "";
    };
    const TrialResult result = try_power_cuts(run.disk, judge);
    fmt::print("{}\n", describe(options.journal_mode + " " + options.synchronous, result));
    return result;
}

} // namespace

TEST_CASE("a power cut never loses an answer that a write-ahead log with full sync has promised") {
    const auto result = try_configuration({});
    CHECK(result.images >= 1000);
    CHECK(result.first_failure.empty());
}

TEST_CASE("the fault disk notices that synchronous=OFF loses answers") {
    RawDatabaseOptions options;
    options.synchronous = "OFF";
    CHECK(try_configuration(options).failures > 100);
}

TEST_CASE("the fault disk notices that synchronous=NORMAL loses answers") {
    RawDatabaseOptions options;
    options.synchronous = "NORMAL";
    CHECK(try_configuration(options).failures > 100);
}

TEST_CASE("the fault disk notices that a deleted journal without directory sync loses answers") {
    RawDatabaseOptions options;
    options.journal_mode = "DELETE";
    CHECK(try_configuration(options).failures > 20);
}

TEST_CASE("a deleted journal with directory sync loses nothing") {
    RawDatabaseOptions options;
    options.journal_mode = "DELETE";
    options.synchronous = "EXTRA";
    CHECK(try_configuration(options).first_failure.empty());
}
