// Every colour of the program, by what it means. Screens name a token, never a number.
// The contrast of each pair that is used together is computed by tests/app/kit/tokens_test.cpp
// (WCAG 2.2).
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace kith::app {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    bool operator==(const Colour&) const = default;
};

enum class Theme { light, dark, contrast };

enum class Token : std::uint8_t {
    ground,  // behind everything
    surface, // cards, bars
    sunken,  // tracks, rows under the pointer, keys that are off
    text,
    muted,
    primary, // teal: gifts, and the one thing to do next
    on_primary,
    selected,
    on_selected,
    hairline,
    control_border,
    ok,
    ok_soft,
    warn, // amber: time or caution
    warn_soft,
    clay, // needs, and "your attention"
    clay_soft,
    focus_ring,
    rest, // the row or panel in hand
    chart_teal,
    chart_amber,
    chart_grey,
    toast,
    on_toast,
    scrim,
    count_
};

[[nodiscard]] Colour colour_of(Theme theme, Token token);
[[nodiscard]] Colour faded(Colour colour, float alpha);
[[nodiscard]] Colour mixed(Colour from, Colour to, float share);

/// The contrast ratio of WCAG 2.2 (1 to 21) of two opaque colours.
[[nodiscard]] double contrast_ratio(Colour a, Colour b);

/// Sizes of type: question 30 bold, title 24 bold, number 38 bold, section 18 semibold, body 17,
/// body_strong 17 semibold, chip 17 medium, button 17 semibold, table 16, name 16 medium, label 16
/// semibold, status 15 medium, topic 15 semibold, small 15, hint 14. At a door, read standing:
/// address 58 bold, outcome 32 semibold, door 32, door_strong 24 semibold, door_note 24, key 22
/// semibold, badge 84 bold.
enum class Type : std::uint8_t {
    question,
    title,
    number,
    section,
    body,
    body_strong,
    chip,
    button,
    table,
    name,
    label,
    status,
    topic,
    small,
    hint,
    address,
    outcome,
    door,
    door_strong,
    door_note,
    key,
    badge
};

} // namespace kith::app
