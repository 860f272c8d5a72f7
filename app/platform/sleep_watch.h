// Tells when the laptop has slept: drivers may have lost every texture, and the person may be
// another one. Counts the machine's own time asleep, so that a clock set by hand is no sleep.
#pragma once

#include <functional>

namespace kith::app {

/// Seconds since boot that the machine was suspended; 0 where the system does not say.
[[nodiscard]] double seconds_suspended();

class SleepWatch {
public:
    static constexpr double shortest_sleep_seconds = 30.0;

    explicit SleepWatch(std::function<double()> suspended = seconds_suspended)
        : suspended_(std::move(suspended)), known_(suspended_()) {}
    /// How long it slept since the last call, 0 for a moment too short to matter.
    [[nodiscard]] double take_sleep();

private:
    std::function<double()> suspended_;
    double known_;
};

} // namespace kith::app
