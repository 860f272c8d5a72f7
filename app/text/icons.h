// Kith's own icons: strokes on a 24 by 24 grid, two wide, round ends. Crisp at any size, tinted
// when drawn.
#pragma once

#include <cstdint>

struct _cairo; // Cairo's own name for cairo_t; only this floor draws with it

namespace kith::app {

enum class Icon : std::uint8_t {
    none,
    heart,
    check,
    close,
    chevron_left,
    chevron_right,
    chevron_down,
    chevron_up,
    arrow_right,
    arrow_left,
    sun,
    text_size,
    speaker,
    globe,
    lock,
    unlock,
    eye,
    eye_off,
    plus,
    minus,
    pencil,
    inbox,
    door,
    flag,
    clock,
    calendar,
    person,
    people,
    shield_check,
    stick,
    folder,
    file,
    table,
    printer,
    warning,
    info,
    question,
    undo,
    redo,
    trash,
    search,
    pause,
    laptop,
    battery,
    gift,
    music,
    needle,
    wrench,
    speech,
    phone,
    ball,
    brush,
    download,
    upload,
    settings,
    key,
    more,
    merge,
    camera,
    pin,
};

/// Strokes the icon in the current source colour into a square of `size` units at the origin.
void stroke_icon(_cairo* canvas, Icon icon, double size);

/// The icon to use when the page runs from right to left: arrows and chevrons turn round, the rest
/// stay.
[[nodiscard]] Icon mirrored(Icon icon);

} // namespace kith::app
