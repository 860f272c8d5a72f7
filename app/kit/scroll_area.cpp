#include "app/kit/surfaces.h"

#include <algorithm>

namespace kith::app {
namespace {

Rect overlap(const Rect& a, const Rect& b) {
    const float x = std::max(a.x, b.x);
    const float y = std::max(a.y, b.y);
    return {x,
            y,
            std::max(0.0F, std::min(a.right(), b.right()) - x),
            std::max(0.0F, std::min(a.bottom(), b.bottom()) - y)};
}

float limit_of(const ScrollState& state, const Rect& view) {
    return std::max(0.0F, state.content_height - view.height);
}

} // namespace

ScrollArea::ScrollArea(Kit& kit, std::string_view id, const Rect& view, float side_padding)
    : kit_(kit), id_(id), view_(view), first_item_(kit.registry.items().size()) {
    ScrollState& state = kit.memory.scroll(id);
    take_input(state);
    kit.paint.push_clip(view);
    kit.clips.push_back(kit.clips.empty() ? view : overlap(kit.clips.back(), view));
    kit.flow.open_column(
        {view.x + side_padding, view.y - state.offset, view.width - 2 * side_padding, 0.0F},
        kit.px(12.0F));
}

void ScrollArea::take_input(ScrollState& state) const {
    const Input& input = kit_.input();
    const float limit = limit_of(state, view_);
    if (!kit_.is_inert() && view_.holds(input.pointer) &&
        !kit_.memory.wheel_of.holds(input.pointer))
        state.offset -= input.wheel * kit_.px(60.0F);
    const bool has_arrows = limit > 0.0F && !kit_.focus.is_on(kit_.memory.arrows_of);
    if (has_arrows && kit_.pressed(Key::down)) state.offset += kit_.px(60.0F);
    if (has_arrows && kit_.pressed(Key::up)) state.offset -= kit_.px(60.0F);
    state.offset = std::clamp(state.offset, 0.0F, limit);
}

void ScrollArea::follow_focus(ScrollState& state) const {
    if (!kit_.focus.moved()) return;
    const float margin = kit_.px(24.0F);
    for (std::size_t i = first_item_; i < kit_.registry.items().size(); ++i) {
        const Item& item = kit_.registry.items()[i];
        if (!item.is_focused) continue;
        if (item.rect.y < view_.y + margin) state.offset -= view_.y + margin - item.rect.y;
        if (item.rect.bottom() > view_.bottom() - margin) {
            state.offset += std::min(item.rect.bottom() + margin - view_.bottom(),
                                     item.rect.y - view_.y - margin);
        }
    }
}

void ScrollArea::draw_bar(ScrollState& state) const {
    const float limit = limit_of(state, view_);
    state.offset = std::clamp(state.offset, 0.0F, limit);
    if (limit <= 0.0F) return;
    const float width = kit_.px(6.0F);
    const float height =
        std::max(kit_.px(32.0F), view_.height * view_.height / state.content_height);
    const float travel = view_.height - height - kit_.px(8.0F);
    const float x = kit_.is_rtl() ? view_.x + kit_.px(3.0F) : view_.right() - width - kit_.px(3.0F);
    const Rect bar{x, view_.y + kit_.px(4.0F) + travel * state.offset / limit, width, height};
    const Rect track{x - kit_.px(6.0F), view_.y, width + kit_.px(12.0F), view_.height};
    const Input& input = kit_.input();
    if (input.went_down && !kit_.is_inert() && track.holds(input.pointer)) state.is_dragged = true;
    if (!input.is_down) state.is_dragged = false;
    if (state.is_dragged) {
        const float along = (input.pointer.y - view_.y - height / 2) / travel;
        state.offset = std::clamp(along, 0.0F, 1.0F) * limit;
    }
    kit_.paint.fill(bar,
                    faded(kit_.paint.colour(Token::control_border), state.is_dragged ? 0.9F : 0.6F),
                    width / 2);
}

ScrollArea::~ScrollArea() {
    ScrollState& state = kit_.memory.scroll(id_);
    state.content_height = kit_.flow.used_height();
    follow_focus(state);
    kit_.flow.close_column();
    kit_.clips.pop_back();
    kit_.paint.pop_clip();
    draw_bar(state);
}

} // namespace kith::app
