// GLFW's keys as ours.
#pragma once

#include "app/kit/input.h"

#include <optional>

namespace kith::app {

/// Nothing for keys that Kith does not know.
[[nodiscard]] std::optional<KeyPress> key_press_of(int glfw_key, int scancode, int glfw_mods);

} // namespace kith::app
