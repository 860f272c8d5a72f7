// One of several, or several of many.
#pragma once

#include "app/kit/kit.h"

#include <optional>
#include <vector>

namespace kith::app {

struct Choice {
    std::string id; // the choice's own name
    std::string label;
    std::string words = {}; // a second, quieter line
    Icon icon = Icon::none;
    bool is_selected = false;
    bool is_enabled = true;
    std::string initials = {};          // people only, instead of the icon
    const TextImage* picture = nullptr; // rows, tiles and scale: beside or above the label
};

/// Room for the picture of one choice, in design pixels.
inline constexpr Size choice_picture_room{112.0F, 80.0F};

/// chips: pills that wrap; rows: one a line, for long labels; tiles: two columns of big boxes, for
/// languages and places; people: four to a row, initials or icon above the name; scale: beside each
/// other on a line, for "not at all" to "very much" (rows where there is no room for it).
enum class ChoiceShape { chips, rows, tiles, people, scale };

struct ChoicesSpec {
    std::string_view id; // items are named `id.choice`
    std::string_view label;
    ChoiceShape shape = ChoiceShape::chips;
    bool takes_many = false;
    bool has_keys = false;     // digits 1 to 9, then letters A to Z, choose; shown on rows
    bool has_pictures = false; // each keeps room for one, so that the labels stand in line
};

/// The choice that was pressed (its index), if any: the caller selects or unselects it.
std::optional<std::size_t>
draw_choices(Kit& kit, const ChoicesSpec& spec, const std::vector<Choice>& choices);

struct SwitchSpec {
    std::string_view id;
    std::string_view label;
    std::string_view words = {};
    bool is_on = false;
    bool is_enabled = true;
};
/// A single check box with its sentence. True when pressed.
bool draw_check(Kit& kit, const SwitchSpec& spec);

} // namespace kith::app
