#include "app/platform/sleep_watch.h"

#include <ctime>

namespace kith::app {
namespace {

double seconds_of(clockid_t clock) {
    timespec now{};
    if (clock_gettime(clock, &now) != 0) return 0.0;
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

} // namespace

double seconds_suspended() {
    // Linux: the first counts on while the machine is suspended, the second does not.
    return seconds_of(CLOCK_BOOTTIME) - seconds_of(CLOCK_MONOTONIC);
}

double SleepWatch::take_sleep() {
    const double slept = suspended_() - known_;
    if (slept < shortest_sleep_seconds) return 0.0;
    known_ += slept;
    return slept;
}

} // namespace kith::app
