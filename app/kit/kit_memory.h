// What the kit remembers between frames, by id: scroll positions, fields in hand, running
// transitions, the toast.
#pragma once

#include "app/kit/geometry.h"
#include "app/text/icons.h"
#include "app/text/text_field.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kith::app {

struct ScrollState {
    float offset = 0.0F;
    float content_height = 0.0F; // of the last frame
    bool is_dragged = false;
};

/// In rows, not pixels: a million rows of 44 pixels are more than a float can tell apart.
struct TableState {
    double top = 0.0;       // the row at the upper edge, and how much of it is gone
    std::size_t cursor = 0; // the row that the keyboard is on
};

struct FieldState {
    TextField field;
    float scroll = 0.0F; // along the line
    bool is_selecting = false;
    bool shows_mask = true;
    bool was_focused = false;
};

struct EaseState {
    float from = 0.0F;
    bool is_on = false;
    double since = -10.0;
};

struct Toast {
    std::string words;
    Icon icon = Icon::check;
    double until = 0.0;
};

class KitMemory {
public:
    std::map<std::string, ScrollState, std::less<>> scrolls;
    std::map<std::string, TableState, std::less<>> tables;
    std::map<std::string, FieldState, std::less<>> fields;
    std::map<std::string, EaseState, std::less<>> eases;
    std::optional<Toast> toast;
    std::string help; // the sentence that F1 shows, while it is shown
    std::string page;
    std::string
        arrows_of; // a control that, while focused, wants the arrows: nothing scrolls by them
    Rect wheel_of; // a list of the last frame that scrolls by itself: nothing else does over it
    Rect wheel_claimed; // that of this frame

    /// Of the map, by id, made when missing.
    [[nodiscard]] ScrollState& scroll(std::string_view id) { return scrolls[std::string(id)]; }
    [[nodiscard]] TableState& table(std::string_view id) { return tables[std::string(id)]; }
    [[nodiscard]] FieldState& field(std::string_view id) { return fields[std::string(id)]; }
    [[nodiscard]] std::optional<double> toast_until(double now) const;
    /// A new page: nothing of the old one is kept.
    void forget_page();
};

} // namespace kith::app
