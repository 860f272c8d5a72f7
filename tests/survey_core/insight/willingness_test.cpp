#include "survey_core/insight/willingness.h"
#include "tests/survey_core/insight/some_records.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace kith;
using Catch::Approx;
using kith::test::record;

TEST_CASE("shares are of those who answered, and who skipped stands apart", "[insight]") {
    const std::vector<WillingRow> rows{{record(1), "weekly"},
                                       {record(2), "monthly"},
                                       {record(3), "monthly"},
                                       {record(4), "not_at_all"},
                                       {record(5), ""}};
    const Willingness seen = count_willingness(rows);
    CHECK(seen.n == 4);
    CHECK(seen.skipped.records == std::vector<RecordId>{record(5)});
    CHECK(seen.shares[0].share == Approx(25));
    CHECK(seen.shares[1].share == Approx(50));
    CHECK(seen.shares[2].share == Approx(25));
    CHECK(seen.shares[1].people.records == std::vector<RecordId>{record(2), record(3)});
}

TEST_CASE("the study of 2008 stands beside the answers in its own order", "[insight]") {
    const Willingness nobody = count_willingness({});
    CHECK(nobody.n == 0);
    CHECK(nobody.shares[0].answer == "weekly");
    CHECK(nobody.shares[0].benchmark == 28);
    CHECK(nobody.shares[1].benchmark == 43);
    CHECK(nobody.shares[2].benchmark == 29);
    CHECK(nobody.shares[0].interval == Interval{0, 100});
}

TEST_CASE("Wilson's interval agrees with published values", "[insight]") {
    // R. G. Newcombe, Statistics in Medicine 17, 1998, table I, method 3: 81 of 263, 15 of 148, 0
    // of 20, 1 of 29.
    CHECK(wilson_interval(81, 263).low == Approx(25.53).margin(0.01));
    CHECK(wilson_interval(81, 263).high == Approx(36.62).margin(0.01));
    CHECK(wilson_interval(15, 148).low == Approx(6.24).margin(0.01));
    CHECK(wilson_interval(15, 148).high == Approx(16.05).margin(0.01));
    CHECK(wilson_interval(0, 20).low == 0);
    CHECK(wilson_interval(0, 20).high == Approx(16.11).margin(0.01));
    CHECK(wilson_interval(1, 29).low == Approx(0.61).margin(0.01));
    CHECK(wilson_interval(1, 29).high == Approx(17.18).margin(0.01));
    CHECK(wilson_interval(20, 20).high == Approx(100));
}
