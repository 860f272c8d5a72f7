#include "app/kit/texts.h"

#include "app/kit/buttons.h"
#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {
namespace {

const TextImage& paragraph_image(Kit& kit, std::string_view words, Type type) {
    TextStyle style = kit.style(type, std::max(kit.px(40.0F), kit.width()));
    style.has_marks = words.find("**") != std::string_view::npos;
    return kit.lay_out(words, style);
}

std::string without_marks(std::string_view words) {
    std::string plain(words);
    for (std::size_t at = plain.find("**"); at != std::string::npos; at = plain.find("**", at))
        plain.erase(at, 2);
    return plain;
}

/// In quiet text the marked words are set in the full colour as well.
void draw_two_tones(Kit& kit, std::string_view words, TextStyle style, const Rect& rect) {
    style.has_marks = true;
    style.part = Part::unmarked;
    draw_image(kit, kit.lay_out(words, style), rect, Token::muted);
    style.part = Part::marked;
    draw_image(kit, kit.lay_out(words, style), rect, Token::text);
}

void draw_words(Kit& kit, std::string_view words, Type type, Token colour, Role role) {
    if (words.empty()) return;
    const float wrap = kit.width(); // placing in a row takes of it
    const TextImage& image = paragraph_image(kit, words, type);
    const Rect rect = kit.place(size_of(image));
    if (colour == Token::muted && words.find("**") != std::string_view::npos) {
        draw_two_tones(kit, words, kit.style(type, std::max(kit.px(40.0F), wrap)), rect);
    } else {
        draw_image(kit, image, rect, colour);
    }
    kit.note(role, {}, without_marks(words), rect);
}

Icon icon_of(Tone tone) {
    switch (tone) {
    case Tone::good:
        return Icon::check;
    case Tone::warn:
        return Icon::warning;
    case Tone::bad:
        return Icon::warning;
    case Tone::gift:
        return Icon::gift;
    case Tone::neutral:
        return Icon::info;
    }
    return Icon::info;
}

} // namespace

void draw_text(Kit& kit, std::string_view words, Type type, Token colour) {
    draw_words(kit, words, type, colour, Role::text);
}

void draw_text_end(Kit& kit, std::string_view words, Type type, Token colour) {
    const TextImage& image = paragraph_image(kit, words, type);
    kit.flow.move_to_end(image.width);
    draw_words(kit, words, type, colour, Role::text);
}

void draw_centred(Kit& kit, std::string_view words, Type type, Token colour) {
    if (words.empty()) return;
    TextStyle style = kit.style(type, kit.width());
    style.align = Align::centre;
    const TextImage& image = kit.lay_out(words, style);
    const Rect rect = kit.place(size_of(image));
    draw_image(kit, image, rect, colour);
    kit.note(type == Type::question || type == Type::title ? Role::heading : Role::text,
             {},
             words,
             rect);
}

void draw_heading(Kit& kit, std::string_view words, Type type) {
    draw_words(kit, words, type, Token::text, Role::heading);
}

void draw_paragraph(Kit& kit, std::string_view words) {
    draw_words(kit, words, Type::body, Token::muted, Role::text);
}

void draw_caption(Kit& kit, std::string_view words) {
    draw_words(kit, words, Type::small, Token::muted, Role::text);
}

void draw_split_line(Kit& kit, std::string_view start, std::string_view end, Type start_type) {
    const TextImage& first = kit.lay_out(start, kit.style(start_type));
    const TextImage& last = kit.lay_out(end, kit.style(Type::small));
    const Row row(kit, std::max(first.height, last.height));
    draw_text(kit, start, start_type, start_type == Type::topic ? Token::primary : Token::text);
    if (!end.empty()) draw_text_end(kit, end, Type::small, Token::muted);
}

Size size_of_pill(Kit& kit, const PillSpec& pill) {
    const TextImage& image = kit.lay_out(pill.label, kit.style(Type::status));
    const float icon = pill.icon == Icon::none ? 0.0F : kit.px(24.0F);
    return {image.width + kit.px(28.0F) + icon,
            std::max(kit.px(34.0F), image.height - kit.px(4.0F))};
}

void draw_pill_at(Kit& kit, const PillSpec& pill, const Rect& rect) {
    const TonePair tone = colours_of(pill.tone);
    const TextImage& image = kit.lay_out(pill.label, kit.style(Type::status));
    const float icon = kit.px(18.0F);
    float along = kit.px(14.0F);
    kit.paint.fill(rect, tone.fill, rect.height / 2);
    if (pill.icon != Icon::none) {
        draw_icon(
            kit, pill.icon, at_start(rect, kit.px(13.0F), {icon, icon}, kit.is_rtl()), tone.ink);
        along += kit.px(24.0F);
    }
    draw_image(kit, image, at_start(rect, along, size_of(image), kit.is_rtl()), tone.ink);
    kit.note(Role::status, pill.id, pill.label, rect);
}

void draw_pill(Kit& kit, const PillSpec& pill) {
    draw_pill_at(kit, pill, kit.place(size_of_pill(kit, pill)));
}

bool draw_banner(Kit& kit, const BannerSpec& banner) {
    const TonePair tone = colours_of(banner.tone);
    const float padding = kit.px(18.0F);
    const float text_along = padding + kit.px(34.0F);
    const float wrap = std::max(kit.px(80.0F), kit.width() - text_along - padding);
    const TextImage& title = kit.lay_out(banner.title, kit.style(Type::body_strong, wrap));
    const TextImage& words = kit.lay_out(banner.words, kit.style(Type::small, wrap));
    const ButtonSpec action{.id = banner.id, .label = banner.action, .tone = banner.tone};
    const Size button = banner.action.empty() ? Size{} : size_of_button(kit, action);
    float height = 2 * padding + title.height;
    if (!banner.words.empty()) height += kit.px(8.0F) + words.height;
    if (button.height > 0.0F) height += kit.px(14.0F) + button.height;
    const Rect rect = kit.place({kit.width(), height});

    kit.paint.fill(rect, tone.fill, kit.px(14.0F));
    if (kit.look().theme == Theme::contrast)
        kit.paint.stroke(rect, tone.ink, kit.px(14.0F), kit.px(2.0F));
    const float icon = kit.px(22.0F);
    Rect line{rect.x, rect.y + padding, rect.width, title.height};
    draw_icon(kit,
              banner.icon == Icon::none ? icon_of(banner.tone) : banner.icon,
              at_start(line, padding, {icon, icon}, kit.is_rtl()),
              tone.ink);
    draw_image(kit, title, at_start(line, text_along, size_of(title), kit.is_rtl()), tone.ink);
    kit.note(Role::status, banner.id, banner.title, line);
    line.y += title.height + kit.px(8.0F);
    line.height = words.height;
    draw_image(kit, words, at_start(line, text_along, size_of(words), kit.is_rtl()), Token::text);
    kit.note(Role::text, {}, banner.words, line);
    if (banner.action.empty()) return false;
    line.y = rect.bottom() - padding - button.height;
    line.height = button.height;
    const std::string id = std::string(banner.id) + ".action";
    ButtonSpec named = action;
    named.id = id;
    return draw_button_at(kit, named, at_start(line, text_along, button, kit.is_rtl()));
}

void draw_progress(Kit& kit, const ProgressSpec& progress) {
    const float height = kit.px(10.0F);
    const Rect rect = kit.place({kit.width(), height});
    const float share = std::clamp(progress.share, 0.0F, 1.0F);
    const int blocks = std::max(1, progress.segments);
    const float gap = progress.segments > 0 ? kit.px(6.0F) : 0.0F;
    const float width =
        (rect.width - gap * static_cast<float>(blocks - 1)) / static_cast<float>(blocks);
    for (int i = 0; i < blocks; ++i) {
        const Rect block =
            at_start(rect, static_cast<float>(i) * (width + gap), {width, height}, kit.is_rtl());
        kit.paint.fill(block, Token::sunken, kit.px(5.0F));
        if (kit.look().theme == Theme::contrast)
            kit.paint.stroke(block, Token::hairline, kit.px(5.0F), 1.0F);
        const float filled =
            std::clamp(share * static_cast<float>(blocks) - static_cast<float>(i), 0.0F, 1.0F);
        if (filled <= 0.0F) continue;
        const float done = std::max(height, width * filled);
        kit.paint.fill(
            at_start(block, 0.0F, {done, height}, kit.is_rtl()), Token::primary, kit.px(5.0F));
    }
    kit.note(Role::progress, progress.id, progress.label, rect);
}

void draw_fact(Kit& kit, const FactSpec& fact) {
    const float half = kit.width() / 2;
    const float icon = fact.icon == Icon::none ? 0.0F : kit.px(30.0F);
    const TextImage& name = kit.lay_out(fact.name, kit.style(Type::table, half - icon));
    const TextImage& value = kit.lay_out(fact.value, kit.style(Type::name, half - kit.px(12.0F)));
    const float height =
        std::max({kit.px(44.0F), name.height + kit.px(20.0F), value.height + kit.px(20.0F)});
    const Rect rect = kit.place({kit.width(), height});
    if (fact.icon != Icon::none) {
        const float side = kit.px(20.0F);
        draw_icon(kit, fact.icon, at_start(rect, 0.0F, {side, side}, kit.is_rtl()), Token::muted);
    }
    draw_image(kit, name, at_start(rect, icon, size_of(name), kit.is_rtl()), Token::muted);
    const Rect place = at_end(rect, 0.0F, size_of(value), kit.is_rtl());
    draw_image(kit, value, place, fact.is_struck ? Token::muted : Token::text);
    if (fact.is_struck) {
        const float y = place.centre().y;
        kit.paint.line({place.x, y}, {place.right(), y}, Token::muted, kit.px(1.5F));
    }
    kit.paint.line({rect.x, rect.bottom()}, {rect.right(), rect.bottom()}, Token::hairline);
    kit.note(Role::text, {}, fact.name, rect);
    kit.note(Role::text, fact.id, fact.value, place);
}

void draw_hairline(Kit& kit) {
    const Rect rect = kit.place({kit.width(), 1.0F});
    kit.paint.fill(rect, Token::hairline);
}

void draw_disc(Kit& kit, std::string_view initials, Icon icon, Tone tone, float diameter) {
    const float size = kit.px(diameter);
    const Rect rect = kit.place({size, size});
    const TonePair pair = colours_of(tone);
    kit.paint.circle(rect.centre(), size / 2, pair.fill);
    if (icon != Icon::none) {
        const float side = kit.px(diameter * 0.5F);
        draw_icon(kit, icon, centred(rect, {side, side}), pair.ink);
        return;
    }
    TextStyle style = kit.style(Type::hint);
    style.weight = Weight::bold;
    style.size_px = size * 0.38F;
    const TextImage& image = kit.lay_out(initials, style);
    draw_image(kit, image, centred(rect, size_of(image)), pair.ink);
}

} // namespace kith::app
