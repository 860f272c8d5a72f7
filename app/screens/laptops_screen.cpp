#include "app/screens/laptops_screen.h"

namespace kith::app {
namespace {

PillSpec pill_of(const LaptopLine& laptop, const std::string& words) {
    switch (laptop.state) {
    case LaptopState::announced:
        return {.id = {}, .label = words, .tone = Tone::warn, .icon = Icon::lock};
    case LaptopState::retired:
        return {.id = {}, .label = words, .tone = Tone::neutral, .icon = Icon::close};
    case LaptopState::approved:
        break;
    }
    return {.id = {}, .label = words, .tone = Tone::good, .icon = Icon::shield_check};
}

std::string_view state_words(const LaptopLine& laptop) {
    if (laptop.is_own) return "laptops.own";
    switch (laptop.state) {
    case LaptopState::announced:
        return "laptops.waits";
    case LaptopState::retired:
        return "laptops.retired";
    case LaptopState::approved:
        break;
    }
    return "laptops.approved";
}

std::string words_under(const Kit& kit, const LaptopLine& laptop) {
    std::string words = kit.say(words_of(laptop.role));
    if (laptop.is_own) return words;
    words += " · " + (laptop.last_seen
                          ? kit.say("laptops.seen", {{"when", say_time(kit, *laptop.last_seen)}})
                          : kit.say("laptops.never_seen"));
    if (laptop.missing > 0) words += " · " + say_count(kit, "laptops.missing", laptop.missing);
    return words;
}

void draw_laptop(Kit& kit, const LaptopLine& laptop, bool is_working, Intents& intents) {
    const std::string id = "laptop." + to_hex(laptop.id);
    const std::string title =
        laptop.worker.empty() ? laptop.name : laptop.worker + " · " + laptop.name;
    const std::string words = words_under(kit, laptop);
    const std::string state = kit.say(state_words(laptop));
    if (draw_row_button(kit,
                        {.id = id,
                         .title = title,
                         .words = words,
                         .icon = laptop.missing > 0 ? Icon::warning : Icon::laptop,
                         .pill = pill_of(laptop, state),
                         .has_chevron = !laptop.is_own}) &&
        !laptop.is_own && !is_working)
        intents.emplace_back(intent::ChooseLaptop{laptop.id});
}

void draw_body(Kit& kit, const LaptopsView& view, Intents& intents) {
    draw_heading(kit, kit.say("laptops.title"));
    draw_text(kit, kit.say("laptops.words"), Type::body, Token::muted);
    {
        const Card card(kit, {.padding = 24.0F, .gap = 6.0F});
        if (!view.state.is_loaded)
            draw_text(kit, kit.say("record.loading"), Type::body, Token::muted);
        else if (view.state.laptops.size() < 2)
            draw_text(kit, kit.say("laptops.none"), Type::body, Token::muted);
        for (const LaptopLine& laptop : view.state.laptops)
            draw_laptop(kit, laptop, view.state.is_working, intents);
    }
    if (view.state.is_loaded) draw_erased(kit, view.state.erased);
}

} // namespace

std::string_view words_of(LaptopRole role) {
    switch (role) {
    case LaptopRole::volunteer:
        return "role.volunteer";
    case LaptopRole::coordinator:
        return "role.coordinator";
    case LaptopRole::worker:
        break;
    }
    return "role.worker";
}

LaptopsView make_laptops_view(const Model& model) {
    return {make_top_view(model), model.laptops};
}

Intents draw_laptops_screen(Kit& kit, const LaptopsView& view) {
    Intents intents;
    kit.page("laptops");
    draw_top(kit, view.top, intents);
    const std::string back = kit.say("action.back");
    FooterSpec footer;
    footer.start = {back_button(back)};
    const auto pressed = draw_footer(kit, footer);
    {
        const Page page(kit);
        draw_trouble(kit, view.top, intents);
        draw_body(kit, view, intents);
    }
    draw_laptop_sheet(kit, view, intents);
    draw_program_languages(kit, view.top, intents);
    if (pressed == "back") intents.emplace_back(intent::GoTo{Screen::home});
    return intents;
}

} // namespace kith::app
