// A coordinator's word on a record that was sent back, and the sheet in which it is written.
#include "app/screens/records_screen.h"

#include <utility>

namespace kith::app {
namespace {

/// The whole row leads to the answer that was asked about.
void draw_one(Kit& kit, const AskedBack& asked, Intents& intents) {
    const std::string title = asked.question.empty() ? kit.say("review.whole") : asked.question;
    const std::string words = asked.who.empty() ? asked.words : asked.who + ": " + asked.words;
    const std::string id = "asked." + asked.path;
    const std::string action = asked.path.empty() ? std::string() : kit.say("record.correct");
    const bool pressed = draw_row_button(kit,
                                         {.id = id,
                                          .title = title,
                                          .words = words,
                                          .icon = Icon::speech,
                                          .end_text = action,
                                          .has_chevron = !asked.path.empty()});
    if (pressed && !asked.path.empty()) intents.emplace_back(intent::CorrectFact{asked.path});
}

std::string question_of(const Kit& kit, const RecordPageView& view) {
    for (const RecordFact& fact : view.page->facts)
        if (!view.correcting.empty() && fact.path == view.correcting) return fact.question;
    return kit.say("review.whole");
}

} // namespace

void draw_asked_back(Kit& kit, const RecordPageView& view, Intents& intents) {
    if (view.page->asked_back.empty()) return;
    const Card card(kit, {.kind = CardKind::warn, .padding = 24.0F, .gap = 6.0F});
    draw_heading(kit, kit.say("review.title"), Type::section);
    draw_text(kit, kit.say("review.words"), Type::small);
    for (const AskedBack& asked : view.page->asked_back)
        draw_one(kit, asked, intents);
    if (draw_button(kit,
                    {.id = "settle",
                     .label = kit.say("review.settle"),
                     .icon = Icon::check,
                     .is_enabled = !view.is_working}))
        intents.emplace_back(intent::SettleReview{});
}

void draw_send_back(Kit& kit, const RecordPageView& view, RecordDraft& draft, Intents& intents) {
    if (view.top.sheet != SheetKind::send_back || !view.page) return;
    const std::string title = kit.say("review.send_title");
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit, {.id = "send_back", .title = title, .close_label = close});
    if (!std::exchange(draft.has_begun, true)) kit.focus.set("words", true, true);
    draw_text(kit, question_of(kit, view), Type::section);
    const std::string label = kit.say("review.field");
    const std::string help = kit.say("review.field_help");
    const std::string error = view.trouble.empty() ? std::string() : say(kit, view.trouble);
    draw_field(kit, {.id = "words", .label = label, .help = help, .error = error}, draft.reason);
    if (draw_button(kit,
                    {.id = "send_now",
                     .label = kit.say("review.send"),
                     .kind = ButtonKind::filled,
                     .is_enabled = !view.is_working,
                     .key = Key::enter,
                     .fills_width = true}))
        intents.emplace_back(intent::SendBack{draft.reason});
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

} // namespace kith::app
