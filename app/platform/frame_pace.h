// When to draw and how long to sleep. Nothing is drawn while nothing happens: an idle window costs
// nothing at all.
#pragma once

#include <optional>

namespace kith::app {

class FramePace {
public:
    explicit FramePace(double frames_per_second) : frame_seconds_(1.0 / frames_per_second) {}

    // What happened since the last frame. Some changes show only in the frame after (focus,
    // scrolling): hence 3 and 2.
    void on_action() { ask_for(3); }
    void on_pointer_move() { ask_for(2); }
    void on_wake() { ask_for(2); }

    void frame_built(double now, bool is_animating, std::optional<double> wakes_at);
    /// Whether a frame is due now.
    [[nodiscard]] bool is_due(double now) const;
    /// How long to sleep; negative: until something happens.
    [[nodiscard]] double sleep_seconds(double now) const;

private:
    void ask_for(int frames);

    double frame_seconds_;
    double last_frame_ = -1.0;
    int wanted_ = 3;
    bool is_animating_ = false;
    std::optional<double> wakes_at_;
};

} // namespace kith::app
