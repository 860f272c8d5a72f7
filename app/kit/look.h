// How this person likes the window: theme, size, direction, motion. Live switches, no restart.
#pragma once

#include "app/kit/tokens.h"

#include <algorithm>
#include <string>

namespace kith::app {

struct Look {
    Theme theme = Theme::light;
    float text_scale = 1.0F;  // 1.0 to 2.0, chosen by the person
    float pixel_scale = 1.0F; // of the screen (HiDPI)
    std::string language = "en";
    bool is_right_to_left = false;
    bool has_motion = true;
    bool has_shadows = true; // off where the processor draws

    [[nodiscard]] float scale() const { return text_scale * pixel_scale; }
    /// Bars grow to 1.4 at most: at 200 % they would take a third of a small screen.
    [[nodiscard]] float bar_text_scale() const { return std::min(text_scale, 1.4F); }
    bool operator==(const Look&) const = default;
};

} // namespace kith::app
