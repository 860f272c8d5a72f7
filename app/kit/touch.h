// What a widget tells the kit about itself, and what it hears back.
#pragma once

#include "app/kit/geometry.h"
#include "app/kit/registry.h"

#include <string_view>

namespace kith::app {

/// Something a person can press or read, as a widget announces it.
struct Target {
    std::string_view id;
    Role role = Role::button;
    std::string_view label;
    Rect rect;
    std::string_view value = {};
    std::string_view group = {};
    bool is_enabled = true;
    bool is_selected = false;
    bool takes_text = false;
    bool takes_focus = true; // false: by pointer only, where a group has one place for the keyboard
};

struct Touch {
    bool is_over = false;
    bool is_held = false;
    bool was_clicked = false; // by pointer, or by Enter or Space while focused
    bool is_focused = false;
    bool shows_ring = false; // focused by the keyboard
};

} // namespace kith::app
