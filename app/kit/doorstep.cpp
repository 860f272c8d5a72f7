#include "app/kit/doorstep.h"

#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {
namespace {

constexpr std::size_t keys_in_row = 3;
constexpr float least_key_height = 76.0F;

struct KeyMeasure {
    float cap = 0.0F;
    float side = 0.0F;
    float text = 0.0F; // its width
};

KeyMeasure measure(Kit& kit, float width) {
    const bool is_narrow = width < kit.px(340.0F);
    const float cap = kit.px(is_narrow ? 48.0F : 64.0F);
    const float side = kit.px(is_narrow ? 12.0F : 22.0F);
    return {cap, side, width - cap - 3 * side};
}

/// Long words are set smaller, never cut.
Type type_for(Kit& kit, const BigKeySpec& key, float width) {
    const TextImage& big = kit.lay_out(key.label, kit.style(Type::outcome, width));
    return big.lines <= 1 ? Type::outcome : Type::door_strong;
}

float text_height(Kit& kit, const BigKeySpec& key, float width) {
    const Type type = type_for(kit, key, width);
    float height = kit.lay_out(key.label, kit.style(type, width)).height;
    if (!key.words.empty()) height += kit.lay_out(key.words, kit.style(Type::key, width)).height;
    return height;
}

void draw_cap(Kit& kit, const BigKeySpec& key, const Rect& rect) {
    const bool is_filled = key.is_likely && key.is_enabled;
    const Token face = is_filled ? Token::on_primary : key.is_enabled ? Token::text : Token::muted;
    kit.paint.fill(rect, face, kit.px(12.0F));
    const TextImage& digit =
        kit.lay_out(std::string_view(&key.character, 1), kit.style(Type::number));
    draw_image(
        kit, digit, centred(rect, size_of(digit)), is_filled ? Token::primary : Token::surface);
}

bool draw_big_key(Kit& kit, const BigKeySpec& key, const Rect& rect) {
    const Touch touch =
        kit.hit({.id = key.id, .label = key.label, .rect = rect, .is_enabled = key.is_enabled});
    const bool is_filled = key.is_likely && key.is_enabled;
    const float radius = kit.px(18.0F);
    const Token ink = is_filled ? Token::on_primary : key.is_enabled ? Token::text : Token::muted;
    kit.paint.fill(rect, is_filled ? Token::primary : Token::surface, radius);
    if (!is_filled) kit.paint.stroke(rect, ink, radius, kit.px(key.is_enabled ? 3.0F : 1.5F));
    if (touch.shows_ring) kit.draw_focus_ring(rect, radius);
    const KeyMeasure room = measure(kit, rect.width);
    const bool rtl = kit.is_rtl();
    draw_cap(kit, key, at_start(rect, room.side, {room.cap, room.cap}, rtl));
    const float along = room.cap + 2 * room.side;
    const TextImage& label =
        kit.lay_out(key.label, kit.style(type_for(kit, key, room.text), room.text));
    const float whole = text_height(kit, key, room.text);
    Rect line{rect.x, rect.y + (rect.height - whole) / 2, rect.width, label.height};
    draw_image(kit, label, at_start(line, along, size_of(label), rtl), ink);
    if (!key.words.empty()) {
        const TextImage& words = kit.lay_out(key.words, kit.style(Type::key, room.text));
        line.y += label.height;
        line.height = words.height;
        draw_image(kit, words, at_start(line, along, size_of(words), rtl), ink);
    }
    return touch.was_clicked ||
           (key.is_enabled && key.character != 0 && kit.pressed_character(key.character));
}

} // namespace

std::optional<std::size_t>
draw_big_keys(Kit& kit, const std::vector<BigKeySpec>& keys, float below) {
    const float gap = kit.px(14.0F);
    const float width = (kit.width() - 2 * gap) / static_cast<float>(keys_in_row);
    const float text = measure(kit, width).text;
    float tallest = kit.px(least_key_height);
    for (const BigKeySpec& key : keys)
        tallest = std::max(tallest, text_height(kit, key, text) + kit.px(20.0F));
    const std::size_t rows = (keys.size() + keys_in_row - 1) / keys_in_row;
    const auto count = static_cast<float>(rows == 0 ? 1 : rows);
    const float room = kit.body.bottom() - kit.flow.next_y() - kit.px(20.0F) - below;
    const float height =
        std::clamp((room - (count - 1) * gap) / count, tallest, std::max(tallest, kit.px(118.0F)));
    const Rect all = kit.place({kit.width(), count * height + (count - 1) * gap});
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto column = static_cast<float>(i % keys_in_row);
        const auto row = static_cast<float>(i / keys_in_row);
        const float along = column * (width + gap);
        const float x = kit.is_rtl() ? all.right() - along - width : all.x + along;
        if (draw_big_key(kit, keys[i], {x, all.y + row * (height + gap), width, height}))
            pressed = i;
    }
    return pressed;
}

Size size_of_key_hint(Kit& kit, const KeyHintSpec& hint) {
    const TextImage& cap = kit.lay_out(hint.cap, kit.style(Type::key));
    const TextImage& title = kit.lay_out(hint.title, kit.style(Type::key));
    float width = title.width;
    float height = title.height;
    if (!hint.words.empty()) {
        const TextImage& words = kit.lay_out(hint.words, kit.style(Type::key));
        width = std::max(width, words.width);
        height += words.height;
    }
    return {std::max(kit.px(44.0F), cap.width + kit.px(24.0F)) + kit.px(12.0F) + width +
                kit.px(8.0F),
            std::max(kit.px(52.0F), height + kit.px(4.0F))};
}

bool draw_key_hint_at(Kit& kit, const KeyHintSpec& hint, const Rect& rect) {
    const Touch touch =
        kit.hit({.id = hint.id, .label = hint.title, .rect = rect, .is_enabled = hint.is_enabled});
    const bool rtl = kit.is_rtl();
    const Token ink = hint.is_enabled ? Token::text : Token::muted;
    const TextImage& cap = kit.lay_out(hint.cap, kit.style(Type::key));
    const float cap_width = std::max(kit.px(44.0F), cap.width + kit.px(24.0F));
    const Rect key = at_start(rect, 0.0F, {cap_width, std::min(rect.height, kit.px(48.0F))}, rtl);
    kit.paint.fill(key, Token::surface, kit.px(10.0F));
    kit.paint.stroke(key, ink, kit.px(10.0F), kit.px(2.5F));
    draw_image(kit, cap, centred(key, size_of(cap)), ink);
    const TextImage& title = kit.lay_out(hint.title, kit.style(Type::key));
    const TextImage& words = kit.lay_out(hint.words, kit.style(Type::key));
    const float words_height = hint.words.empty() ? 0.0F : words.height;
    const float along = cap_width + kit.px(12.0F);
    Rect line{
        rect.x, rect.y + (rect.height - title.height - words_height) / 2, rect.width, title.height};
    draw_image(kit, title, at_start(line, along, size_of(title), rtl), ink);
    if (words_height > 0.0F) {
        line.y += title.height;
        line.height = words_height;
        draw_image(kit, words, at_start(line, along, size_of(words), rtl), Token::muted);
    }
    if (touch.shows_ring) kit.draw_focus_ring(rect, kit.px(12.0F));
    if (!hint.is_enabled) return false;
    const bool by_key = hint.key != Key::none && kit.pressed(hint.key);
    return touch.was_clicked || by_key ||
           (hint.character != 0 && kit.pressed_character(hint.character));
}

bool draw_key_hint(Kit& kit, const KeyHintSpec& hint) {
    return draw_key_hint_at(kit, hint, kit.place(size_of_key_hint(kit, hint)));
}

DoorBar::DoorBar(Kit& kit, Section section, float height) : kit_(kit), section_(kit.section) {
    kit.section = section;
    const Size window = kit.window();
    const float line = kit.px(2.0F);
    if (section == Section::top_bar) {
        rect_ = {0.0F, kit.body.y, window.width, height};
        kit.paint.fill({0.0F, rect_.bottom(), window.width, line}, Token::text);
        kit.body.y += height + line;
    } else {
        rect_ = {0.0F, kit.body.bottom() - height, window.width, height};
        kit.paint.fill({0.0F, rect_.y - line, window.width, line}, Token::text);
    }
    kit.body.height -= height + line;
}

DoorBar::~DoorBar() {
    kit_.section = section_;
}

void draw_way(Kit& kit, const Rect& rect, float share) {
    const float radius = rect.height / 2;
    kit.paint.fill(rect, Token::sunken, radius);
    const float length = std::max(rect.height, rect.width * std::clamp(share, 0.0F, 1.0F));
    const float x = kit.is_rtl() ? rect.right() - length : rect.x;
    kit.paint.fill({x, rect.y, length, rect.height}, Token::primary, radius);
    if (kit.look().theme == Theme::contrast)
        kit.paint.stroke(rect, Token::hairline, radius, kit.px(1.0F));
}

} // namespace kith::app
