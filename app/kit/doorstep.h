// Big things for a cold doorstep: read at arm's length, pressed with one hand. No mouse is needed.
#pragma once

#include "app/kit/buttons.h"

#include <vector>

namespace kith::app {

struct BigKeySpec {
    std::string_view id;
    std::string_view label;
    std::string_view words = {}; // a second, smaller line
    char character = 0;          // on the key cap
    bool is_likely = false;      // filled: what is probably pressed next
    bool is_enabled = true;
};
/// Three in a row, as many rows as they need, as high as the page has room for when `below` (window
/// pixels) is kept free under them. The index of the one that was pressed, by its character or
/// otherwise.
std::optional<std::size_t>
draw_big_keys(Kit& kit, const std::vector<BigKeySpec>& keys, float below = 0.0F);

struct KeyHintSpec {
    std::string_view id;
    std::string_view cap; // the key's name: "Backspace"
    std::string_view title;
    std::string_view words = {};
    Key key = Key::none;
    char character = 0;
    bool is_enabled = true;
};
[[nodiscard]] Size size_of_key_hint(Kit& kit, const KeyHintSpec& hint);
/// A key and what it does; pressed by that key, or by pointer.
bool draw_key_hint_at(Kit& kit, const KeyHintSpec& hint, const Rect& rect);
bool draw_key_hint(Kit& kit, const KeyHintSpec& hint);

/// The bars of the doorstep: what is drawn between these two stands in the bar at the top or foot,
/// with a line to the page. Letters grow less in it.
class DoorBar {
public:
    DoorBar(Kit& kit, Section section, float height);
    ~DoorBar();
    DoorBar(const DoorBar&) = delete;
    DoorBar& operator=(const DoorBar&) = delete;
    [[nodiscard]] const Rect& rect() const { return rect_; }

private:
    Kit& kit_;
    Section section_;
    Rect rect_;
};

/// How much of the way is done, as a plain bar.
void draw_way(Kit& kit, const Rect& rect, float share);

} // namespace kith::app
