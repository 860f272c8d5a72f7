#include "app/shell/idle_lock.h"

#include <algorithm>

namespace kith::app {

IdleStep IdleLock::step(double now, bool was_touched, const IdleView& view) {
    const bool is_in_use = view.is_open && !view.is_hidden;
    const bool was_just_opened = is_in_use && !was_in_use_;
    was_in_use_ = is_in_use;
    if (was_just_opened || (was_touched && is_in_use)) touched_at_ = now;
    if (!view.is_open) {
        has_slept_ = false;
        return IdleStep::none;
    }
    const double idle = now - touched_at_;
    if (!view.is_busy && (has_slept_ || idle >= times_.close_seconds)) return IdleStep::close;
    if (!view.is_hidden && (has_slept_ || idle >= times_.hide_seconds)) return IdleStep::hide;
    return IdleStep::none;
}

std::optional<double> IdleLock::wakes_at(double now, const IdleView& view) const {
    if (!view.is_open) return std::nullopt;
    const double next = touched_at_ + (view.is_hidden ? times_.close_seconds : times_.hide_seconds);
    return next > now ? next : now + patience_seconds;
}

} // namespace kith::app
