// A street of small doors: one for each address, its state by shape as well as colour.
#pragma once

#include "app/kit/kit.h"
#include "app/kit/texts.h"

#include <vector>

namespace kith::app {

enum class DoorShape : std::uint8_t {
    to_go,       // outlined, with a knob
    talked,      // filled, a check
    nobody,      // grey, a knob
    come_back,   // clay, a clock
    leave_alone, // dark, a bar across
    other,       // grey, a dot in the middle
    saving,      // outlined, three dots
};

struct StreetSpec {
    std::string_view id;
    std::string_view label; // the whole street in words
    std::vector<DoorShape> doors;
    std::optional<std::size_t> here; // marked from above
};
/// As wide as the flow, in one row or several.
void draw_street(Kit& kit, const StreetSpec& street);
/// One little door, for the key to the street.
void draw_little_door(Kit& kit, DoorShape shape, const Rect& rect, bool is_here);

} // namespace kith::app
