#include "app/platform/sleep_watch.h"

#include <catch2/catch_test_macros.hpp>

using kith::app::SleepWatch;

TEST_CASE("a laptop that slept is noticed once, a short pause is not", "[sleep]") {
    double suspended = 100.0;
    SleepWatch watch([&] { return suspended; });
    CHECK(watch.take_sleep() == 0.0);
    suspended += 5.0;
    CHECK(watch.take_sleep() == 0.0);
    suspended += 600.0;
    CHECK(watch.take_sleep() == 605.0);
    CHECK(watch.take_sleep() == 0.0);
}

TEST_CASE("this machine says how long it was suspended", "[sleep]") {
    CHECK(kith::app::seconds_suspended() > -1.0);
}
