#include "survey_core/record/hlc.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{1'718'452'800'000};

} // namespace

TEST_CASE("two changes in one millisecond keep their order", "[record]") {
    const Hlc first = next_hlc(Hlc{}, noon);
    const Hlc second = next_hlc(first, noon);

    CHECK(first < second);
    CHECK(wall_time(second) == noon);
}

TEST_CASE("a clock set back never makes a later change look older", "[record]") {
    const Hlc before = next_hlc(Hlc{}, noon);

    CHECK(next_hlc(before, noon + -3600s) > before);
    CHECK(next_hlc(Hlc{~0ULL}, noon) == Hlc{~0ULL});
}

TEST_CASE("a laptop that saw a newer change writes after it", "[record]") {
    const Hlc remote = make_hlc(noon + 5min, 7);
    const Hlc last = observe_hlc(make_hlc(noon, 0), remote, noon);

    CHECK(next_hlc(last, noon) > remote);
}

TEST_CASE("a laptop a year ahead does not drag our clock along", "[record]") {
    const Hlc ours = make_hlc(noon, 0);

    CHECK(observe_hlc(ours, make_hlc(noon + 24h * 365, 0), noon) == ours);
    CHECK(observe_hlc(ours, make_hlc(noon + 23h, 0), noon) == make_hlc(noon + 23h, 0));
}

TEST_CASE("a clock before 1970 is kept as 1970", "[record]") {
    CHECK(wall_time(make_hlc(Instant{-5}, 3)) == Instant{0});
}
