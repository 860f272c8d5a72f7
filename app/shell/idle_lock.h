// A laptop that nobody touches locks itself in two steps: first the screen is hidden and the words
// are asked for while the store stays open; later, or when the laptop has slept, the store is
// closed. Knows times only; what is to be done is the program's.
#pragma once

#include <optional>

namespace kith::app {

struct IdleTimes {
    double hide_seconds = 5 * 60.0;
    double close_seconds = 30 * 60.0;
};

enum class IdleStep { none, hide, close };

/// What the lock must know of the program: whether a store is open, whether the screen is hidden
/// already, and whether something runs that must not be cut off.
struct IdleView {
    bool is_open = false;
    bool is_hidden = false;
    bool is_busy = false;
};

class IdleLock {
public:
    explicit IdleLock(IdleTimes times = {}) : times_(times) {}

    /// Once a frame; `was_touched` by a person. A hidden screen is not kept open by touching it.
    [[nodiscard]] IdleStep step(double now, bool was_touched, const IdleView& view);
    void set_times(IdleTimes times) { times_ = times; }
    void after_sleep() { has_slept_ = true; }
    /// The one moment at which it must be asked again though nothing happens.
    [[nodiscard]] std::optional<double> wakes_at(double now, const IdleView& view) const;

private:
    static constexpr double patience_seconds = 10.0; // with work that must not be cut off

    IdleTimes times_;
    double touched_at_ = 0.0;
    bool was_in_use_ = false; // open and not hidden
    bool has_slept_ = false;
};

} // namespace kith::app
