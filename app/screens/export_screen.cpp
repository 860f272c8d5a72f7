#include "app/screens/export_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

/// The second step of an export with names: what it means, in words, before anything is written.
void draw_warning(Kit& kit, const ExportView& view, ExportDraft& draft, Intents& intents) {
    if (view.top.sheet != SheetKind::named_export) return;
    const std::string title = kit.say("export.sure");
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit, {.id = "named_export", .title = title, .close_label = close});
    draw_paragraph(kit, kit.say("export.sure_words"));
    draw_paragraph(kit, kit.say("export.sure_keep"));
    if (draw_button(kit,
                    {.id = "with_names",
                     .label = kit.say("export.with_names"),
                     .fills_width = true,
                     .tone = Tone::bad}))
        intents.emplace_back(intent::ExportAnswers{draft.wish});
    if (draw_button(kit,
                    {.id = "without_names",
                     .label = kit.say("export.without_names"),
                     .fills_width = true})) {
        draft.wish.is_named = false;
        intents.emplace_back(intent::ExportAnswers{draft.wish});
    }
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

} // namespace

ExportView make_export_view(const Model& model) {
    ExportView view{make_top_view(model), {}, model.handover.places, model.exporting};
    for (const ShelfLine& line : model.shelf.forms) {
        const auto same = [&](const ExportForm& form) { return form.form_id == line.form.form_id; };
        if (std::none_of(view.forms.begin(), view.forms.end(), same))
            view.forms.push_back({line.form.form_id, line.form.title, line.languages});
    }
    return view;
}

Intents draw_export_screen(Kit& kit, const ExportView& view, ExportDraft& draft) {
    Intents intents;
    kit.page("export");
    if (draft.wish.form_id.empty() && !view.forms.empty())
        draft.wish.form_id = view.forms.front().form_id;
    draft.wish.folder = draft.folder.folder;
    draw_top(kit, view.top, intents);
    const std::string back = kit.say("action.back");
    const bool is_done = view.state.done.has_value();
    const std::string write = kit.say(view.state.is_running ? "export.writing"
                                      : is_done             ? "export.again"
                                                            : "export.write");
    const std::string hint = kit.say("export.hint");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.hint = hint;
    footer.end = {
        {.id = "export",
         .label = write,
         .kind = ButtonKind::filled,
         .icon = Icon::download,
         .is_enabled = !view.state.is_running && !view.forms.empty() && !draft.wish.folder.empty(),
         .key = Key::enter,
         .min_width = 170.0F}};
    const auto pressed = draw_footer(kit, footer);
    {
        const Page page(kit);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say(is_done ? "export.done" : "export.title"));
        draw_text(kit, kit.say("export.words"), Type::body, Token::muted);
        if (is_done)
            draw_exported(kit, *view.state.done);
        else
            draw_export_wishes(kit, view, draft);
    }
    draw_warning(kit, view, draft, intents);
    draw_program_languages(kit, view.top, intents);
    if (pressed == "back") intents.emplace_back(intent::GoTo{Screen::home});
    if (pressed != "export") return intents;
    if (is_done)
        intents.emplace_back(intent::ForgetExport{});
    else if (draft.wish.is_named)
        intents.emplace_back(intent::OpenSheet{SheetKind::named_export});
    else
        intents.emplace_back(intent::ExportAnswers{draft.wish});
    return intents;
}

} // namespace kith::app
