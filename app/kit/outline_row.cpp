#include "app/kit/outline_row.h"

#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {
namespace {

struct MarkFace {
    Icon icon;
    Token ink;
};

MarkFace face_of(OutlineMark mark) {
    switch (mark) {
    case OutlineMark::done:
        return {Icon::check, Token::ok};
    case OutlineMark::problem:
        return {Icon::warning, Token::clay};
    case OutlineMark::nothing:
        return {Icon::minus, Token::muted};
    case OutlineMark::later:
        return {Icon::clock, Token::warn};
    case OutlineMark::open:
    case OutlineMark::none:
        break;
    }
    return {Icon::none, Token::control_border};
}

void draw_mark(Kit& kit, const OutlineRowSpec& row, const Rect& rect) {
    if (row.mark == OutlineMark::none) return;
    const MarkFace face = face_of(row.mark);
    const Token ink = row.is_in_hand ? Token::on_selected : face.ink;
    if (face.icon == Icon::none)
        kit.paint.ring(rect.centre(), rect.width * 0.36F, ink, kit.px(2.0F));
    else
        draw_icon(kit, face.icon, rect, ink);
}

TextStyle style_of(Kit& kit, bool is_strong, float wrap) {
    TextStyle style = kit.style(is_strong ? Type::topic : Type::small, wrap);
    style.max_lines = 2;
    style.may_shorten = true; // the page shows the whole question
    return style;
}

void draw_heading_row(Kit& kit, const OutlineRowSpec& row, const Rect& rect) {
    const TextImage& image =
        kit.lay_out(row.label, style_of(kit, true, rect.width - kit.px(16.0F)));
    Rect line = rect;
    line.y = rect.bottom() - image.height - kit.px(6.0F);
    line.height = image.height;
    draw_image(
        kit, image, at_start(line, kit.px(8.0F), size_of(image), kit.is_rtl()), Token::muted);
    kit.note(Role::heading, {}, row.label, line);
}

} // namespace

float height_of_outline_row(Kit& kit, std::string_view sample) {
    TextStyle style = style_of(kit, true, 0.0F);
    style.max_lines = 1;
    return std::max(kit.px(48.0F), 2 * kit.lay_out(sample, style).height + kit.px(8.0F));
}

bool draw_outline_row(Kit& kit, const OutlineRowSpec& row, float height) {
    const Rect rect = kit.place({kit.width(), height});
    if (row.id.empty()) {
        draw_heading_row(kit, row, rect);
        return false;
    }
    const Touch touch = kit.hit({.id = row.id,
                                 .role = Role::row,
                                 .label = row.label,
                                 .rect = rect,
                                 .value = row.state,
                                 .group = "outline",
                                 .is_selected = row.is_in_hand});
    const bool rtl = kit.is_rtl();
    if (row.is_in_hand || touch.is_over)
        kit.paint.fill(rect, row.is_in_hand ? Token::selected : Token::rest, kit.px(10.0F));
    const Size mark{kit.px(20.0F), kit.px(20.0F)};
    draw_mark(kit, row, at_start(rect, kit.px(10.0F), mark, rtl));
    const float end = row.end_icon == Icon::none ? kit.px(8.0F) : kit.px(32.0F);
    const float wrap = std::max(kit.px(40.0F), rect.width - kit.px(40.0F) - end);
    const TextImage& image = kit.lay_out(row.label, style_of(kit, row.is_in_hand, wrap));
    draw_image(kit,
               image,
               at_start(rect, kit.px(40.0F), size_of(image), rtl),
               row.is_in_hand ? Token::on_selected : Token::text);
    if (row.end_icon != Icon::none)
        draw_icon(kit,
                  row.end_icon,
                  at_end(rect, kit.px(8.0F), {kit.px(16.0F), kit.px(16.0F)}, rtl),
                  Token::muted);
    if (touch.shows_ring) kit.paint.stroke(rect, Token::focus_ring, kit.px(10.0F), kit.px(3.0F));
    return touch.was_clicked;
}

} // namespace kith::app
