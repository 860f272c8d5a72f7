#include "app/shell/idle_lock.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith::app;

namespace {

constexpr IdleTimes times{300.0, 1800.0};
constexpr IdleView open{true, false, false};
constexpr IdleView hidden{true, true, false};

} // namespace

TEST_CASE("five minutes hide the screen, half an hour closes the store", "[idle]") {
    IdleLock lock(times);
    CHECK(lock.step(100.0, true, open) == IdleStep::none);
    CHECK(lock.wakes_at(100.0, open) == 400.0);
    CHECK(lock.step(399.0, false, open) == IdleStep::none);
    CHECK(lock.step(400.0, false, open) == IdleStep::hide);
    CHECK(lock.wakes_at(400.0, hidden) == 1900.0);
    CHECK(lock.step(1899.0, false, hidden) == IdleStep::none);
    CHECK(lock.step(1900.0, false, hidden) == IdleStep::close);
}

TEST_CASE("touching the laptop begins the five minutes anew, but not on a hidden screen",
          "[idle]") {
    IdleLock lock(times);
    (void)lock.step(0.0, true, open);
    (void)lock.step(200.0, true, open);
    CHECK(lock.wakes_at(200.0, open) == 500.0);
    CHECK(lock.step(500.0, false, open) == IdleStep::hide);
    (void)lock.step(900.0, true, hidden);
    CHECK(lock.wakes_at(900.0, hidden) == 2000.0);
}

TEST_CASE("after the words were given the five minutes begin anew", "[idle]") {
    IdleLock lock(times);
    (void)lock.step(0.0, true, open);
    CHECK(lock.step(900.0, false, open) == IdleStep::hide);
    CHECK(lock.step(900.0, false, hidden) == IdleStep::none);
    CHECK(lock.step(1000.0, false, open) == IdleStep::none);
    CHECK(lock.wakes_at(1000.0, open) == 1300.0);
}

TEST_CASE("work that must not be cut off is waited for, behind a hidden screen", "[idle]") {
    IdleLock lock(times);
    (void)lock.step(0.0, true, open);
    CHECK(lock.step(2000.0, false, {true, false, true}) == IdleStep::hide);
    CHECK(lock.step(2000.0, false, {true, true, true}) == IdleStep::none);
    CHECK(lock.wakes_at(2000.0, {true, true, true}) == 2010.0);
    CHECK(lock.step(2010.0, false, hidden) == IdleStep::close);
}

TEST_CASE("a laptop that has slept closes its store at once", "[idle]") {
    IdleLock lock(times);
    (void)lock.step(0.0, true, open);
    lock.after_sleep();
    CHECK(lock.step(1.0, true, open) == IdleStep::close);
}

TEST_CASE("nothing is scheduled while no store is open", "[idle]") {
    IdleLock lock(times);
    lock.after_sleep();
    CHECK(lock.step(5000.0, false, {}) == IdleStep::none);
    CHECK_FALSE(lock.wakes_at(5000.0, {}).has_value());
    CHECK(lock.step(5001.0, false, open) == IdleStep::none); // the five minutes begin here
}
