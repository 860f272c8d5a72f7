#include "app/screens/directory_pages.h"
#include "app/screens/records_screen.h"

#include <utility>

namespace kith::app {
namespace {

/// A fact that can be corrected is a row to press; Enter on it opens the correction.
void draw_one(Kit& kit, const RecordFact& fact, bool can_correct, Intents& intents) {
    const std::string value =
        fact.is_sealed ? kit.say("interview.sealed") : say_answer(kit, fact.answer, fact.about);
    const std::string question = say_question(kit, fact.question, fact.about);
    const Icon icon = fact.in_conflict ? Icon::warning : Icon::none;
    if (!can_correct || fact.is_sealed || fact.is_worked_out || fact.about != About::answer) {
        draw_fact(kit, {.id = question, .name = question, .value = value, .icon = icon});
        return;
    }
    const std::string id = "fact." + fact.path;
    const std::string action = kit.say("record.correct");
    if (draw_row_button(
            kit, {.id = id, .title = question, .words = value, .icon = icon, .end_text = action}))
        intents.emplace_back(intent::CorrectFact{fact.path});
}

void draw_facts(Kit& kit, const RecordPage& page, Intents& intents) {
    const Card card(kit, {.gap = 4.0F});
    draw_heading(kit, kit.say("record.answers"), Type::section);
    const bool can_correct = page.row.status != RecordStatus::deleted;
    bool were_asked = true;
    for (const RecordFact& fact : page.facts) {
        if (fact.is_worked_out && std::exchange(were_asked, false))
            draw_text(kit, kit.say("record.worked_out"), Type::label, Token::muted);
        draw_one(kit, fact, can_correct, intents);
    }
}

std::optional<std::string> draw_foot(Kit& kit, const RecordPageView& view) {
    const std::string back = kit.say("action.back");
    const bool is_deleted = view.page && view.page->row.status == RecordStatus::deleted;
    const std::string action = kit.say(is_deleted ? "record.undelete" : "record.delete");
    const std::string hint = kit.say("record.keys");
    FooterSpec footer;
    footer.start = {back_button(back)};
    footer.hint = hint;
    if (view.page)
        footer.end = {{.id = is_deleted ? "undelete" : "delete",
                       .label = action,
                       .icon = is_deleted ? Icon::undo : Icon::trash,
                       .is_enabled = !view.is_working}};
    const std::string send_back = kit.say("review.begin");
    if (view.page && view.is_hub && !is_deleted)
        footer.end.insert(footer.end.begin(),
                          {.id = "send_back",
                           .label = send_back,
                           .kind = ButtonKind::ghost,
                           .icon = Icon::speech,
                           .is_enabled = !view.is_working});
    const std::string erase = kit.say("erase.begin");
    if (view.page && view.is_hub)
        footer.end.insert(footer.end.begin(),
                          {.id = "erase",
                           .label = erase,
                           .kind = ButtonKind::ghost,
                           .is_enabled = !view.is_working});
    return draw_footer(kit, footer);
}

/// The draft begins with the answer as it stands.
void fill_draft(const RecordPageView& view, const Intents& intents, RecordDraft& draft) {
    for (const Intent& intent : intents) {
        if (std::holds_alternative<intent::AskAgain>(intent)) draft = {};
        if (const auto* wish = std::get_if<intent::CorrectFact>(&intent)) {
            draft = {};
            for (const RecordFact& fact : view.page->facts)
                if (fact.path == wish->path) draft.answer = fact.value;
        }
    }
}

void take_footer(const std::string& pressed, RecordDraft& draft, Intents& intents) {
    if (pressed == "back") intents.emplace_back(intent::GoTo{Screen::records});
    if (pressed == "undelete") intents.emplace_back(intent::UndeleteRecord{});
    if (pressed == "send_back") intents.emplace_back(intent::AskAgain{});
    if (pressed != "delete" && pressed != "erase") return;
    draft = {};
    if (pressed == "erase")
        intents.emplace_back(intent::PlanErasing{});
    else
        intents.emplace_back(intent::OpenSheet{SheetKind::removal});
}

} // namespace

RecordPageView make_record_view(const Model& model) {
    return {make_top_view(model),
            model.records.page,
            model.records.correcting,
            model.records.trouble,
            model.records.is_working,
            model.session.is_hub,
            model.records.erasing};
}

Intents draw_record_screen(Kit& kit, const RecordPageView& view, RecordDraft& draft) {
    Intents intents;
    kit.page("record");
    draw_top(kit, view.top, intents);
    const auto pressed = draw_foot(kit, view);
    {
        const Page page(kit, view.page ? directory_page_width(*view.page) : 920.0F);
        draw_trouble(kit, view.top, intents);
        if (!view.page) {
            draw_text(kit, kit.say("record.loading"), Type::body, Token::muted);
        } else {
            const RecordRow& row = view.page->row;
            draw_heading(kit, row.title.empty() ? kit.say("records.no_name") : row.title);
            draw_pill(kit,
                      {.id = "status", .label = kit.say(words_of(row.status)), .tone = Tone::gift});
            draw_asked_back(kit, view, intents);
            draw_directory_page(kit, *view.page, view.is_hub, intents);
            draw_facts(kit, *view.page, intents);
            draw_history(kit, *view.page);
        }
    }
    draw_record_sheets(kit, view, draft, intents);
    draw_program_languages(kit, view.top, intents);
    fill_draft(view, intents, draft);
    if (pressed) take_footer(*pressed, draft, intents);
    return intents;
}

} // namespace kith::app
