#include "app/kit/street.h"

#include "app/kit/parts.h"

#include <algorithm>
#include <cmath>

namespace kith::app {
namespace {

constexpr float door_width = 20.0F;
constexpr float door_height = 32.0F;
constexpr float widest_step = 26.5F;
constexpr float narrowest_step = 14.0F;

struct DoorFace {
    Token fill;
    bool is_filled;
    Token ink;
};

DoorFace face_of(DoorShape shape) {
    switch (shape) {
    case DoorShape::talked:
        return {Token::primary, true, Token::on_primary};
    case DoorShape::come_back:
        return {Token::clay, true, Token::surface};
    case DoorShape::leave_alone:
        return {Token::text, true, Token::surface};
    case DoorShape::nobody:
    case DoorShape::other:
        return {Token::chart_grey, true, Token::surface};
    case DoorShape::to_go:
    case DoorShape::saving:
        break;
    }
    return {Token::control_border, false, Token::control_border};
}

/// Round above, square below.
void fill_door(Kit& kit, const Rect& rect, Token token) {
    kit.paint.fill(rect, token, rect.width * 0.38F);
    kit.paint.fill({rect.x, rect.y + rect.height / 2, rect.width, rect.height / 2}, token);
}

void draw_mark(Kit& kit, DoorShape shape, const Rect& rect, Token ink) {
    const float unit = rect.width / door_width;
    const float side = 14.0F * unit;
    const Rect middle = centred(rect, {side, side});
    const Point knob{kit.is_rtl() ? rect.x + 5.0F * unit : rect.right() - 5.0F * unit,
                     rect.y + rect.height * 0.55F};
    switch (shape) {
    case DoorShape::talked:
        return draw_icon(kit, Icon::check, middle, ink);
    case DoorShape::come_back:
        return draw_icon(kit, Icon::clock, middle, ink);
    case DoorShape::leave_alone:
        kit.paint.fill({rect.x + 4.0F * unit,
                        rect.centre().y - 1.5F * unit,
                        rect.width - 8.0F * unit,
                        3.0F * unit},
                       ink);
        return;
    case DoorShape::other:
        return kit.paint.circle(rect.centre(), 3.5F * unit, ink);
    case DoorShape::saving:
        for (const float along : {-5.0F, 0.0F, 5.0F})
            kit.paint.circle({rect.centre().x + along * unit, rect.centre().y}, 1.6F * unit, ink);
        return;
    case DoorShape::to_go:
    case DoorShape::nobody:
        return kit.paint.circle(knob, 1.8F * unit, ink);
    }
}

} // namespace

void draw_little_door(Kit& kit, DoorShape shape, const Rect& rect, bool is_here) {
    const DoorFace face = face_of(shape);
    const Token edge = is_here ? Token::primary : face.fill;
    if (face.is_filled) {
        fill_door(kit, rect, face.fill);
    } else {
        const float line = kit.px(is_here ? 2.5F : 1.5F);
        fill_door(kit, rect, edge);
        fill_door(kit,
                  {rect.x + line, rect.y + line, rect.width - 2 * line, rect.height - 2 * line},
                  Token::surface);
    }
    draw_mark(kit, shape, rect, is_here && !face.is_filled ? Token::primary : face.ink);
}

void draw_street(Kit& kit, const StreetSpec& street) {
    if (street.doors.empty()) return;
    const float width = kit.width();
    const auto count = static_cast<float>(street.doors.size());
    const float wanted =
        std::clamp((width - kit.px(8.0F)) / count, kit.px(narrowest_step), kit.px(widest_step));
    const float in_row = std::max(1.0F, std::floor((width - kit.px(8.0F)) / wanted));
    const float rows = std::ceil(count / in_row);
    const float row_height = kit.px(door_height + 18.0F);
    const Rect all = kit.place({width, rows * row_height + kit.px(4.0F)});
    const Size door{std::min(kit.px(door_width), wanted - kit.px(3.0F)), kit.px(door_height)};
    for (std::size_t i = 0; i < street.doors.size(); ++i) {
        const float row = std::floor(static_cast<float>(i) / in_row);
        const float along = (static_cast<float>(i) - row * in_row) * wanted + kit.px(4.0F);
        const float x = kit.is_rtl() ? all.right() - along - door.width : all.x + along;
        const Rect rect{x, all.y + row * row_height + kit.px(14.0F), door.width, door.height};
        const bool is_here = street.here == i;
        draw_little_door(kit, street.doors[i], rect, is_here);
        if (is_here)
            kit.paint.shape({{x, rect.y - kit.px(12.0F)},
                             {x + door.width, rect.y - kit.px(12.0F)},
                             {x + door.width / 2, rect.y - kit.px(4.0F)}},
                            Token::primary);
    }
    for (float row = 0.0F; row < rows; row += 1.0F)
        kit.paint.fill({all.x,
                        all.y + row * row_height + kit.px(14.0F + door_height),
                        all.width,
                        kit.px(2.0F)},
                       Token::chart_grey);
    kit.note(Role::text, street.id, street.label, all);
}

} // namespace kith::app
