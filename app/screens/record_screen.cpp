#include "app/screens/records_screen.h"

namespace kith::app {
namespace {

void draw_facts(Kit& kit, const RecordPage& page) {
    const Card card(kit, {.gap = 4.0F});
    draw_heading(kit, kit.say("record.answers"), Type::section);
    for (const RecordFact& fact : page.facts) {
        const std::string value = fact.is_sealed ? kit.say("interview.sealed") : fact.answer;
        draw_fact(kit,
                  {.id = fact.question,
                   .name = fact.question,
                   .value = value,
                   .icon = fact.in_conflict ? Icon::warning : Icon::none});
    }
}

std::string words_of_event(const Kit& kit, const RecordEvent& event) {
    const std::string_view key = event.kind == ChangeKind::create     ? "record.created"
                                 : event.kind == ChangeKind::remove   ? "record.removed"
                                 : event.kind == ChangeKind::undelete ? "record.undeleted"
                                 : event.kind == ChangeKind::resolve  ? "record.resolved"
                                                                      : "record.changed";
    return kit.say(key, {{"question", event.question}, {"answer", event.answer}});
}

void draw_history(Kit& kit, const RecordPage& page) {
    const Card card(kit, {.gap = 4.0F});
    draw_heading(kit, kit.say("record.history"), Type::section);
    for (const RecordEvent& event : page.history) {
        const std::string when = say_time(kit, event.when);
        const std::string who = event.who.empty() ? when : event.who + ", " + when;
        const std::string words = words_of_event(kit, event);
        draw_fact(kit, {.id = {}, .name = who, .value = words, .is_struck = event.is_superseded});
    }
}

} // namespace

RecordPageView make_record_view(const Model& model) {
    return {make_top_view(model), model.records.page};
}

Intents draw_record_screen(Kit& kit, const RecordPageView& view) {
    Intents intents;
    kit.page("record");
    draw_top(kit, view.top, intents);
    const std::string back = kit.say("action.back");
    FooterSpec footer;
    footer.start = {back_button(back)};
    if (draw_footer(kit, footer)) intents.emplace_back(intent::GoTo{Screen::records});
    {
        const Page page(kit);
        draw_trouble(kit, view.top, intents);
        if (!view.page) {
            draw_text(kit, kit.say("record.loading"), Type::body, Token::muted);
        } else {
            const RecordRow& row = view.page->row;
            draw_heading(kit, row.title.empty() ? kit.say("records.no_name") : row.title);
            draw_pill(kit,
                      {.id = "status", .label = kit.say(words_of(row.status)), .tone = Tone::gift});
            draw_facts(kit, *view.page);
            draw_history(kit, *view.page);
        }
    }
    draw_program_languages(kit, view.top, intents);
    return intents;
}

} // namespace kith::app
