#include "app/kit/bars.h"

#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {
namespace {

/// Inside a bar text grows to 140 % at most, and what is announced belongs to the bar.
class InBar {
public:
    InBar(Kit& kit, Section section)
        : kit_(kit), text_scale_(kit.look().text_scale), section_(kit.section) {
        kit.set_text_scale(kit.look().bar_text_scale());
        kit.section = section;
    }
    ~InBar() {
        kit_.set_text_scale(text_scale_);
        kit_.section = section_;
    }
    InBar(const InBar&) = delete;
    InBar& operator=(const InBar&) = delete;

private:
    Kit& kit_;
    float text_scale_;
    Section section_;
};

bool draw_language(Kit& kit, const TopBarSpec& bar, const Rect& line, float& used) {
    if (bar.language_name.empty()) return false;
    const bool rtl = kit.is_rtl();
    const TextImage& name = kit.lay_out(bar.language_name, kit.style(Type::button));
    const Rect rect = at_end(line, used, {name.width + kit.px(84.0F), kit.px(48.0F)}, rtl);
    const Touch touch = kit.hit({.id = "bar.language", .label = bar.language_name, .rect = rect});
    draw_control(kit, rect, {.radius = kit.px(14.0F)}, touch, "bar.language");
    draw_icon(kit,
              Icon::globe,
              at_start(rect, kit.px(17.0F), {kit.px(20.0F), kit.px(20.0F)}, rtl),
              Token::text);
    draw_image(kit, name, at_start(rect, kit.px(46.0F), size_of(name), rtl), Token::text);
    draw_icon(kit,
              Icon::chevron_down,
              at_end(rect, kit.px(14.0F), {kit.px(15.0F), kit.px(15.0F)}, rtl),
              Token::muted);
    used += rect.width + kit.px(10.0F);
    return touch.was_clicked;
}

struct IconPlace {
    std::string_view id;
    std::string_view label;
    Icon icon;
    TopBarPress press;
};

TopBarPress draw_end(Kit& kit, const TopBarSpec& bar, const Rect& line, float& used) {
    TopBarPress press =
        draw_language(kit, bar, line, used) ? TopBarPress::language : TopBarPress::none;
    const IconPlace places[] = {
        {"bar.lock", bar.lock_label, Icon::lock, TopBarPress::lock},
        {"bar.read", bar.read_label, Icon::speaker, TopBarPress::read_aloud},
        {"bar.size", bar.size_label, Icon::text_size, TopBarPress::text_size},
        {"bar.theme", bar.theme_label, Icon::sun, TopBarPress::theme}};
    for (const IconPlace& place : places) {
        if (place.label.empty()) continue;
        const Rect rect = at_end(line, used, {kit.px(48.0F), kit.px(48.0F)}, kit.is_rtl());
        if (draw_icon_button_at(
                kit, {.id = place.id, .label = place.label, .icon = place.icon}, rect))
            press = place.press;
        used += kit.px(58.0F);
    }
    if (!bar.status.empty()) {
        const PillSpec pill{.id = "bar.status",
                            .label = bar.status,
                            .tone = bar.status_tone,
                            .icon = bar.status_tone == Tone::good ? Icon::check : Icon::warning};
        const Size size = size_of_pill(kit, pill);
        draw_pill_at(kit, pill, at_end(line, used + kit.px(8.0F), size, kit.is_rtl()));
        used += size.width + kit.px(20.0F);
    }
    return press;
}

/// Answers how far the brand reaches from the start side.
float draw_brand(Kit& kit, const TopBarSpec& bar, const Rect& line, bool& was_pressed) {
    const bool rtl = kit.is_rtl();
    const float disc = kit.px(40.0F);
    const TextImage& name = kit.lay_out(bar.brand, kit.style(Type::title));
    const Rect target =
        at_start(line, 0.0F, {disc + kit.px(12.0F) + name.width, kit.px(48.0F)}, rtl);
    const Touch touch = kit.hit({.id = "bar.home", .label = bar.brand, .rect = target});
    was_pressed = touch.was_clicked;
    const Rect round = at_start(line, 0.0F, {disc, disc}, rtl);
    kit.paint.circle(round.centre(), disc / 2, Token::primary);
    draw_icon(kit, Icon::heart, centred(round, {disc * 0.5F, disc * 0.5F}), Token::on_primary);
    draw_image(kit, name, at_start(line, disc + kit.px(12.0F), size_of(name), rtl), Token::text);
    if (touch.shows_ring) kit.draw_focus_ring(target, kit.px(14.0F));
    return target.width;
}

void draw_person(Kit& kit, const TopBarSpec& bar, const Rect& line, float along) {
    const bool rtl = kit.is_rtl();
    const float disc = kit.px(32.0F);
    const Rect rule = at_start(line, along + kit.px(22.0F), {1.0F, kit.px(28.0F)}, rtl);
    kit.paint.fill(rule, Token::hairline);
    const Rect round = at_start(line, along + kit.px(42.0F), {disc, disc}, rtl);
    kit.paint.circle(round.centre(), disc / 2, Token::selected);
    TextStyle style = kit.style(Type::hint);
    style.weight = Weight::bold;
    style.size_px = disc * 0.4F;
    const TextImage& initials = kit.lay_out(bar.initials, style);
    draw_image(kit, initials, centred(round, size_of(initials)), Token::on_selected);
    const TextImage& name = kit.lay_out(bar.person, kit.style(Type::name));
    const Rect place = at_start(line, along + kit.px(84.0F), size_of(name), rtl);
    draw_image(kit, name, place, Token::text);
    kit.note(Role::text, "bar.person", bar.person, place);
}

float width_of_buttons(Kit& kit, const std::vector<ButtonSpec>& buttons) {
    float width = 0.0F;
    for (const ButtonSpec& button : buttons)
        width += size_of_button(kit, button).width + kit.px(12.0F);
    return width;
}

/// A small window gets smaller bars before it gets buttons over each other.
void fit_buttons(Kit& kit, const FooterSpec& footer) {
    while (kit.look().text_scale > 1.0F) {
        const float room = kit.window().width - 2 * kit.px(24.0F) - kit.px(12.0F);
        if (width_of_buttons(kit, footer.start) + width_of_buttons(kit, footer.end) < room) return;
        kit.set_text_scale(std::max(1.0F, kit.look().text_scale - 0.1F));
    }
}

void draw_buttons(Kit& kit,
                  const std::vector<ButtonSpec>& buttons,
                  const Rect& line,
                  float along,
                  std::optional<std::string>& pressed) {
    for (const ButtonSpec& button : buttons) {
        const Size size = size_of_button(kit, button);
        if (draw_button_at(kit, button, at_start(line, along, size, kit.is_rtl())))
            pressed = std::string(button.id);
        along += size.width + kit.px(12.0F);
    }
}

void draw_hint(Kit& kit, const FooterSpec& footer, const Rect& line, float along, float room) {
    const TextImage& first = kit.lay_out(footer.hint, kit.style(Type::hint));
    const TextImage& second = kit.lay_out(footer.hint_second, kit.style(Type::hint));
    if (std::max(first.width, second.width) > room) return; // a help for those who have the room
    const float second_height = footer.hint_second.empty() ? 0.0F : second.height + kit.px(3.0F);
    Rect part{line.x,
              line.y + (line.height - first.height - second_height) / 2,
              line.width,
              first.height};
    const Rect place = at_start(part, along, size_of(first), kit.is_rtl());
    draw_image(kit, first, place, Token::muted);
    kit.note(Role::text, "bar.hint", footer.hint, place);
    part.y += first.height + kit.px(3.0F);
    part.height = second.height;
    draw_image(kit, second, at_start(part, along, size_of(second), kit.is_rtl()), Token::muted);
    kit.note(Role::text, {}, footer.hint_second, part);
}

} // namespace

TopBarPress draw_top_bar(Kit& kit, const TopBarSpec& bar) {
    const InBar in_bar(kit, Section::top_bar);
    const float height = kit.px(68.0F);
    const Rect rect{0.0F, 0.0F, kit.window().width, height};
    kit.paint.fill(rect, Token::surface);
    kit.paint.fill({0.0F, height, rect.width, 1.0F}, Token::hairline);
    const float side = kit.px(32.0F);
    const Rect line{side, 0.0F, rect.width - 2 * side, height};
    bool brand_pressed = false;
    const float brand = draw_brand(kit, bar, line, brand_pressed);
    float used = 0.0F;
    TopBarPress press = draw_end(kit, bar, line, used);
    const float person = kit.lay_out(bar.person, kit.style(Type::name)).width + kit.px(100.0F);
    if (!bar.person.empty() && brand + person + used < line.width)
        draw_person(kit, bar, line, brand);
    kit.body.y = height + 1.0F;
    kit.body.height -= height + 1.0F;
    return brand_pressed ? TopBarPress::brand : press;
}

std::optional<std::string> draw_footer(Kit& kit, const FooterSpec& footer) {
    const InBar in_bar(kit, Section::footer);
    fit_buttons(kit, footer);
    const float height = kit.px(80.0F);
    const Rect rect{0.0F, kit.window().height - height, kit.window().width, height};
    kit.paint.fill(rect, Token::surface);
    kit.paint.fill({0.0F, rect.y, rect.width, 1.0F}, Token::hairline);
    const float start = width_of_buttons(kit, footer.start);
    const float end = width_of_buttons(kit, footer.end);
    const float wanted = std::max(kit.px(footer.max_width), start + end);
    const float side = std::max(kit.px(24.0F), (rect.width - wanted) / 2);
    const Rect line{side, rect.y, rect.width - 2 * side, height};
    std::optional<std::string> pressed;
    draw_buttons(kit, footer.start, line, 0.0F, pressed);
    const float hint_along = start + kit.px(footer.start.empty() ? 0.0F : 8.0F);
    if (!footer.hint.empty())
        draw_hint(kit, footer, line, hint_along, line.width - hint_along - end - kit.px(20.0F));
    draw_buttons(kit, footer.end, line, line.width - end + kit.px(12.0F), pressed);
    kit.body.height -= height;
    return pressed;
}

} // namespace kith::app
