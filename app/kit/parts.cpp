#include "app/kit/parts.h"

#include <algorithm>
#include <cmath>

namespace kith::app {
namespace {

/// How much of a rounded square's shadow falls on each pixel of a small picture.
void paint_shadow(std::span<std::uint8_t> pixels, int side, float reach) {
    const float middle = static_cast<float>(side) / 2;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const float dx = std::abs(static_cast<float>(x) + 0.5F - middle);
            const float dy = std::abs(static_cast<float>(y) + 0.5F - middle);
            const float distance = std::sqrt(dx * dx + dy * dy);
            const float share = std::clamp((middle - distance) / reach, 0.0F, 1.0F);
            const float soft = share * share * (3.0F - 2.0F * share);
            pixels[static_cast<std::size_t>(y * side + x)] =
                static_cast<std::uint8_t>(255.0F * soft);
        }
    }
}

} // namespace

char choice_key(std::size_t index) {
    if (index < 9) return static_cast<char>('1' + index);
    return index < 9 + 26 ? static_cast<char>('A' + (index - 9)) : '\0';
}

Rect at_start(const Rect& outer, float offset, Size size, bool is_rtl) {
    const float x = is_rtl ? outer.right() - offset - size.width : outer.x + offset;
    return {x, outer.y + (outer.height - size.height) / 2, size.width, size.height};
}

Rect at_end(const Rect& outer, float offset, Size size, bool is_rtl) {
    return at_start(outer, offset, size, !is_rtl);
}

Rect centred(const Rect& outer, Size size) {
    return {outer.x + (outer.width - size.width) / 2,
            outer.y + (outer.height - size.height) / 2,
            size.width,
            size.height};
}

TonePair colours_of(Tone tone) {
    switch (tone) {
    case Tone::good:
        return {Token::ok, Token::ok_soft};
    case Tone::warn:
        return {Token::warn, Token::warn_soft};
    case Tone::bad:
        return {Token::clay, Token::clay_soft};
    case Tone::gift:
        return {Token::on_selected, Token::selected};
    case Tone::neutral:
        return {Token::muted, Token::sunken};
    }
    return {Token::muted, Token::sunken};
}

Size size_of(const TextImage& image) {
    return {image.width, image.height};
}

void draw_image(Kit& kit, const TextImage& image, const Rect& rect, Token token) {
    kit.paint.image(image, {rect.x, rect.y}, token);
}

void draw_icon(Kit& kit, Icon icon, const Rect& rect, Token token) {
    const Icon shown = kit.is_rtl() ? mirrored(icon) : icon;
    kit.paint.image(kit.text.icon(shown, std::round(rect.width)), {rect.x, rect.y}, token);
}

void draw_card_shadow(Kit& kit, const Rect& rect, float radius, bool is_strong) {
    if (!kit.look().has_shadows || kit.look().theme != Theme::light) return;
    const float reach = kit.px(is_strong ? 10.0F : 7.0F);
    const int side = 2 * static_cast<int>(radius + reach) + 1;
    const std::string key = "shadow" + std::to_string(side) + (is_strong ? "s" : "");
    const TextImage& picture =
        kit.text.picture(key, side, side, [&](std::span<std::uint8_t> pixels) {
            paint_shadow(pixels, side, 2 * reach);
        });
    const Rect below{rect.x, rect.y + kit.px(is_strong ? 3.0F : 2.0F), rect.width, rect.height};
    kit.paint.shadow(picture, below, radius, is_strong ? 0.30F : 0.20F);
}

void draw_control(
    Kit& kit, const Rect& rect, const ControlFace& face, const Touch& touch, std::string_view id) {
    const Colour plain = kit.paint.colour(Token::surface);
    Colour fill = mixed(plain, kit.paint.colour(Token::sunken), kit.ease(id, touch.is_over));
    if (face.is_selected) fill = kit.paint.colour(Token::selected);
    if (!face.is_enabled) fill = kit.paint.colour(Token::sunken);
    kit.paint.fill(rect, fill, face.radius);
    if (face.is_selected) {
        kit.paint.stroke(rect, Token::primary, face.radius, kit.px(3.0F));
    } else if (face.is_enabled) {
        kit.paint.stroke(rect, face.border, face.radius, kit.px(2.0F));
    }
    if (touch.shows_ring) kit.draw_focus_ring(rect, face.radius);
}

void draw_choice_mark(Kit& kit, const Rect& rect, bool takes_many, bool is_selected) {
    const float radius = takes_many ? kit.px(6.0F) : rect.width / 2;
    if (is_selected) {
        kit.paint.fill(rect, Token::primary, radius);
        draw_icon(kit,
                  Icon::check,
                  centred(rect, {rect.width * 0.66F, rect.width * 0.66F}),
                  Token::on_primary);
        return;
    }
    kit.paint.stroke(rect, Token::control_border, radius, kit.px(2.0F));
}

void draw_key_cap(Kit& kit, char character, const Rect& rect) {
    kit.paint.fill(rect, Token::surface, kit.px(6.0F));
    kit.paint.stroke(rect, Token::control_border, kit.px(6.0F), kit.px(1.5F));
    TextStyle style = kit.style(Type::hint);
    style.weight = Weight::semibold;
    const TextImage& image = kit.lay_out(std::string_view(&character, 1), style);
    draw_image(kit, image, centred(rect, size_of(image)), Token::text);
}

void draw_toast(Kit& kit) {
    if (!kit.memory.toast_until(kit.seconds())) return;
    const Toast& toast = *kit.memory.toast;
    const TextImage& words = kit.lay_out(toast.words, kit.style(Type::name));
    const float height = std::max(kit.px(52.0F), words.height + kit.px(20.0F));
    const float width = words.width + kit.px(68.0F);
    const Rect rect{(kit.window().width - width) / 2,
                    kit.body.bottom() - height + kit.px(20.0F),
                    width,
                    height};
    draw_card_shadow(kit, rect, kit.px(14.0F), true);
    kit.paint.fill(rect, Token::toast, kit.px(14.0F));
    const float icon = kit.px(20.0F);
    draw_icon(kit,
              toast.icon,
              at_start(rect, kit.px(20.0F), {icon, icon}, kit.is_rtl()),
              Token::on_toast);
    draw_image(
        kit, words, at_start(rect, kit.px(50.0F), size_of(words), kit.is_rtl()), Token::on_toast);
    kit.note(Role::status, "toast", toast.words, rect);
}

} // namespace kith::app
