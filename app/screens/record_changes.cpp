// What can be done with a finished record: correct an answer, delete it, take that back. Every one
// of them keeps a reason, and what was before stays in the history.
#include "app/screens/records_screen.h"

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
void begin(Kit& kit, std::string_view field, RecordDraft& draft) {
    if (!std::exchange(draft.has_begun, true)) kit.focus.set(field, true, true);
}

const RecordFact* fact_in_hand(const RecordPageView& view) {
    if (!view.page) return nullptr;
    for (const RecordFact& fact : view.page->facts)
        if (fact.path == view.correcting) return &fact;
    return nullptr;
}

void draw_correction(Kit& kit, const RecordPageView& view, RecordDraft& draft, Intents& intents) {
    const RecordFact* fact = fact_in_hand(view);
    if (view.top.sheet != SheetKind::correction || fact == nullptr) return;
    const std::string title = kit.say("record.correct");
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit, {.id = "correction", .title = title, .close_label = close});
    begin(kit, "answer", draft);
    draw_text(kit, fact->question, Type::section);
    draw_text(kit, kit.say("record.old", {{"answer", fact->answer}}), Type::body, Token::muted);
    const std::string label = kit.say("record.new");
    draw_field(kit, {.id = "answer", .label = label}, draft.answer);
    draw_reason(kit, view, draft.reason);
    if (draw_button(kit,
                    {.id = "save",
                     .label = kit.say("record.save"),
                     .kind = ButtonKind::filled,
                     .is_enabled = !view.is_working,
                     .key = Key::enter,
                     .fills_width = true}))
        intents.emplace_back(intent::SaveCorrection{draft.answer, draft.reason});
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
}

} // namespace kith::app
