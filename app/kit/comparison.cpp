#include "app/kit/buttons.h"
#include "app/kit/parts.h"
#include "app/kit/surfaces.h"
#include "app/kit/table.h"
#include "app/text/text_breaks.h"

#include <algorithm>

namespace kith::app {
namespace {

/// Who and where, beside their disc; the pill at the end of the line, or below where it would
/// touch.
void draw_writer(Kit& kit, const Side& side) {
    const bool rtl = kit.is_rtl();
    const float disc = kit.px(36.0F);
    const float start = disc + kit.px(12.0F);
    const float room = kit.width() - start;
    const TextImage& name = kit.lay_out(side.name, kit.style(Type::chip, room));
    const TextImage& where = kit.lay_out(side.where, kit.style(Type::small, room));
    const float height = name.height + kit.px(1.0F) + where.height;
    const Rect rect = kit.place({kit.width(), std::max(kit.px(44.0F), height)});
    const Rect round = at_start(rect, 0.0F, {disc, disc}, rtl);
    kit.paint.circle(round.centre(), disc / 2, Token::selected);
    TextStyle style = kit.style(Type::hint);
    style.weight = Weight::bold;
    const TextImage& initials = kit.lay_out(side.initials, style);
    draw_image(kit, initials, centred(round, size_of(initials)), Token::on_selected);
    Rect line{rect.x, rect.y, rect.width, name.height};
    draw_image(kit, name, at_start(line, start, size_of(name), rtl), Token::text);
    kit.note(Role::text, {}, side.name, line);
    line.y += name.height + kit.px(1.0F);
    line.height = where.height;
    draw_image(kit, where, at_start(line, start, size_of(where), rtl), Token::muted);
    kit.note(Role::text, {}, side.where, line);
    if (side.pill.empty()) return;
    const PillSpec pill{.label = side.pill, .tone = side.pill_tone};
    const Size size = size_of_pill(kit, pill);
    const bool fits = std::max(name.width, where.width) + size.width + kit.px(12.0F) <= room;
    draw_pill_at(kit, pill, fits ? at_end(rect, 0.0F, size, rtl) : kit.place(size));
}

/// The same, but never half of a word or number: that is how people read and compare.
std::pair<std::size_t, std::size_t> differing_words(std::string_view text, std::string_view other) {
    const auto [from, to] = differing_part(text, other);
    if (from >= to) return {from, to};
    return {previous_word(text, next_grapheme(text, from)),
            next_word(text, previous_grapheme(text, to))};
}

/// Behind the words that differ. On black nothing is readable on a fill but black: there a frame
/// stands around them.
void draw_tint(Kit& kit, const Rect& rect, Tone tone) {
    const float radius = kit.px(10.0F);
    if (kit.look().theme != Theme::contrast)
        return kit.paint.fill(rect, colours_of(tone).fill, radius);
    const Token edge = tone == Tone::gift ? Token::primary : Token::clay;
    kit.paint.stroke(rect, edge, radius, kit.px(2.5F));
}

/// The value, large, with only the differing stretch tinted. A value too long for one line wraps
/// untinted.
void draw_value(Kit& kit, const Side& side, std::string_view other, Tone tone) {
    const auto [from, to] = differing_words(side.value, other);
    const TextStyle style = kit.style(Type::number);
    const TextImage& whole = kit.lay_out(side.value, style);
    if (whole.width > kit.width() - kit.px(20.0F)) {
        draw_text(kit, side.value, Type::section, Token::text);
        return;
    }
    const Rect rect = kit.place({whole.width, whole.height + kit.px(4.0F)});
    if (from < to) {
        const Rect place = at_start(rect, 0.0F, size_of(whole), false);
        const float edge = kit.px(4.0F);
        for (const TextBox& box : kit.text.carets(side.value, style)->boxes_of(from, to))
            draw_tint(
                kit, {place.x + box.x - edge, rect.y, box.width + 2 * edge, rect.height}, tone);
    }
    draw_image(kit, whole, centred(rect, size_of(whole)), Token::text);
    kit.note(Role::text, {}, side.value, rect);
}

struct Opposite {
    std::string_view value; // what stands on the other side
    float height;           // of the taller content in the last frame: both cards are equal
};
struct DrawnSide {
    bool was_kept;
    float height; // of what stands in the card
};

constexpr float padding = 26.0F; // design pixels

DrawnSide
draw_side(Kit& kit, std::string_view id, const Side& side, const Opposite& other, Tone tone) {
    const float min_height = other.height / kit.px(1.0F) + 2 * padding;
    const Card card(kit, {.padding = padding, .min_height = min_height});
    draw_writer(kit, side);
    draw_value(kit, side, other.value, tone);
    for (const auto& [icon, words] : side.facts) {
        const Row row(kit, 0.0F, kit.px(8.0F));
        draw_icon(kit, icon, kit.place({kit.px(20.0F), kit.px(20.0F)}), Token::muted);
        draw_text(kit, words, Type::table, Token::muted);
    }
    const bool was_kept =
        draw_button(kit, {.id = id, .label = side.keep_label, .character = side.character});
    return {was_kept, kit.flow.used_height()};
}

} // namespace

std::pair<std::size_t, std::size_t> differing_part(std::string_view text, std::string_view other) {
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t next = next_grapheme(text, from);
        if (text.substr(from, next - from) !=
            other.substr(std::min(from, other.size()), next - from))
            break;
        from = next;
    }
    std::size_t to = text.size();
    std::size_t other_to = other.size();
    while (to > from && other_to > from) {
        const std::size_t before = previous_grapheme(text, to);
        const std::size_t length = to - before;
        if (other_to < from + length ||
            text.substr(before, length) != other.substr(other_to - length, length))
            break;
        to = before;
        other_to -= length;
    }
    return {from, std::max(from, to)};
}

std::optional<int>
draw_comparison(Kit& kit, std::string_view id, const Side& ours, const Side& theirs) {
    float& height = kit.memory.scroll(std::string(id) + ".cards").content_height;
    Columns two(kit, {1.0F, 1.0F});
    const DrawnSide first =
        draw_side(kit, std::string(id) + ".ours", ours, {theirs.value, height}, Tone::gift);
    two.next();
    const DrawnSide second =
        draw_side(kit, std::string(id) + ".theirs", theirs, {ours.value, height}, Tone::bad);
    height = std::max(first.height, second.height);
    if (second.was_kept) return 1;
    return first.was_kept ? std::optional(0) : std::nullopt;
}

} // namespace kith::app
