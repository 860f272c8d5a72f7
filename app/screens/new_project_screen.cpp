#include "app/screens/new_project_screen.h"

namespace kith::app {
namespace {

struct LineSpec {
    std::string_view id;
    std::string_view key;
    bool is_masked = false;
};

void draw_line(Kit& kit, const LineSpec& line, const std::string& show, std::string& text) {
    const std::string label = kit.say(line.key);
    const std::string help = kit.say(std::string(line.key) + "_help");
    draw_field(kit,
               {.id = line.id,
                .label = label,
                .help = help,
                .rules = {.is_masked = line.is_masked, .max_bytes = 1000},
                .show = line.is_masked ? std::string_view(show) : std::string_view()},
               text);
}

void draw_secrets(Kit& kit, const std::string& show, intent::StartProject& wish) {
    Columns two(kit, {0.5F, 0.5F}, kit.px(16.0F));
    draw_line(kit, {"project.words", "new_project.passphrase", true}, show, wish.passphrase);
    two.next();
    draw_line(kit, {"project.again", "new_project.again", true}, show, wish.again);
}

} // namespace

NewProjectView make_new_project_view(const Model& model) {
    return {
        make_top_view(model), model.unlock.store_path, model.unlock.is_working, model.unlock.error};
}

Intents draw_new_project_screen(Kit& kit, const NewProjectView& view, NewProjectDraft& draft) {
    Intents intents;
    if (kit.page("new_project")) kit.focus.set("project.name", true, true);
    draw_top(kit, view.top, intents);
    const std::string back = kit.say("action.back");
    const std::string start =
        kit.say(view.is_working ? "new_project.working" : "new_project.start");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.end = {{.id = "start",
                   .label = start,
                   .kind = ButtonKind::filled,
                   .is_enabled = !view.is_working,
                   .min_width = 170.0F}};
    const auto pressed = draw_footer(kit, footer);
    {
        const Page page(kit, 860.0F);
        draw_heading(kit, kit.say("new_project.title"));
        draw_text(kit, kit.say("new_project.words"), Type::body, Token::muted);
        if (!view.error.empty()) {
            const std::string error = say(kit, view.error);
            draw_banner(kit, {.id = "error", .title = error, .tone = Tone::bad});
        }
        const Card card(kit);
        const std::string show = kit.say("unlock.show");
        draw_line(kit, {"project.name", "new_project.name"}, show, draft.wish.name);
        draw_line(kit, {"project.person", "new_project.person"}, show, draft.wish.person);
        draw_secrets(kit, show, draft.wish);
        if (draw_check(kit,
                       {.id = "project.test",
                        .label = kit.say("new_project.test"),
                        .words = kit.say("new_project.test_words"),
                        .is_on = draft.wish.is_test}))
            draft.wish.is_test = !draft.wish.is_test;
    }
    if (pressed == "back") intents.emplace_back(intent::GoTo{Screen::unlock});
    if (pressed == "start" || kit.pressed(Key::enter)) intents.emplace_back(draft.wish);
    return intents;
}

RecoveryView make_recovery_view(const Model& model) {
    return {make_top_view(model), model.session.project, model.unlock.recovery_code};
}

Intents draw_recovery_screen(Kit& kit, const RecoveryView& view, RecoveryDraft& draft) {
    Intents intents;
    kit.page("recovery");
    draw_top(kit, view.top, intents);
    const std::string go_on = kit.say("recovery.go_on");
    FooterSpec footer;
    footer.end = {{.id = "go_on",
                   .label = go_on,
                   .kind = ButtonKind::filled,
                   .is_enabled = draft.is_noted,
                   .key = Key::enter,
                   .min_width = 170.0F}};
    const auto pressed = draw_footer(kit, footer);
    {
        const Page page(kit, 860.0F);
        draw_heading(kit, kit.say("recovery.title"));
        draw_text(kit, kit.say("recovery.words"), Type::body, Token::muted);
        const Card card(kit, {.kind = CardKind::panel});
        draw_text(kit, view.code, Type::title);
        draw_text(kit, kit.say("recovery.once"), Type::body);
        if (draw_check(
                kit,
                {.id = "noted", .label = kit.say("recovery.noted"), .is_on = draft.is_noted}) ||
            kit.pressed_character('1'))
            draft.is_noted = !draft.is_noted;
    }
    if (pressed) intents.emplace_back(intent::RecoveryNoted{});
    return intents;
}

} // namespace kith::app
