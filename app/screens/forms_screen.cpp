#include "app/screens/forms_screen.h"

namespace kith::app {
namespace {

std::optional<std::string> draw_foot(Kit& kit, const FormsView& view, const FormsDraft& draft) {
    const std::string back = kit.say("action.back");
    const std::string look = kit.say(view.is_working ? "forms.checking" : "forms.check");
    const std::string again = kit.say("forms.check_again");
    const std::string add = kit.say(view.is_working ? "forms.working" : "forms.add");
    const std::string hint = kit.say(view.check ? "forms.unchanged" : "forms.keys");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.hint = hint;
    footer.max_width = 1160.0F;
    if (!view.check) {
        footer.end = {{.id = "check",
                       .label = look,
                       .kind = ButtonKind::filled,
                       .icon = Icon::search,
                       .is_enabled = !draft.path.empty() && !view.is_working,
                       .key = Key::enter,
                       .min_width = 170.0F}};
        return draw_footer(kit, footer);
    }
    footer.end = {{.id = "again", .label = again, .is_enabled = !view.is_working},
                  {.id = "add",
                   .label = add,
                   .kind = ButtonKind::filled,
                   .is_enabled = view.check->can_be_added && !view.is_working,
                   .key = Key::enter,
                   .min_width = 170.0F}};
    return draw_footer(kit, footer);
}

void draw_shelf(Kit& kit, const std::vector<ShelfLine>& forms) {
    const Card card(kit, {.gap = 4.0F});
    draw_heading(kit, kit.say("forms.kept"), Type::section);
    if (forms.empty()) draw_text(kit, kit.say("forms.none"), Type::body, Token::muted);
    for (const ShelfLine& line : forms) {
        const std::string id = "form." + line.form.form_id + "." + line.form.version;
        const std::string words = kit.say("start.version", {{"version", line.form.version}}) +
                                  " · " + say_count(kit, "forms.questions", line.questions) +
                                  " · " + say_findings(kit, line.findings);
        draw_row_button(kit,
                        {.id = id,
                         .title = line.form.title,
                         .words = words,
                         .icon = Icon::file,
                         .has_chevron = false});
    }
}

/// A press looks at the form first, as at any other.
void draw_offered(Kit& kit, const FormsView& view, Intents& intents) {
    if (view.offered.empty()) return;
    const Card card(kit, {.gap = 4.0F});
    draw_heading(kit, kit.say("forms.offered"), Type::section);
    draw_text(kit, kit.say("forms.offered_words"), Type::body, Token::muted);
    for (const OfferedForm& form : view.offered) {
        const std::string id = "offered." + form.title;
        const std::string words = kit.say("start.version", {{"version", form.version}}) + " · " +
                                  say_count(kit, "forms.questions", form.questions);
        if (draw_row_button(
                kit, {.id = id, .title = form.title, .words = words, .icon = Icon::download}))
            intents.emplace_back(intent::CheckForm{form.path});
    }
}

void draw_adding(Kit& kit, const FormsView& view, FormsDraft& draft, Intents& intents) {
    const Card card(kit);
    draw_heading(kit, kit.say("start.add"), Type::section);
    if (draw_file_picker(kit, {view.files, "forms.files", "forms.path", Icon::table}, draft.path))
        intents.emplace_back(intent::CheckForm{draft.path});
}

void take_footer(const std::string& pressed,
                 const FormsView& view,
                 const FormsDraft& draft,
                 Intents& intents) {
    if (pressed == "back" && view.check)
        intents.emplace_back(intent::ForgetCheck{});
    else if (pressed == "back")
        intents.emplace_back(intent::GoTo{Screen::home});
    if (pressed == "check") intents.emplace_back(intent::CheckForm{draft.path});
    if (pressed == "again") intents.emplace_back(intent::CheckForm{view.check->path});
    if (pressed == "add") intents.emplace_back(intent::AddCheckedForm{});
}

} // namespace

FormsView make_forms_view(const Model& model) {
    return {make_top_view(model),
            model.shelf.forms,
            model.shelf.offered,
            model.shelf.check,
            model.found,
            model.shelf.is_working};
}

std::string say_findings(const Kit& kit, const Findings& findings) {
    const std::size_t bad = count_of(findings, Severity::error);
    const std::size_t look = count_of(findings, Severity::warning);
    if (bad > 0) return say_count(kit, "forms.to_fix", bad);
    return look > 0 ? say_count(kit, "forms.to_look", look) : kit.say("forms.all_well");
}

Intents draw_forms_screen(Kit& kit, const FormsView& view, FormsDraft& draft) {
    Intents intents;
    if (kit.page(view.check ? "form_check" : "forms")) draft.only.reset();
    draw_top(kit, view.top, intents);
    const auto pressed = draw_foot(kit, view, draft);
    {
        const Page page(kit, 1160.0F);
        draw_trouble(kit, view.top, intents);
        if (view.check) {
            draw_form_check(kit, *view.check, draft.only);
        } else {
            draw_heading(kit, kit.say("forms.title"));
            draw_text(kit, kit.say("forms.words"), Type::body, Token::muted);
            draw_adding(kit, view, draft, intents);
            draw_shelf(kit, view.forms);
            draw_offered(kit, view, intents);
        }
    }
    draw_program_languages(kit, view.top, intents);
    if (pressed) take_footer(*pressed, view, draft, intents);
    return intents;
}

} // namespace kith::app
