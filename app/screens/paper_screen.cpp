#include "app/screens/paper_screen.h"

namespace kith::app {
namespace {

struct KindWords {
    PaperKind kind;
    std::string_view id; // also its words: paper_screen.ID and paper_screen.ID_words
};
constexpr KindWords kinds[] = {{PaperKind::gift_card, "gift_card"},
                               {PaperKind::change_slip, "change_slip"},
                               {PaperKind::data_sheet, "data_sheet"}};

void draw_kinds(Kit& kit, const PaperView& view, PaperDraft& draft) {
    if (draft.kind == PaperKind::route_card) {
        draw_paragraph(kit, kit.say("paper_screen.route_card_words"));
        return;
    }
    std::vector<Choice> choices;
    for (const KindWords& one : kinds) {
        if (one.kind == PaperKind::data_sheet && !view.is_hub) continue;
        const std::string key = "paper_screen." + std::string(one.id);
        choices.push_back({.id = std::string(one.id),
                           .label = kit.say(key),
                           .words = kit.say(key + "_words"),
                           .is_selected = one.kind == draft.kind});
    }
    const std::string label = kit.say("paper_screen.which");
    if (const auto chosen =
            draw_choices(kit, {.id = "kind", .label = label, .shape = ChoiceShape::tiles}, choices))
        draft.kind = kinds[*chosen].kind;
    if (!view.is_hub) draw_text(kit, kit.say("paper_screen.not_here"), Type::label, Token::muted);
}

void draw_languages(Kit& kit, PaperDraft& draft) {
    const std::string label = kit.say("paper_screen.language");
    draw_text(kit, label, Type::label, Token::muted);
    const std::vector<Choice> choices{
        {.id = "en", .label = "English", .is_selected = draft.language == "en"},
        {.id = "ur", .label = "اردو", .is_selected = draft.language == "ur"},
        {.id = "pl", .label = "Polski", .is_selected = draft.language == "pl"}};
    if (const auto chosen = draw_choices(kit, {.id = "paper_language", .label = label}, choices))
        draft.language = choices[*chosen].id;
}

/// The kept number fills the field once it is known; afterwards the field is the person's.
void take_over(const PaperView& view, const Kit& kit, PaperDraft& draft) {
    if (draft.record != view.state.record || draft.asked_kind != view.state.kind) {
        draft.record = view.state.record;
        draft.kind = draft.asked_kind = view.state.kind;
        draft.has_phone = false;
    }
    if (draft.language.empty()) draft.language = kit.look().language;
    if (draft.has_phone || view.state.phone.empty()) return;
    draft.phone = view.state.phone;
    draft.has_phone = true;
}

void draw_wishes(Kit& kit, const PaperView& view, PaperDraft& draft) {
    draw_kinds(kit, view, draft);
    draw_languages(kit, draft);
    const std::string label = kit.say("paper_screen.phone");
    const std::string help = kit.say("paper_screen.phone_help");
    if (draw_field(kit, {.id = "phone", .label = label, .help = help}, draft.phone).changed)
        draft.has_phone = true;
    draw_heading(kit, kit.say("paper_screen.where"), Type::section);
    draw_folder_picker(kit, view.places, draft.folder);
}

void draw_made(Kit& kit, const PaperMade& made) {
    const Card card(kit, {.kind = CardKind::warn, .gap = 8.0F});
    draw_heading(kit, say_count(kit, "paper_screen.pages", made.pages), Type::section);
    draw_paragraph(kit, kit.say("paper_screen.lies", {{"file", made.file}}));
    draw_paragraph(kit, kit.say("paper_screen.outside"));
}

} // namespace

PaperView make_paper_view(const Model& model) {
    return {make_top_view(model), model.handover.places, model.paper, model.session.is_hub};
}

Intents draw_paper_screen(Kit& kit, const PaperView& view, PaperDraft& draft) {
    Intents intents;
    kit.page("paper");
    take_over(view, kit, draft);
    draw_top(kit, view.top, intents);
    const bool is_done = view.state.done.has_value();
    const std::string back = kit.say("action.back");
    const std::string write = kit.say(view.state.is_working ? "paper_screen.writing"
                                      : is_done             ? "paper_screen.open"
                                                            : "paper_screen.write");
    const std::string hint = kit.say("paper_screen.hint");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.hint = hint;
    footer.end = {
        {.id = is_done ? "open" : "write",
         .label = write,
         .kind = ButtonKind::filled,
         .icon = Icon::file,
         .is_enabled = !view.state.is_working && (is_done || !draft.folder.folder.empty()),
         .key = Key::enter,
         .min_width = 170.0F}};
    const auto pressed = draw_footer(kit, footer);
    {
        const Page page(kit);
        draw_trouble(kit, view.top, intents);
        draw_heading(kit, kit.say("paper_screen.title"));
        if (is_done)
            draw_made(kit, *view.state.done);
        else
            draw_wishes(kit, view, draft);
    }
    draw_program_languages(kit, view.top, intents);
    if (pressed == "back") intents.emplace_back(intent::GoTo{Screen::home});
    if (pressed == "open") intents.emplace_back(intent::ShowPaper{});
    if (pressed == "write")
        intents.emplace_back(
            intent::WritePaper{draft.kind, draft.language, draft.phone, draft.folder.folder});
    return intents;
}

} // namespace kith::app
