// What can be done with one laptop: let it in, with a role, or retire it.
#include "app/screens/laptops_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

constexpr LaptopRole offered[] = {
    LaptopRole::volunteer, LaptopRole::worker, LaptopRole::coordinator};

const LaptopLine* chosen(const LaptopsView& view) {
    const auto& laptops = view.state.laptops;
    const auto found = std::find_if(laptops.begin(), laptops.end(), [&](const LaptopLine& one) {
        return one.id == view.state.chosen;
    });
    return found == laptops.end() ? nullptr : &*found;
}

/// Letting in and another role are one thing: a certificate that names the role.
void draw_roles(Kit& kit, const LaptopLine& laptop, Intents& intents) {
    const bool is_in = laptop.state == LaptopState::approved;
    const std::string label = kit.say(is_in ? "laptops.other_role" : "laptops.let_in");
    draw_text(kit, label, Type::label);
    std::vector<Choice> choices;
    for (const LaptopRole role : offered)
        choices.push_back({.id = std::string(words_of(role)),
                           .label = kit.say(words_of(role)),
                           .is_selected = is_in && laptop.role == role});
    const auto pressed = draw_choices(kit, {.id = "role", .label = label}, choices);
    if (pressed && !choices[*pressed].is_selected)
        intents.emplace_back(intent::ApproveChosen{offered[*pressed]});
}

} // namespace

void draw_laptop_sheet(Kit& kit, const LaptopsView& view, Intents& intents) {
    const LaptopLine* laptop = chosen(view);
    if (view.top.sheet != SheetKind::laptop || laptop == nullptr) return;
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit, {.id = "laptop", .title = laptop->name, .close_label = close});
    if (!laptop->worker.empty()) draw_text(kit, laptop->worker, Type::body, Token::muted);
    draw_text(kit, kit.say("merge.compare", {{"words", laptop->check_words}}), Type::body);
    if (laptop->missing > 0)
        draw_banner(kit,
                    {.id = "missing",
                     .title = say_count(kit, "laptops.missing", laptop->missing),
                     .words = kit.say("laptops.missing_words"),
                     .tone = Tone::warn});
    draw_roles(kit, *laptop, intents);
    if (laptop->state == LaptopState::approved) {
        draw_text(kit, kit.say("laptops.retire_words"), Type::small, Token::muted);
        if (draw_button(kit,
                        {.id = "retire",
                         .label = kit.say("laptops.retire"),
                         .icon = Icon::close,
                         .fills_width = true,
                         .tone = Tone::bad}))
            intents.emplace_back(intent::RetireChosen{});
    }
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

} // namespace kith::app
