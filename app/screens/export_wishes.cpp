// Which answers, how written, and what came of it.
#include "app/screens/export_screen.h"

#include <array>

namespace kith::app {
namespace {

const ExportForm* form_in_hand(const ExportView& view, const ExportDraft& draft) {
    for (const ExportForm& form : view.forms)
        if (form.form_id == draft.wish.form_id) return &form;
    return nullptr;
}

void draw_form(Kit& kit, const ExportView& view, ExportDraft& draft) {
    draw_heading(kit, kit.say("export.form"), Type::section);
    std::vector<Choice> choices;
    for (const ExportForm& form : view.forms)
        choices.push_back({.id = form.form_id,
                           .label = form.title,
                           .is_selected = form.form_id == draft.wish.form_id});
    const std::string label = kit.say("export.form");
    const auto pressed = draw_choices(kit, {.id = "form", .label = label}, choices);
    if (!pressed) return;
    draft.wish.form_id = view.forms[*pressed].form_id;
    draft.wish.language.clear();
}

void draw_format(Kit& kit, ExportDraft& draft) {
    draw_heading(kit, kit.say("export.format"), Type::section);
    const std::string label = kit.say("export.format");
    struct Offer {
        ExportFormat format;
        std::string_view id, words;
    };
    constexpr std::array<Offer, 4> offers{{{ExportFormat::csv, "csv", "export.csv"},
                                           {ExportFormat::workbook, "workbook", "export.workbook"},
                                           {ExportFormat::json, "json", "export.json"},
                                           {ExportFormat::map, "map", "export.map"}}};
    std::vector<Choice> choices;
    choices.reserve(offers.size());
    for (const Offer& offer : offers)
        choices.push_back({.id = std::string(offer.id),
                           .label = kit.say(offer.words),
                           .is_selected = offer.format == draft.wish.format});
    if (const auto pressed = draw_choices(kit, {.id = "format", .label = label}, choices))
        draft.wish.format = offers.at(*pressed).format;
}

void draw_labels(Kit& kit, const ExportForm* form, ExportDraft& draft) {
    if (form == nullptr) return;
    draw_heading(kit, kit.say("export.labels"), Type::section);
    std::vector<Choice> choices{{.id = "names",
                                 .label = kit.say("export.names"),
                                 .is_selected = draft.wish.language.empty()}};
    for (const std::string& language : form->languages)
        choices.push_back({.id = language,
                           .label = name_of_language(language),
                           .is_selected = language == draft.wish.language});
    const std::string label = kit.say("export.labels");
    const auto pressed = draw_choices(kit, {.id = "labels", .label = label}, choices);
    if (pressed) draft.wish.language = *pressed == 0 ? "" : form->languages[*pressed - 1];
}

void draw_people(Kit& kit, ExportDraft& draft) {
    draw_heading(kit, kit.say("export.people"), Type::section);
    if (draw_check(kit,
                   {.id = "named",
                    .label = kit.say("export.named"),
                    .words = kit.say("export.named_words"),
                    .is_on = draft.wish.is_named}))
        draft.wish.is_named = !draft.wish.is_named;
}

} // namespace

void draw_exported(Kit& kit, const Exported& done) {
    const Card card(kit, {.kind = CardKind::good, .padding = 20.0F, .radius = 14.0F, .gap = 6.0F});
    draw_text(kit, say_count(kit, "export.rows", done.rows), Type::section, Token::ok);
    draw_text(kit, done.file, Type::small);
    draw_text(kit, kit.say("export.mark"), Type::small);
    if (done.left_out > 0)
        draw_text(kit, say_count(kit, "export.left_out", done.left_out), Type::small);
}

void draw_export_wishes(Kit& kit, const ExportView& view, ExportDraft& draft) {
    const Card card(kit);
    if (view.forms.empty()) {
        draw_text(kit, kit.say("export.no_forms"), Type::body, Token::muted);
        return;
    }
    draw_form(kit, view, draft);
    draw_format(kit, draft);
    draw_labels(kit, form_in_hand(view, draft), draft);
    draw_people(kit, draft);
    draw_heading(kit, kit.say("export.where"), Type::section);
    draw_folder_picker(kit, view.places, draft.folder);
}

} // namespace kith::app
