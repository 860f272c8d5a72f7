#include "app/screens/join_screen.h"

namespace kith::app {
namespace {

void draw_line(Kit& kit, std::string_view id, std::string& text, bool is_masked = false) {
    const std::string key = "join." + std::string(id);
    const std::string label = kit.say(key);
    const std::string help = kit.say(key + "_help");
    const std::string show = is_masked ? kit.say("unlock.show") : std::string();
    draw_field(kit,
               {.id = id,
                .label = label,
                .help = help,
                .rules = {.is_masked = is_masked, .max_bytes = 1000},
                .show = show},
               text);
}

void draw_people(Kit& kit, intent::JoinProject& wish) {
    {
        Columns two(kit, {0.5F, 0.5F}, kit.px(16.0F));
        draw_line(kit, "laptop", wish.laptop);
        two.next();
        draw_line(kit, "worker", wish.worker);
    }
    Columns two(kit, {0.5F, 0.5F}, kit.px(16.0F));
    draw_line(kit, "passphrase", wish.passphrase, true);
    two.next();
    draw_line(kit, "again", wish.again, true);
}

std::optional<std::string> draw_foot(Kit& kit, const JoinView& view) {
    const std::string back = kit.say("action.back");
    const std::string go = kit.say(view.is_working ? "join.working" : "join.go");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.end = {{.id = "join",
                   .label = go,
                   .kind = ButtonKind::filled,
                   .is_enabled = !view.is_working,
                   .min_width = 170.0F}};
    footer.max_width = 860.0F;
    return draw_footer(kit, footer);
}

} // namespace

JoinView make_join_view(const Model& model) {
    return {make_top_view(model), model.found, model.unlock.is_working, model.unlock.error};
}

Intents draw_join_screen(Kit& kit, const JoinView& view, JoinDraft& draft) {
    Intents intents;
    kit.page("join");
    draw_top(kit, view.top, intents);
    const auto pressed = draw_foot(kit, view);
    {
        const Page page(kit, 860.0F);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("join.title"));
        draw_text(kit, kit.say("join.words"), Type::body, Token::muted);
        if (!view.error.empty()) {
            const std::string error = say(kit, view.error);
            draw_banner(kit, {.id = "error", .title = error, .tone = Tone::bad});
        }
        const Card card(kit);
        draw_file_picker(kit, {view.cards, "join.cards", "join.card", Icon::key}, draft.wish.card);
        draw_people(kit, draft.wish);
    }
    draw_program_languages(kit, view.top, intents);
    if (pressed == "back") intents.emplace_back(intent::GoTo{Screen::unlock});
    if (pressed == "join" || (!view.is_working && kit.pressed(Key::enter)))
        intents.emplace_back(draft.wish);
    return intents;
}

JoinedView make_joined_view(const Model& model) {
    return {make_top_view(model), model.session.project, model.join.check_words};
}

Intents draw_joined_screen(Kit& kit, const JoinedView& view) {
    Intents intents;
    kit.page("joined");
    draw_top(kit, view.top, intents);
    const std::string go_on = kit.say("joined.go_on");
    FooterSpec footer;
    footer.end = {{.id = "go_on",
                   .label = go_on,
                   .kind = ButtonKind::filled,
                   .end_icon = Icon::chevron_right,
                   .key = Key::enter,
                   .min_width = 170.0F}};
    footer.max_width = 860.0F;
    if (draw_footer(kit, footer)) intents.emplace_back(intent::CheckWordsNoted{});
    {
        const Page page(kit, 860.0F);
        draw_heading(kit, kit.say("joined.title", {{"project", view.project}}));
        draw_text(kit, kit.say("joined.words"), Type::body, Token::muted);
        const Card card(kit, {.kind = CardKind::panel});
        draw_text(kit, kit.say("joined.check_words"), Type::body, Token::muted);
        draw_heading(kit, view.check_words, Type::title);
        draw_text(kit, kit.say("joined.compare"), Type::body);
    }
    draw_program_languages(kit, view.top, intents);
    return intents;
}

} // namespace kith::app
