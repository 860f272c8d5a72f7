#include "app/kit/surfaces.h"

#include "app/kit/buttons.h"
#include "app/kit/imgui_types.h"
#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {
namespace {

struct Surface {
    Token fill;
    bool has_shadow;
    bool has_line;
};

Surface surface_of(CardKind kind) {
    switch (kind) {
    case CardKind::raised:
        return {Token::surface, true, true};
    case CardKind::flat:
        return {Token::surface, false, true};
    case CardKind::panel:
        return {Token::rest, false, false};
    case CardKind::good:
        return {Token::ok_soft, false, false};
    case CardKind::warn:
        return {Token::warn_soft, false, false};
    case CardKind::bad:
        return {Token::clay_soft, false, false};
    }
    return {Token::surface, true, true};
}

} // namespace

Page::Page(Kit& kit, float max_width, float top_padding) : kit_(kit) {
    const float side = std::max(kit.px(24.0F), (kit.body.width - kit.px(max_width)) / 2);
    scroll_ = std::make_unique<ScrollArea>(kit, "page", kit.body, side);
    kit.flow.skip(kit.px(top_padding));
}

Page::~Page() {
    kit_.flow.skip(kit_.px(20.0F));
}

struct Card::Layers {
    ImDrawList* list;
    ImDrawListSplitter splitter;
};

Card::Card(Kit& kit, const CardSpec& spec)
    : kit_(kit), spec_(spec), layers_(std::make_unique<Layers>()) {
    outer_ = {kit.flow.area().x, kit.flow.next_y(), kit.width(), 0.0F};
    layers_->list = kit.paint.list();
    layers_->splitter.Split(layers_->list, 2);
    layers_->splitter.SetCurrentChannel(layers_->list, 1);
    const float padding = kit.px(spec.padding);
    kit.flow.open_column({outer_.x + padding, outer_.y + padding, outer_.width - 2 * padding, 0.0F},
                         kit.px(spec.gap));
}

Card::~Card() {
    const float wanted = kit_.flow.used_height() + 2 * kit_.px(spec_.padding);
    outer_.height = std::max(wanted, kit_.px(spec_.min_height));
    kit_.flow.close_column();
    layers_->splitter.SetCurrentChannel(layers_->list, 0);
    const Surface surface = surface_of(spec_.kind);
    const float radius = kit_.px(spec_.radius);
    if (surface.has_shadow) draw_card_shadow(kit_, outer_, radius);
    kit_.paint.fill(outer_, surface.fill, radius);
    const bool needs_line = surface.has_line || kit_.look().theme == Theme::contrast;
    if (needs_line) kit_.paint.stroke(outer_, Token::hairline, radius, 1.0F);
    layers_->splitter.Merge(layers_->list);
    (void)kit_.place({outer_.width, outer_.height});
}

Rect Sheet::place_of(const SheetSpec& spec) const {
    const Size window = kit_.window();
    const float width = std::min(kit_.px(spec.width), window.width - kit_.px(32.0F));
    const float known = kit_.memory.scroll(id_).content_height;
    const float content = known > 0.0F ? known : kit_.px(300.0F);
    const float height = std::min(content + kit_.px(82.0F + 28.0F), window.height - kit_.px(32.0F));
    return centred({0.0F, 0.0F, window.width, window.height}, {width, height});
}

void Sheet::draw_frame(const SheetSpec& spec) {
    const Size window = kit_.window();
    kit_.paint.fill({0.0F, 0.0F, window.width, window.height}, Token::scrim);
    kit_.paint.fill(outer_, Token::surface, kit_.px(22.0F));
    if (kit_.look().theme != Theme::light)
        kit_.paint.stroke(outer_, Token::hairline, kit_.px(22.0F), 1.0F);
    kit_.note(Role::dialog, id_, spec.title, outer_);
    const Rect head{outer_.x, outer_.y + kit_.px(20.0F), outer_.width, kit_.px(48.0F)};
    const TextImage& title =
        kit_.lay_out(spec.title, kit_.style(Type::title, outer_.width - kit_.px(110.0F)));
    const Rect place = at_start(head, kit_.px(28.0F), size_of(title), kit_.is_rtl());
    draw_image(kit_, title, place, Token::text);
    kit_.note(Role::heading, {}, spec.title, place);
    const std::string close_id = id_ + ".close";
    const Rect cross =
        at_end(head, kit_.px(28.0F), {kit_.px(48.0F), kit_.px(48.0F)}, kit_.is_rtl());
    wants_close_ = draw_icon_button_at(
        kit_, {.id = close_id, .label = spec.close_label, .icon = Icon::close}, cross);
}

Sheet::Sheet(Kit& kit, const SheetSpec& spec)
    : kit_(kit), id_(spec.id), section_below_(kit.section), list_below_(kit.paint.list()) {
    kit.section = Section::sheet;
    kit.paint.set_list(ImGui::GetForegroundDrawList());
    clips_below_.swap(kit.clips);
    outer_ = place_of(spec);
    draw_frame(spec);
    const bool pressed_outside = kit.input().went_down && !outer_.holds(kit.input().pointer);
    wants_close_ = wants_close_ || pressed_outside || kit.pressed(Key::escape);
    const float head = kit.px(82.0F);
    const Rect view{outer_.x, outer_.y + head, outer_.width, outer_.height - head - kit.px(20.0F)};
    scroll_ = std::make_unique<ScrollArea>(kit, id_, view, kit.px(28.0F));
}

Sheet::~Sheet() {
    kit_.flow.skip(kit_.px(8.0F));
    scroll_.reset();
    kit_.clips.swap(clips_below_);
    kit_.paint.set_list(list_below_);
    kit_.section = section_below_;
}

} // namespace kith::app
