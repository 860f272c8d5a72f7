// What can be done with a finished record: correct an answer, delete it, take that back. Every one
// of them keeps a reason, and what was before stays in the history.
#include "app/model/pages.h"
#include "app/screens/questions.h"
#include "app/screens/records_screen.h"
#include "survey_core/base/text.h"

#include <algorithm>
#include <utility>

namespace kith::app {
namespace {

void draw_reason(Kit& kit, const RecordPageView& view, std::string& reason) {
    const std::string label = kit.say("record.reason");
    const std::string help = kit.say("record.reason_help");
    const std::string error = view.trouble.empty() ? std::string() : say(kit, view.trouble);
    draw_field(kit, {.id = "reason", .label = label, .help = help, .error = error}, reason);
}

/// One can type at once; afterwards the keyboard goes where it is taken.
void begin(Kit& kit, std::string_view id, RecordDraft& draft, bool types = true) {
    if (!std::exchange(draft.has_begun, true)) kit.focus.set(id, true, types);
}

const RecordFact* fact_in_hand(const RecordPageView& view) {
    if (!view.page) return nullptr;
    for (const RecordFact& fact : view.page->facts)
        if (fact.path == view.correcting) return &fact;
    return nullptr;
}

constexpr std::size_t most_choices = 9; // more are searched

bool offers_choices(const RecordFact& fact) {
    return !fact.choices.empty() && fact.choices.size() <= most_choices;
}

void draw_few_choices(Kit& kit, const RecordFact& fact, std::string& answer) {
    const auto names = fact.takes_many ? split_words(answer) : std::vector<std::string>{answer};
    std::vector<Choice> choices;
    for (const NamedChoice& one : fact.choices)
        choices.push_back(
            {.id = one.name,
             .label = one.label,
             .is_selected = std::find(names.begin(), names.end(), one.name) != names.end()});
    const std::string label = kit.say("record.new");
    draw_text(kit, label, Type::label);
    const auto pressed = draw_choices(
        kit,
        {.id = "answer", .label = label, .takes_many = fact.takes_many, .has_keys = true},
        choices);
    if (!pressed) return;
    const std::string& name = fact.choices[*pressed].name;
    answer = fact.takes_many ? with_or_without(answer, name) : name;
}

void draw_many_choices(Kit& kit, const RecordFact& fact, RecordDraft& draft) {
    AskedQuestion question;
    question.path = "answer";
    question.label = kit.say("record.new");
    question.as = AskedAs::search;
    question.value = draft.answer;
    question.is_in_hand = true;
    question.takes_many = fact.takes_many;
    question.list = draft.search.list;
    if (!question.list) {
        const auto list = std::make_shared<OfferedList>();
        list->choices = fact.choices;
        question.list = list;
    }
    draw_text(kit, question.label, Type::label);
    Intents chosen;
    draw_search_of(kit, question, draft.search, chosen);
    for (const Intent& intent : chosen)
        if (const auto* wish = std::get_if<intent::Choose>(&intent))
            draft.answer =
                fact.takes_many ? with_or_without(draft.answer, wish->choice) : wish->choice;
}

void draw_new_answer(Kit& kit, const RecordFact& fact, RecordDraft& draft) {
    if (offers_choices(fact)) return draw_few_choices(kit, fact, draft.answer);
    if (!fact.choices.empty()) return draw_many_choices(kit, fact, draft);
    const std::string label = kit.say("record.new");
    draw_field(kit, {.id = "answer", .label = label}, draft.answer);
}

void draw_correction(Kit& kit, const RecordPageView& view, RecordDraft& draft, Intents& intents) {
    const RecordFact* fact = fact_in_hand(view);
    if (view.top.sheet != SheetKind::correction || fact == nullptr) return;
    const std::string title = kit.say("record.correct");
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit, {.id = "correction", .title = title, .close_label = close});
    begin(kit,
          offers_choices(*fact) ? "answer." + fact->choices[0].name : "answer",
          draft,
          !offers_choices(*fact));
    draw_text(kit, fact->question, Type::section);
    draw_text(kit, kit.say("record.old", {{"answer", fact->answer}}), Type::body, Token::muted);
    draw_new_answer(kit, *fact, draft);
    draw_reason(kit, view, draft.reason);
    if (draw_button(kit,
                    {.id = "save",
                     .label = kit.say("record.save"),
                     .kind = ButtonKind::filled,
                     .is_enabled = !view.is_working,
                     .key = Key::enter,
                     .fills_width = true}))
        intents.emplace_back(intent::SaveCorrection{draft.answer, draft.reason});
    if (view.is_hub && draw_button(kit,
                                   {.id = "ask",
                                    .label = kit.say("review.ask"),
                                    .kind = ButtonKind::ghost,
                                    .icon = Icon::speech,
                                    .fills_width = true}))
        intents.emplace_back(intent::AskAgain{fact->path});
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

void draw_removal(Kit& kit, const RecordPageView& view, RecordDraft& draft, Intents& intents) {
    if (view.top.sheet != SheetKind::removal) return;
    const std::string title = kit.say("record.delete_title");
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit, {.id = "removal", .title = title, .close_label = close});
    begin(kit, "reason", draft);
    draw_paragraph(kit, kit.say("record.delete_words"));
    draw_reason(kit, view, draft.reason);
    if (draw_button(kit,
                    {.id = "delete_now",
                     .label = kit.say("record.delete_now"),
                     .icon = Icon::trash,
                     .is_enabled = !view.is_working,
                     .key = Key::enter,
                     .fills_width = true,
                     .tone = Tone::bad}))
        intents.emplace_back(intent::DeleteRecord{draft.reason});
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

} // namespace

void draw_record_sheets(Kit& kit,
                        const RecordPageView& view,
                        RecordDraft& draft,
                        Intents& intents) {
    draw_correction(kit, view, draft, intents);
    draw_removal(kit, view, draft, intents);
    draw_erasing(kit, view, draft, intents);
    draw_send_back(kit, view, draft, intents);
    draw_withdrawal(kit, view, intents);
}

} // namespace kith::app
