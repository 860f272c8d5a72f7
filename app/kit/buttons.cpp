#include "app/kit/buttons.h"

#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {
namespace {

Token ink_of(const ButtonSpec& button) {
    if (!button.is_enabled) return Token::muted;
    if (button.kind == ButtonKind::filled) return Token::on_primary;
    if (button.tone == Tone::neutral || button.tone == Tone::gift) return Token::text;
    return colours_of(button.tone).ink;
}

void draw_face(Kit& kit, const ButtonSpec& button, const Rect& rect, const Touch& touch) {
    const float radius = kit.px(14.0F);
    const float hover = kit.ease(button.id, touch.is_over);
    if (!button.is_enabled) {
        if (button.kind != ButtonKind::ghost) kit.paint.fill(rect, Token::sunken, radius);
    } else if (button.kind == ButtonKind::filled) {
        draw_card_shadow(kit, rect, radius, true);
        const Colour rest = kit.paint.colour(Token::primary);
        const Colour over = mixed(rest, kit.paint.colour(Token::text), 0.22F);
        kit.paint.fill(rect, mixed(rest, over, touch.is_held ? 1.0F : hover), radius);
    } else if (button.kind == ButtonKind::outlined) {
        const Token border =
            button.tone == Tone::neutral ? Token::control_border : colours_of(button.tone).ink;
        draw_control(
            kit, rect, {.radius = radius, .border = border}, {.is_over = touch.is_over}, button.id);
    } else if (hover > 0.0F) {
        kit.paint.fill(rect, faded(kit.paint.colour(Token::sunken), hover), radius);
    }
    if (touch.shows_ring) kit.draw_focus_ring(rect, radius);
}

/// Everything inside a button stands on one line, centred: key cap, icon, words, icon.
struct Inside {
    float cap = 0.0F;
    float icon = 0.0F;
    float words = 0.0F;
    float end_icon = 0.0F;

    [[nodiscard]] float width() const { return cap + icon + words + end_icon; }
};

Inside measure(Kit& kit, const ButtonSpec& button) {
    Inside inside;
    inside.words = kit.lay_out(button.label, kit.style(Type::button)).width;
    if (button.character != 0) inside.cap = kit.px(36.0F);
    if (button.icon != Icon::none) inside.icon = kit.px(30.0F);
    if (button.end_icon != Icon::none) inside.end_icon = kit.px(30.0F);
    return inside;
}

void draw_inside(Kit& kit, const ButtonSpec& button, const Rect& rect) {
    const Inside inside = measure(kit, button);
    const bool rtl = kit.is_rtl();
    const Token ink = ink_of(button);
    const Rect line = centred(rect, {inside.width(), rect.height});
    const float icon = kit.px(20.0F);
    if (inside.cap > 0.0F) {
        draw_key_cap(
            kit, button.character, at_start(line, 0.0F, {kit.px(24.0F), kit.px(24.0F)}, rtl));
    }
    if (inside.icon > 0.0F)
        draw_icon(kit, button.icon, at_start(line, inside.cap, {icon, icon}, rtl), ink);
    const TextImage& words = kit.lay_out(button.label, kit.style(Type::button));
    draw_image(kit, words, at_start(line, inside.cap + inside.icon, size_of(words), rtl), ink);
    if (inside.end_icon > 0.0F)
        draw_icon(kit, button.end_icon, at_end(line, 0.0F, {icon, icon}, rtl), ink);
}

void draw_tile_inside(Kit& kit, const TileSpec& tile, const Rect& rect) {
    const bool rtl = kit.is_rtl();
    const float padding = kit.px(22.0F);
    const float disc = kit.px(44.0F);
    const TonePair tone = colours_of(tile.tone);
    const Rect top{rect.x, rect.y + kit.px(20.0F), rect.width, disc};
    const Rect place = at_start(top, padding, {disc, disc}, rtl);
    kit.paint.circle(place.centre(), disc / 2, tone.fill);
    draw_icon(kit, tile.icon, centred(place, {kit.px(22.0F), kit.px(22.0F)}), tone.ink);
    if (tile.count.empty()) {
        draw_icon(kit,
                  Icon::chevron_right,
                  at_end(top, padding, {kit.px(20.0F), kit.px(20.0F)}, rtl),
                  Token::text);
    } else {
        const TextImage& count = kit.lay_out(tile.count, kit.style(Type::number));
        draw_image(kit, count, at_end(top, padding, size_of(count), rtl), Token::text);
    }
    const float wrap = rect.width - 2 * padding;
    const TextImage& title = kit.lay_out(tile.title, kit.style(Type::section, wrap));
    const TextImage& words = kit.lay_out(tile.words, kit.style(Type::small, wrap));
    Rect line{rect.x, rect.y + kit.px(77.0F), rect.width, title.height};
    draw_image(kit, title, at_start(line, padding, size_of(title), rtl), Token::text);
    line.y += title.height + kit.px(4.0F);
    line.height = words.height;
    draw_image(kit, words, at_start(line, padding, size_of(words), rtl), Token::muted);
}

} // namespace

Size size_of_button(Kit& kit, const ButtonSpec& button) {
    const TextImage& words = kit.lay_out(button.label, kit.style(Type::button));
    const float sides = kit.px(button.kind == ButtonKind::ghost ? 40.0F : 60.0F);
    const float width = std::max(measure(kit, button).width() + sides, kit.px(button.min_width));
    return {button.fills_width ? kit.width() : width,
            std::max(kit.px(50.0F), words.height + kit.px(16.0F))};
}

bool draw_button_at(Kit& kit, const ButtonSpec& button, const Rect& rect) {
    const Touch touch = kit.hit({.id = button.id,
                                 .role = Role::button,
                                 .label = button.label,
                                 .rect = rect,
                                 .is_enabled = button.is_enabled});
    draw_face(kit, button, rect, touch);
    draw_inside(kit, button, rect);
    if (!button.is_enabled) return false;
    const bool by_key = button.key != Key::none && kit.pressed(button.key);
    const bool by_character = button.character != 0 && kit.pressed_character(button.character);
    return touch.was_clicked || by_key || by_character;
}

bool draw_button(Kit& kit, const ButtonSpec& button) {
    return draw_button_at(kit, button, kit.place(size_of_button(kit, button)));
}

bool draw_icon_button_at(Kit& kit, const IconButtonSpec& button, const Rect& rect) {
    const Touch touch = kit.hit(
        {.id = button.id, .label = button.label, .rect = rect, .is_enabled = button.is_enabled});
    const float hover = kit.ease(button.id, touch.is_over);
    if (hover > 0.0F)
        kit.paint.fill(rect, faded(kit.paint.colour(Token::sunken), hover), kit.px(14.0F));
    if (touch.shows_ring) kit.draw_focus_ring(rect, kit.px(14.0F));
    const float side = std::min(kit.px(22.0F), rect.height / 2);
    draw_icon(kit,
              button.icon,
              centred(rect, {side, side}),
              button.is_enabled ? Token::text : Token::muted);
    return touch.was_clicked;
}

bool draw_icon_button(Kit& kit, const IconButtonSpec& button) {
    return draw_icon_button_at(kit, button, kit.place({kit.px(48.0F), kit.px(48.0F)}));
}

bool draw_tile(Kit& kit, const TileSpec& tile) {
    const float wrap = kit.width() - kit.px(44.0F);
    const float title = kit.lay_out(tile.title, kit.style(Type::section, wrap)).height;
    const float words = kit.lay_out(tile.words, kit.style(Type::small, wrap)).height;
    const float height = std::max(kit.px(137.0F), kit.px(77.0F + 4.0F + 18.0F) + title + words);
    const Rect rect = kit.place({kit.width(), height});
    const float radius = kit.px(18.0F);
    const Touch touch = kit.hit({.id = tile.id,
                                 .label = tile.title,
                                 .rect = rect,
                                 .value = tile.count,
                                 .is_enabled = tile.is_enabled});
    draw_card_shadow(kit, rect, radius);
    const Colour rest = kit.paint.colour(tile.is_enabled ? Token::surface : Token::sunken);
    kit.paint.fill(
        rect, mixed(rest, kit.paint.colour(Token::rest), kit.ease(tile.id, touch.is_over)), radius);
    kit.paint.stroke(rect, Token::hairline, radius, 1.0F);
    if (touch.shows_ring) kit.draw_focus_ring(rect, radius);
    draw_tile_inside(kit, tile, rect);
    kit.note(Role::text, {}, tile.words, rect);
    return touch.was_clicked ||
           (tile.is_enabled && tile.character != 0 && kit.pressed_character(tile.character));
}

} // namespace kith::app
