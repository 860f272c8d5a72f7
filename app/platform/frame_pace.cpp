#include "app/platform/frame_pace.h"

#include <algorithm>

namespace kith::app {

void FramePace::ask_for(int frames) {
    wanted_ = std::max(wanted_, frames);
}

void FramePace::frame_built(double now, bool is_animating, std::optional<double> wakes_at) {
    last_frame_ = now;
    wanted_ = std::max(0, wanted_ - 1);
    is_animating_ = is_animating;
    wakes_at_ = wakes_at;
    // The time was reached by the frame just built; one more shows what it took away.
    if (wakes_at_ && *wakes_at_ <= now) wakes_at_.reset();
}

bool FramePace::is_due(double now) const {
    if (wakes_at_ && *wakes_at_ <= now) return true;
    return (wanted_ > 0 || is_animating_) && now >= last_frame_ + frame_seconds_;
}

double FramePace::sleep_seconds(double now) const {
    std::optional<double> next = wakes_at_;
    if (wanted_ > 0 || is_animating_) {
        const double frame = last_frame_ + frame_seconds_;
        next = next ? std::min(*next, frame) : frame;
    }
    return next ? std::max(0.0, *next - now) : -1.0;
}

} // namespace kith::app
