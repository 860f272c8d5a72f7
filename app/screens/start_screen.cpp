#include "app/screens/start_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

void draw_adding(Kit& kit, bool has_forms, StartDraft& draft, Intents& intents) {
    const Card card(kit, {.kind = CardKind::flat});
    draw_heading(kit, kit.say("start.add"), Type::section);
    if (!has_forms) {
        draw_text(kit, kit.say("start.none_words"), Type::body, Token::muted);
        if (draw_button(kit,
                        {.id = "starter_forms",
                         .label = kit.say("start.starter"),
                         .kind = ButtonKind::filled,
                         .icon = Icon::download,
                         .key = Key::enter}))
            intents.emplace_back(intent::AddForm{});
    }
    const std::string label = kit.say("start.path");
    const std::string help = kit.say("start.path_help");
    draw_field(kit, {.id = "form_path", .label = label, .help = help}, draft.form_path);
    if (draw_button(kit,
                    {.id = "add_form",
                     .label = kit.say("start.add_this"),
                     .icon = Icon::plus,
                     .is_enabled = !draft.form_path.empty()}))
        intents.emplace_back(intent::AddForm{draft.form_path});
}

void draw_forms(Kit& kit, const StartView& view, Intents& intents) {
    if (view.forms.empty()) return;
    const Card card(kit, {.gap = 4.0F});
    char key = '1';
    for (const FormLine& form : view.forms) {
        const std::string id = "form." + form.title;
        const std::string version = kit.say("start.version", {{"version", form.version}});
        const std::string cap(1, key);
        if (draw_row_button(
                kit,
                {.id = id,
                 .title = form.title,
                 .words = version,
                 .icon = Icon::file,
                 .end_text = key <= '9' ? std::string_view(cap) : std::string_view()}) ||
            (key <= '9' && kit.pressed_character(key)))
            intents.emplace_back(intent::BeginInterview{form.form});
        ++key;
    }
}

} // namespace

StartView make_start_view(const Model& model) {
    StartView view{make_top_view(model), {}, model.session.is_hub};
    std::vector<std::string> seen; // the list has the newest version of each first
    for (const FormRow& form : model.forms) {
        if (std::find(seen.begin(), seen.end(), form.form_id) != seen.end()) continue;
        seen.push_back(form.form_id);
        if (is_of_rounds(form.form_id)) continue;
        view.forms.push_back({form.id, form.title, form.version});
    }
    return view;
}

Intents draw_start_screen(Kit& kit, const StartView& view, StartDraft& draft) {
    Intents intents;
    kit.page("start");
    draw_top(kit, view.top, intents);
    const std::string back = kit.say("action.back");
    const std::string hint = kit.say("start.keys");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.hint = hint;
    if (draw_footer(kit, footer)) intents.emplace_back(intent::GoTo{Screen::home});
    {
        const Page page(kit);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("start.title"));
        draw_text(kit,
                  kit.say(view.forms.empty() ? "start.none" : "start.words"),
                  Type::body,
                  Token::muted);
        draw_forms(kit, view, intents);
        if (view.can_add) draw_adding(kit, !view.forms.empty(), draft, intents);
    }
    draw_program_languages(kit, view.top, intents);
    return intents;
}

} // namespace kith::app
