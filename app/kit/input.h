// What the person did since the last frame. Filled by the window, or by a test.
#pragma once

#include "app/kit/geometry.h"

#include <string>
#include <vector>

namespace kith::app {

enum class Key {
    none,
    tab,
    enter,
    escape,
    space,
    backspace,
    del,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    f1,
    f6,
    f8,
    f9,
    character, // see KeyPress::character
};

/// A key going down, or repeating. What it types comes apart from this, in Input::typed.
struct KeyPress {
    Key key = Key::none;
    char character = 0; // for Key::character: 'A' to 'Z' or '0' to '9' where a UK keyboard has them
    bool has_shift = false;
    bool has_control = false;
    bool has_alt = false;

    bool operator==(const KeyPress&) const = default;
};

struct Input {
    Point pointer{-1.0F, -1.0F};
    bool is_down = false;   // the main button is held now
    bool went_down = false; // ... was pressed since the last frame
    bool went_up = false;
    bool has_shift = false;
    int clicks = 1;     // 2 for a double click
    float wheel = 0.0F; // lines; up is positive
    std::vector<KeyPress> keys;
    std::string typed; // UTF-8, after dead keys and input methods
    std::vector<std::string> dropped_files;

    bool operator==(const Input&) const = default;
};

} // namespace kith::app
