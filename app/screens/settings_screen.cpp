#include "app/screens/settings_screen.h"

namespace kith::app {
namespace {

void draw_who(Kit& kit, const SettingsView& view, Intents& intents) {
    const Card card(kit, {.gap = 4.0F});
    draw_heading(kit, kit.say("settings.here"), Type::section);
    draw_fact(kit, {.id = {}, .name = kit.say("settings.project"), .value = view.top.project});
    draw_fact(kit,
              {.id = {}, .name = kit.say("settings.laptop"), .value = view.state.facts.laptop});
    draw_fact(kit, {.id = {}, .name = kit.say("settings.worker"), .value = view.top.person});
    if (view.is_hub && draw_button(kit, {.id = "terms", .label = kit.say("settings.terms")}))
        intents.emplace_back(intent::OpenTerms{});
}

void draw_problem(Kit& kit, const SettingsView& view) {
    if (view.state.trouble.empty()) return;
    const std::string error = say(kit, view.state.trouble);
    draw_banner(kit, {.id = "settings_trouble", .title = error, .tone = Tone::bad});
}

/// The code from paper is tried on a copy, so that the sheet is known to work before it is needed.
void draw_drill(Kit& kit, const SettingsView& view, SettingsDraft& draft, Intents& intents) {
    const Card card(kit);
    draw_heading(kit, kit.say("settings.drill"), Type::section);
    draw_paragraph(kit, kit.say("settings.drill_words"));
    draw_problem(kit, view);
    const std::string label = kit.say("settings.code");
    const std::string help = kit.say("settings.code_help");
    draw_field(kit, {.id = "code", .label = label, .help = help}, draft.code);
    if (draw_button(kit,
                    {.id = "drill",
                     .label = kit.say(view.state.is_working ? "settings.trying" : "settings.try"),
                     .icon = Icon::shield_check,
                     .is_enabled = !draft.code.empty() && !view.state.is_working}))
        intents.emplace_back(intent::RunDrill{draft.code});
}

void draw_card_made(Kit& kit, const CardMade& made) {
    const Card card(kit, {.kind = CardKind::good, .padding = 20.0F, .radius = 14.0F, .gap = 6.0F});
    draw_text(kit, kit.say("settings.card_made"), Type::section, Token::ok);
    draw_text(kit, made.file, Type::small);
    draw_text(kit, kit.say("handover.check_words", {{"words", made.check_words}}), Type::small);
}

void draw_joining(Kit& kit, const SettingsView& view, SettingsDraft& draft, Intents& intents) {
    const Card card(kit);
    draw_heading(kit, kit.say("settings.card"), Type::section);
    draw_paragraph(
        kit, kit.say(view.state.facts.has_drill ? "settings.card_words" : "settings.card_blocked"));
    if (!view.state.facts.has_drill) return;
    draw_problem(kit, view);
    if (view.state.card) draw_card_made(kit, *view.state.card);
    draw_folder_picker(kit, view.places, draft.folder);
    if (draw_button(kit,
                    {.id = "card",
                     .label = kit.say("settings.make_card"),
                     .icon = Icon::key,
                     .is_enabled = !draft.folder.folder.empty() && !view.state.is_working}))
        intents.emplace_back(intent::MakeCard{draft.folder.folder});
}

} // namespace

SettingsView make_settings_view(const Model& model) {
    return {make_top_view(model),
            model.look,
            model.settings,
            model.handover.places,
            model.session.is_hub};
}

Intents draw_settings_screen(Kit& kit, const SettingsView& view, SettingsDraft& draft) {
    Intents intents;
    kit.page("settings");
    draw_top(kit, view.top, intents);
    const std::string back = kit.say("action.back");
    FooterSpec footer;
    footer.start = {back_button(back)};
    if (draw_footer(kit, footer)) intents.emplace_back(intent::GoTo{Screen::home});
    {
        const Page page(kit);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("settings.title"));
        draw_who(kit, view, intents);
        draw_look_settings(kit, view.look, intents);
        if (view.is_hub && !view.state.facts.has_drill) draw_drill(kit, view, draft, intents);
        if (view.is_hub) draw_joining(kit, view, draft, intents);
    }
    draw_program_languages(kit, view.top, intents);
    return intents;
}

} // namespace kith::app
