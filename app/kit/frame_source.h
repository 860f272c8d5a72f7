// What the window's loop asks of the program, frame by frame. app/shell implements it; app/platform
// calls it.
#pragma once

#include "app/kit/kit.h"

#include <optional>

namespace kith::app {

class FrameSource {
public:
    virtual ~FrameSource() = default;
    /// The look for the coming frame; asked before build_frame().
    [[nodiscard]] virtual Look look() = 0;
    /// Draws everything. Called only when something happened.
    virtual void build_frame(Kit& kit) = 0;
    /// After every frame that was built, shown or not.
    virtual void after_frame(const Kit& /*kit*/) {}
    /// The laptop was asleep for that long. Before the next frame.
    virtual void after_sleep(double /*seconds*/) {}
    /// The time in the loop's seconds at which it must draw again, if nothing happens before.
    [[nodiscard]] virtual std::optional<double> wants_wake_at() = 0;
    /// The person closed the window; true lets it go.
    [[nodiscard]] virtual bool may_close() = 0;
};

} // namespace kith::app
