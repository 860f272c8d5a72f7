#include "app/kit/buttons.h"
#include "app/kit/parts.h"
#include "app/kit/surfaces.h"
#include "app/kit/table.h"
#include "app/text/text_breaks.h"

#include <algorithm>

namespace kith::app {
namespace {

void draw_writer(Kit& kit, const Side& side) {
    const bool rtl = kit.is_rtl();
    const float disc = kit.px(36.0F);
    const Rect rect = kit.place({kit.width(), kit.px(44.0F)});
    const Rect round = at_start(rect, 0.0F, {disc, disc}, rtl);
    kit.paint.circle(round.centre(), disc / 2, Token::selected);
    TextStyle style = kit.style(Type::hint);
    style.weight = Weight::bold;
    const TextImage& initials = kit.lay_out(side.initials, style);
    draw_image(kit, initials, centred(round, size_of(initials)), Token::on_selected);
    const TextImage& name = kit.lay_out(side.name, kit.style(Type::chip));
    const TextImage& where = kit.lay_out(side.where, kit.style(Type::small));
    Rect line{rect.x, rect.y, rect.width, name.height};
    draw_image(kit, name, at_start(line, kit.px(48.0F), size_of(name), rtl), Token::text);
    kit.note(Role::text, {}, side.name, line);
    line.y += name.height + kit.px(1.0F);
    line.height = where.height;
    draw_image(kit, where, at_start(line, kit.px(48.0F), size_of(where), rtl), Token::muted);
    kit.note(Role::text, {}, side.where, line);
    if (side.pill.empty()) return;
    const PillSpec pill{.label = side.pill, .tone = side.pill_tone};
    draw_pill_at(kit, pill, at_end(rect, 0.0F, size_of_pill(kit, pill), rtl));
}

/// The same, but never half of a word or number: that is how people read and compare.
std::pair<std::size_t, std::size_t> differing_words(std::string_view text, std::string_view other) {
    const auto [from, to] = differing_part(text, other);
    if (from >= to) return {from, to};
    return {previous_word(text, next_grapheme(text, from)),
            next_word(text, previous_grapheme(text, to))};
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
        const TonePair pair = colours_of(tone);
        const Rect place = at_start(rect, 0.0F, size_of(whole), false);
        for (const TextBox& box : kit.text.carets(side.value, style)->boxes_of(from, to)) {
            kit.paint.fill(
                {place.x + box.x - kit.px(4.0F), rect.y, box.width + kit.px(8.0F), rect.height},
                pair.fill,
                kit.px(10.0F));
        }
    }
    draw_image(kit, whole, centred(rect, size_of(whole)), Token::text);
    kit.note(Role::text, {}, side.value, rect);
}

struct Opposite {
    std::string_view value; // what stands on the other side
    float height;           // of the taller card in the last frame: both are equal
};

bool draw_side(Kit& kit, std::string_view id, const Side& side, const Opposite& other, Tone tone) {
    const Card card(kit, {.padding = 26.0F, .min_height = other.height / kit.px(1.0F)});
    draw_writer(kit, side);
    draw_value(kit, side, other.value, tone);
    for (const auto& [icon, words] : side.facts) {
        const Row row(kit, 0.0F, kit.px(8.0F));
        draw_icon(kit, icon, kit.place({kit.px(20.0F), kit.px(20.0F)}), Token::muted);
        draw_text(kit, words, Type::table, Token::muted);
    }
    return draw_button(kit, {.id = id, .label = side.keep_label, .character = side.character});
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
    std::optional<int> kept;
    ScrollState& state = kit.memory.scroll(std::string(id) + ".cards");
    const float last_height = state.content_height;
    Columns two(kit, {1.0F, 1.0F});
    if (draw_side(kit, std::string(id) + ".ours", ours, {theirs.value, last_height}, Tone::gift))
        kept = 0;
    state.content_height = kit.flow.used_height();
    two.next();
    if (draw_side(kit, std::string(id) + ".theirs", theirs, {ours.value, last_height}, Tone::bad))
        kept = 1;
    state.content_height = std::max(state.content_height, kit.flow.used_height());
    return kept;
}

} // namespace kith::app
