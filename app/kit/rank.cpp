#include "app/kit/rank.h"

#include "app/kit/buttons.h"
#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {
namespace {

struct RankRow {
    const Choice& choice;
    std::string number; // empty: not in the order yet
    char key = 0;
};

void draw_number(Kit& kit, const Rect& disc, const std::string& number) {
    const float radius = disc.width / 2;
    if (number.empty())
        return kit.paint.ring(disc.centre(), radius, Token::control_border, kit.px(2.0F));
    kit.paint.circle(disc.centre(), radius, Token::primary);
    const TextImage& words = kit.lay_out(number, kit.style(Type::topic));
    draw_image(kit, words, centred(disc, size_of(words)), Token::on_primary);
}

Touch draw_row(Kit& kit, const RankSpec& spec, const RankRow& row) {
    const float lead = kit.px(64.0F);
    const float room = kit.width() - lead - kit.px(row.key != 0 ? 58.0F : 18.0F);
    const TextImage& words = kit.lay_out(row.choice.label, kit.style(Type::chip, room));
    const Rect rect =
        kit.place({kit.width(), std::max(kit.px(52.0F), words.height + kit.px(24.0F))});
    const bool is_ranked = !row.number.empty();
    const std::string id = std::string(spec.id) + "." + row.choice.id;
    const Touch touch = kit.hit({.id = id,
                                 .role = Role::check,
                                 .label = row.choice.label,
                                 .rect = rect,
                                 .value = row.number,
                                 .is_selected = is_ranked});
    if (touch.is_focused) kit.memory.arrows_of = id;
    draw_control(kit, rect, {.radius = kit.px(14.0F), .is_selected = is_ranked}, touch, id);
    const bool rtl = kit.is_rtl();
    const float disc = kit.px(30.0F);
    draw_number(kit, at_start(rect, kit.px(18.0F), {disc, disc}, rtl), row.number);
    draw_image(kit,
               words,
               at_start(rect, lead, size_of(words), rtl),
               is_ranked ? Token::on_selected : Token::text);
    if (row.key != 0)
        draw_key_cap(
            kit, row.key, at_end(rect, kit.px(16.0F), {kit.px(24.0F), kit.px(24.0F)}, rtl));
    return touch;
}

RankOrder pressed(RankOrder order, std::size_t index) {
    const auto found = std::find(order.begin(), order.end(), index);
    if (found == order.end())
        order.push_back(index);
    else
        order.erase(found);
    return order;
}

/// One place forward or back; nothing at the ends, or for what has no place yet.
std::optional<RankOrder> moved(RankOrder order, std::size_t index, bool is_forward) {
    const auto found = std::find(order.begin(), order.end(), index);
    if (found == order.end()) return std::nullopt;
    if (is_forward ? found == order.begin() : found + 1 == order.end()) return std::nullopt;
    std::iter_swap(found, is_forward ? found - 1 : found + 1);
    return order;
}

std::string number_of(const RankOrder& order, std::size_t index) {
    const auto found = std::find(order.begin(), order.end(), index);
    return found == order.end() ? std::string() : std::to_string(found - order.begin() + 1);
}

} // namespace

std::optional<RankOrder> draw_rank(Kit& kit,
                                   const RankSpec& spec,
                                   const std::vector<Choice>& choices,
                                   const RankOrder& order) {
    std::optional<RankOrder> next;
    const float top = kit.flow.next_y();
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const char key = spec.has_keys ? choice_key(i) : '\0';
        const Touch touch = draw_row(kit, spec, {choices[i], number_of(order, i), key});
        if (touch.was_clicked || (key != 0 && kit.pressed_character(key))) next = pressed(order, i);
        if (!touch.is_focused) continue;
        if (kit.pressed(Key::up)) next = moved(order, i, true);
        if (kit.pressed(Key::down)) next = moved(order, i, false);
    }
    const std::string again = std::string(spec.id) + ".again";
    if (!order.empty() && draw_button(kit,
                                      {.id = again,
                                       .label = spec.start_again,
                                       .kind = ButtonKind::ghost,
                                       .icon = Icon::undo}))
        next = RankOrder();
    kit.note(Role::group,
             spec.id,
             spec.label,
             {kit.flow.area().x, top, kit.width(), kit.flow.next_y() - top});
    return next;
}

} // namespace kith::app
