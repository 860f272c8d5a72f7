#include "app/screens/given_screen.h"

namespace kith::app {
namespace {

void draw_line(Kit& kit, const GivenLine& line) {
    const bool is_safe = line.safe == line.records;
    const std::string state =
        kit.say(is_safe ? "given.safe" : "given.waiting",
                {{"safe", std::to_string(line.safe)}, {"records", std::to_string(line.records)}});
    const std::string title =
        say_time(kit, line.when) + " · " + say_count(kit, "given.records", line.records);
    const std::string words =
        line.file + " · " + kit.say("given.check_words", {{"words", line.check_words}});
    const std::string id = "given." + line.file;
    draw_row_button(kit,
                    {.id = id,
                     .title = title,
                     .words = words,
                     .icon = Icon::stick,
                     .pill = {.id = {},
                              .label = state,
                              .tone = is_safe ? Tone::good : Tone::warn,
                              .icon = is_safe ? Icon::check : Icon::clock},
                     .has_chevron = false});
}

void draw_body(Kit& kit, const GivenView& view) {
    draw_heading(kit, kit.say("given.title"));
    draw_text(kit, kit.say("given.words"), Type::body, Token::muted);
    const Card card(kit, {.gap = 4.0F});
    if (!view.given.is_loaded) {
        draw_text(kit, kit.say("record.loading"), Type::body, Token::muted);
    } else if (view.given.lines.empty()) {
        draw_heading(kit, kit.say("given.none"), Type::section);
        draw_text(kit,
                  view.ready == 0 ? kit.say("given.none_ready")
                                  : say_count(kit, "given.go_and", view.ready),
                  Type::body,
                  Token::muted);
    }
    for (const GivenLine& line : view.given.lines)
        draw_line(kit, line);
}

} // namespace

GivenView make_given_view(const Model& model) {
    return {make_top_view(model), model.given, model.counts.ready, model.session.is_hub};
}

Intents draw_given_screen(Kit& kit, const GivenView& view) {
    Intents intents;
    kit.page("given");
    draw_top(kit, view.top, intents);
    const std::string back = kit.say("action.back");
    const std::string go = kit.say("given.hand_over");
    const std::string hint = view.is_hub ? std::string() : kit.say("given.hint");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.hint = hint;
    if (view.ready > 0)
        footer.end = {{.id = "hand_over",
                       .label = go,
                       .kind = ButtonKind::filled,
                       .icon = Icon::stick,
                       .key = Key::enter,
                       .min_width = 170.0F}};
    const auto pressed = draw_footer(kit, footer);
    {
        const Page page(kit);
        draw_trouble(kit, view.top, intents);
        draw_body(kit, view);
    }
    draw_program_languages(kit, view.top, intents);
    if (pressed == "back") intents.emplace_back(intent::GoTo{Screen::home});
    if (pressed == "hand_over") intents.emplace_back(intent::GoTo{Screen::hand_over});
    return intents;
}

} // namespace kith::app
