#include "app/kit/help.h"

#include "app/kit/imgui_types.h"
#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {

std::string help_of(const Kit& kit, const Item& item) {
    const std::string own = "help." + item.id;
    const std::string stem = own.substr(0, own.find('.', 5));
    for (const std::string& key : {own, stem})
        if (!item.id.empty() && kit.knows(key)) return kit.say(key, {{"label", item.label}});
    const std::string by_role = "help.role." + std::string(name_of(item.role));
    return kit.say(kit.knows(by_role) ? by_role : "help.role.button", {{"label", item.label}});
}

std::string help_here(const Kit& kit, Point pointer) {
    const auto order = kit.registry.focus_order();
    const auto with_keyboard =
        std::find_if(order.begin(), order.end(), [](const Item* item) { return item->is_focused; });
    if (with_keyboard != order.end()) return help_of(kit, **with_keyboard);
    const auto under_pointer = std::find_if(order.begin(), order.end(), [&](const Item* item) {
        return item->is_visible && item->rect.holds(pointer);
    });
    if (under_pointer != order.end()) return help_of(kit, **under_pointer);
    return kit.say("help.around");
}

void draw_help(Kit& kit) {
    if (kit.memory.help.empty()) return;
    const std::string close = kit.say("help.close");
    const float padding = kit.px(20.0F);
    const float icon = kit.px(24.0F);
    const float wide = std::min(kit.px(620.0F), kit.window().width - kit.px(32.0F));
    const float along = padding + icon + kit.px(14.0F);
    const TextImage& words =
        kit.lay_out(kit.memory.help, kit.style(Type::body, wide - along - padding));
    const TextImage& way_out = kit.lay_out(close, kit.style(Type::hint, wide - along - padding));
    const float height = 2 * padding + words.height + kit.px(6.0F) + way_out.height;
    const float lowest = std::max(kit.px(8.0F), kit.body.bottom() - height - kit.px(12.0F));
    const Rect rect{(kit.window().width - wide) / 2, lowest, wide, height};

    kit.paint.set_list(ImGui::GetForegroundDrawList());
    draw_card_shadow(kit, rect, kit.px(14.0F), true);
    kit.paint.fill(rect, Token::surface, kit.px(14.0F));
    kit.paint.stroke(rect, Token::control_border, kit.px(14.0F), kit.px(2.0F));
    Rect line{rect.x, rect.y + padding, rect.width, words.height};
    draw_icon(kit, Icon::info, at_start(line, padding, {icon, icon}, kit.is_rtl()), Token::primary);
    draw_image(kit, words, at_start(line, along, size_of(words), kit.is_rtl()), Token::text);
    kit.note(Role::status, "help", kit.memory.help, rect);
    line.y += words.height + kit.px(6.0F);
    line.height = way_out.height;
    draw_image(kit, way_out, at_start(line, along, size_of(way_out), kit.is_rtl()), Token::muted);
}

} // namespace kith::app
