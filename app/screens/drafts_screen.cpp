#include "app/model/newer_version.h"
#include "app/screens/start_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

void draw_draft(Kit& kit, const DraftLine& line, char key, Intents& intents) {
    const std::string id = "draft." + std::to_string(static_cast<std::uint64_t>(line.draft));
    const std::string title = line.title.empty() ? kit.say("drafts.no_name") : line.title;
    const std::string words =
        kit.say("drafts.line", {{"form", line.form}, {"when", say_time(kit, line.touched_at)}});
    const std::string go_on = kit.say("drafts.go_on");
    const bool pressed = draw_row_button(
        kit,
        {.id = id,
         .title = title,
         .words = words,
         .icon = Icon::pencil,
         .pill = {.id = {}, .label = go_on, .tone = Tone::gift, .icon = Icon::arrow_right}});
    if (pressed || (key <= '9' && kit.pressed_character(key)))
        intents.emplace_back(intent::ResumeDraft{line.draft});
    const std::string newer = kit.say("drafts.newer", {{"version", line.newer_version}});
    if (!line.newer_version.empty() && draw_button(kit,
                                                   {.id = "newer." + id,
                                                    .label = newer,
                                                    .kind = ButtonKind::ghost,
                                                    .icon = Icon::arrow_right}))
        intents.emplace_back(intent::LookAtMove{line.draft});
    const std::string discard = "discard." + id;
    if (draw_button(kit,
                    {.id = discard,
                     .label = kit.say("drafts.discard"),
                     .kind = ButtonKind::ghost,
                     .icon = Icon::trash}))
        intents.emplace_back(intent::DiscardDraft{line.draft});
}

} // namespace

DraftsView make_drafts_view(const Model& model) {
    DraftsView view{make_top_view(model), {}, model.move, model.discarded.has_value()};
    for (const DraftSummary& draft : model.drafts) {
        const auto form = std::find_if(model.forms.begin(),
                                       model.forms.end(),
                                       [&](const FormRow& f) { return f.id == draft.form; });
        view.drafts.push_back({draft.id,
                               draft.title,
                               form == model.forms.end() ? std::string() : form->title,
                               draft.touched_at,
                               draft.answers,
                               {}});
        if (const FormRow* newer = find_newer_version(model, draft))
            view.drafts.back().newer_version = newer->version;
    }
    return view;
}

Intents draw_drafts_screen(Kit& kit, const DraftsView& view) {
    Intents intents;
    kit.page("drafts");
    draw_top(kit, view.top, intents);
    const std::string back = kit.say("action.back");
    const std::string undo = kit.say("drafts.restore");
    const std::string hint = kit.say("drafts.keys");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.hint = hint;
    if (view.can_restore) footer.end = {{.id = "undo", .label = undo, .icon = Icon::undo}};
    const auto pressed = draw_footer(kit, footer);
    {
        const Page page(kit);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("drafts.title"));
        draw_text(kit,
                  kit.say(view.drafts.empty() ? "drafts.none" : "drafts.words"),
                  Type::body,
                  Token::muted);
        if (!view.drafts.empty()) {
            const Card card(kit, {.gap = 4.0F});
            char key = '1';
            for (const DraftLine& line : view.drafts)
                draw_draft(kit, line, key++, intents);
        }
    }
    draw_program_languages(kit, view.top, intents);
    draw_move_sheet(kit, view, intents);
    if (pressed == "back") intents.emplace_back(intent::GoTo{Screen::home});
    if (pressed == "undo") intents.emplace_back(intent::RestoreDraft{});
    return intents;
}

} // namespace kith::app
