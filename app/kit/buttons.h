// Things to press.
#pragma once

#include "app/kit/kit.h"
#include "app/kit/texts.h"

namespace kith::app {

/// One filled button on a screen at most: the thing to do next.
enum class ButtonKind { filled, outlined, ghost };

struct ButtonSpec {
    std::string_view id;
    std::string_view label;
    ButtonKind kind = ButtonKind::outlined;
    Icon icon = Icon::none;     // at the start side
    Icon end_icon = Icon::none; // at the end side: "Next >"
    bool is_enabled = true;
    Key key = Key::none;      // also pressed by this key when nothing else wants it
    char character = 0;       // or by this letter or digit, which is then shown on the button
    float min_width = 0.0F;   // design pixels
    bool fills_width = false; // as wide as the flow
    Tone tone = Tone::neutral;
};

/// True in the frame in which it was pressed, by pointer or key.
bool draw_button(Kit& kit, const ButtonSpec& button);
bool draw_button_at(Kit& kit, const ButtonSpec& button, const Rect& rect);
[[nodiscard]] Size size_of_button(Kit& kit, const ButtonSpec& button);

struct IconButtonSpec {
    std::string_view id;
    std::string_view label; // for screen readers and tests; not drawn
    Icon icon = Icon::none;
    bool is_enabled = true;
};
bool draw_icon_button(Kit& kit, const IconButtonSpec& button);
bool draw_icon_button_at(Kit& kit, const IconButtonSpec& button, const Rect& rect);

struct TileSpec {
    std::string_view id;
    std::string_view title;
    std::string_view words = {};
    Icon icon = Icon::none;
    std::string_view count = {}; // a big number at the end side; none: a chevron
    Tone tone = Tone::gift;
    bool is_enabled = true;
    char character = 0;
};
/// A big card to press: the four places of home. As wide as the flow, 137 high.
bool draw_tile(Kit& kit, const TileSpec& tile);

struct RowButtonSpec {
    std::string_view id;
    std::string_view title;
    std::string_view words = {};
    Icon icon = Icon::none;
    std::string_view initials = {};
    std::string_view end_text = {};
    PillSpec pill = {}; // at the end side, when it has a label
    bool is_selected = false;
    bool has_chevron = true;
    bool is_enabled = true;
};
/// One line of a list of things to open, hairline below: drafts, hand-over files, records.
bool draw_row_button(Kit& kit, const RowButtonSpec& row);

} // namespace kith::app
