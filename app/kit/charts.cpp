#include "app/kit/charts.h"

#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {
namespace {

/// A piece of the row from `along` on, counted from its start side.
Rect piece(const Kit& kit, const Rect& row, float along, float width) {
    return at_start(row, along, {width, row.height}, kit.is_rtl());
}

Touch hit_number(Kit& kit, const ChartNumber& number, const Rect& rect) {
    const Touch touch = kit.hit({.id = number.id,
                                 .label = number.label,
                                 .rect = rect,
                                 .value = number.words,
                                 .is_enabled = number.is_enabled});
    if (number.is_enabled && touch.is_over)
        kit.paint.fill(rect, faded(kit.paint.colour(Token::sunken), 0.7F), kit.px(8.0F));
    if (touch.shows_ring) kit.draw_focus_ring(rect, kit.px(8.0F));
    return touch;
}

/// The bar begins at the name's edge and its number stands behind its tip.
void draw_wing(Kit& kit, const ChartNumber& number, const Rect& wing, bool to_start) {
    const TextImage& words = kit.lay_out(number.words, kit.style(Type::name));
    const float room = std::max(0.0F, wing.width - words.width - kit.px(10.0F));
    const float length = room * std::clamp(number.share, 0.0F, 1.0F);
    const Size bar{length, kit.px(22.0F)};
    const bool rtl = kit.is_rtl();
    const Rect place = to_start ? at_end(wing, 0.0F, bar, rtl) : at_start(wing, 0.0F, bar, rtl);
    if (length > 0) kit.paint.fill(place, to_start ? Token::clay : Token::chart_teal, kit.px(4.0F));
    const float after = length + kit.px(8.0F);
    const Rect text = to_start ? at_end(wing, after, size_of(words), rtl)
                               : at_start(wing, after, size_of(words), rtl);
    draw_image(kit, words, text, number.is_enabled ? Token::text : Token::muted);
}

} // namespace

ChartPress draw_butterfly_row(Kit& kit, const ButterflyRow& row) {
    const float width = kit.width();
    const float middle = width * 0.34F;
    TextStyle style = kit.style(Type::topic, middle - kit.px(12.0F));
    style.align = Align::centre;
    const TextImage& name = kit.lay_out(row.name, style);
    const Rect rect = kit.place({width, std::max(kit.px(44.0F), name.height + kit.px(12.0F))});
    if (row.is_marked) kit.paint.fill(rect, Token::warn_soft, kit.px(8.0F));
    const float side = (width - middle) / 2;
    const Rect start = piece(kit, rect, 0.0F, side);
    const Rect end = piece(kit, rect, side + middle, side);
    const Touch on_start = hit_number(kit, row.start, start);
    const Touch on_end = hit_number(kit, row.end, end);
    draw_wing(kit, row.start, start, true);
    draw_wing(kit, row.end, end, false);
    const Rect between = centred(piece(kit, rect, side, middle), size_of(name));
    draw_image(kit, name, between, row.is_marked ? Token::warn : Token::text);
    kit.note(Role::text, {}, row.name, between);
    if (on_start.was_clicked) return ChartPress::start;
    return on_end.was_clicked ? ChartPress::end : ChartPress::none;
}

bool draw_share_row(Kit& kit, const ShareRow& row) {
    const float width = kit.width();
    const float before = width * 0.34F;
    const TextImage& name = kit.lay_out(row.name, kit.style(Type::topic, before - kit.px(12.0F)));
    const TextImage& words = kit.lay_out(row.number.words, kit.style(Type::small, width * 0.2F));
    const float height =
        std::max({kit.px(44.0F), name.height + kit.px(12.0F), words.height + kit.px(12.0F)});
    const Rect rect = kit.place({width, height});
    const bool rtl = kit.is_rtl();
    const Touch touch = hit_number(kit, row.number, rect);
    draw_image(kit, name, at_start(rect, kit.px(6.0F), size_of(name), rtl), Token::text);
    draw_image(kit, words, at_end(rect, kit.px(6.0F), size_of(words), rtl), Token::muted);
    if (row.has_bar) {
        const float scale = width * 0.42F;
        const Rect track = at_start(rect, before, {scale, kit.px(22.0F)}, rtl);
        const auto along = [&](float share, float thick, float tall) {
            return at_start(
                track, std::clamp(share, 0.0F, 1.0F) * (scale - thick), {thick, tall}, rtl);
        };
        kit.paint.fill(track, Token::sunken, kit.px(4.0F));
        const float length = scale * std::clamp(row.number.share, 0.0F, 1.0F);
        kit.paint.fill(
            at_start(track, 0.0F, {length, track.height}, rtl), row.colour, kit.px(4.0F));
        if (row.low >= 0) {
            const Rect from = along(row.low, kit.px(2.0F), kit.px(12.0F));
            const Rect to = along(row.high, kit.px(2.0F), kit.px(12.0F));
            kit.paint.fill(from, Token::text);
            kit.paint.fill(to, Token::text);
            kit.paint.line(from.centre(), to.centre(), Token::text, kit.px(2.0F));
        }
        if (row.mark >= 0)
            kit.paint.fill(along(row.mark, kit.px(4.0F), kit.px(34.0F)), Token::chart_amber);
    }
    return touch.was_clicked;
}

} // namespace kith::app
