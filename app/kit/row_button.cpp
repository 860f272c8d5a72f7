#include "app/kit/buttons.h"
#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {
namespace {

/// What stands at the end side; answers its width.
float draw_end(Kit& kit, const RowButtonSpec& row, const Rect& rect) {
    const bool rtl = kit.is_rtl();
    float used = 0.0F;
    if (row.has_chevron) {
        const float side = kit.px(18.0F);
        draw_icon(kit, Icon::chevron_right, at_end(rect, 0.0F, {side, side}, rtl), Token::muted);
        used += side + kit.px(14.0F);
    }
    if (!row.pill.label.empty()) {
        const Size size = size_of_pill(kit, row.pill);
        draw_pill_at(kit, row.pill, at_end(rect, used, size, rtl));
        used += size.width + kit.px(14.0F);
    }
    if (!row.end_text.empty()) {
        const TextImage& image = kit.lay_out(row.end_text, kit.style(Type::small));
        draw_image(kit, image, at_end(rect, used, size_of(image), rtl), Token::muted);
        used += image.width + kit.px(14.0F);
    }
    return used;
}

float end_width(Kit& kit, const RowButtonSpec& row) {
    float used = row.has_chevron ? kit.px(32.0F) : 0.0F;
    if (!row.pill.label.empty()) used += size_of_pill(kit, row.pill).width + kit.px(14.0F);
    if (!row.end_text.empty())
        used += kit.lay_out(row.end_text, kit.style(Type::small)).width + kit.px(14.0F);
    return used;
}

void draw_start_disc(Kit& kit, const RowButtonSpec& row, const Rect& rect) {
    const float disc = kit.px(40.0F);
    const Rect place = at_start(rect, 0.0F, {disc, disc}, kit.is_rtl());
    kit.paint.circle(place.centre(), disc / 2, Token::selected);
    if (row.icon != Icon::none) {
        draw_icon(
            kit, row.icon, centred(place, {kit.px(20.0F), kit.px(20.0F)}), Token::on_selected);
        return;
    }
    TextStyle style = kit.style(Type::hint);
    style.weight = Weight::bold;
    const TextImage& image = kit.lay_out(row.initials, style);
    draw_image(kit, image, centred(place, size_of(image)), Token::on_selected);
}

} // namespace

bool draw_row_button(Kit& kit, const RowButtonSpec& row) {
    const bool has_disc = row.icon != Icon::none || !row.initials.empty();
    const float text_along = has_disc ? kit.px(54.0F) : 0.0F;
    const float wrap =
        std::max(kit.px(60.0F), kit.width() - text_along - end_width(kit, row) - kit.px(8.0F));
    const TextImage& title = kit.lay_out(row.title, kit.style(Type::body_strong, wrap));
    const TextImage& words = kit.lay_out(row.words, kit.style(Type::small, wrap));
    const float words_height = row.words.empty() ? 0.0F : words.height + kit.px(4.0F);
    const float height = std::max(kit.px(56.0F), title.height + words_height + kit.px(30.0F));
    const Rect rect = kit.place({kit.width(), height});
    const Touch touch = kit.hit({.id = row.id,
                                 .label = row.title,
                                 .rect = rect,
                                 .is_enabled = row.is_enabled,
                                 .is_selected = row.is_selected});
    const float hover = row.is_selected ? 1.0F : kit.ease(row.id, touch.is_over);
    const Rect wide{rect.x - kit.px(12.0F), rect.y, rect.width + kit.px(24.0F), rect.height};
    if (hover > 0.0F)
        kit.paint.fill(wide, faded(kit.paint.colour(Token::rest), hover), kit.px(12.0F));
    if (has_disc) draw_start_disc(kit, row, rect);
    (void)draw_end(kit, row, rect);
    Rect line{
        rect.x, rect.y + (height - title.height - words_height) / 2, rect.width, title.height};
    draw_image(kit,
               title,
               at_start(line, text_along, size_of(title), kit.is_rtl()),
               row.is_enabled ? Token::text : Token::muted);
    line.y += title.height + kit.px(4.0F);
    line.height = words.height;
    draw_image(kit, words, at_start(line, text_along, size_of(words), kit.is_rtl()), Token::muted);
    kit.note(Role::text, {}, row.words, line);
    const float hair_x = kit.is_rtl() ? rect.x : rect.x + text_along;
    kit.paint.fill({hair_x, rect.bottom(), rect.width - text_along, 1.0F}, Token::hairline);
    if (touch.shows_ring) kit.draw_focus_ring(rect, kit.px(12.0F));
    return touch.was_clicked;
}

} // namespace kith::app
