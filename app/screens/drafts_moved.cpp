// A draft and a newer version of its form: what stays, what changes, what is asked from now on.
#include "app/screens/start_screen.h"

namespace kith::app {
namespace {

std::string change_words(const Kit& kit, const MovedAnswer& answer) {
    const std::string after = answer.after.empty() ? kit.say("interview.no_answer") : answer.after;
    const std::string words =
        kit.say("drafts.move_line", {{"before", answer.before}, {"after", after}});
    return answer.fits ? words : words + " \xE2\x80\xA2 " + kit.say("drafts.move_does_not_fit");
}

void draw_changed(Kit& kit, const DraftMove& move) {
    if (move.changed.empty()) return;
    draw_text(kit, kit.say("drafts.move_changed"), Type::section);
    for (const MovedAnswer& answer : move.changed) {
        draw_text(kit, answer.question, Type::body_strong);
        draw_text(kit, change_words(kit, answer), Type::body, Token::muted);
    }
}

void draw_no_place(Kit& kit, const DraftMove& move) {
    if (move.no_place.empty()) return;
    draw_text(kit, kit.say("drafts.move_no_place"), Type::section);
    for (const MovedAnswer& answer : move.no_place) {
        draw_text(kit, answer.question, Type::body_strong);
        draw_text(kit, answer.before, Type::body, Token::muted);
    }
}

void draw_added(Kit& kit, const DraftMove& move) {
    if (move.added.empty()) return;
    draw_text(kit, kit.say("drafts.move_added"), Type::section);
    for (const std::string& question : move.added)
        draw_text(kit, question);
}

} // namespace

void draw_move_sheet(Kit& kit, const DraftsView& view, Intents& intents) {
    if (view.top.sheet != SheetKind::draft_move || !view.move) return;
    const DraftMove& move = *view.move;
    const std::string title = kit.say(
        "drafts.move_title", {{"before", move.version_before}, {"after", move.version_after}});
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit,
                      {.id = "draft_move", .title = title, .close_label = close, .width = 760.0F});
    draw_text(kit, kit.say("drafts.move_words"), Type::body, Token::muted);
    draw_text(kit, say_count(kit, "drafts.move_kept", move.kept), Type::body);
    draw_changed(kit, move);
    draw_no_place(kit, move);
    draw_added(kit, move);
    if (draw_button(kit,
                    {.id = "move_now",
                     .label = kit.say("drafts.move_now"),
                     .kind = ButtonKind::filled,
                     .icon = Icon::check,
                     .fills_width = true}))
        intents.emplace_back(intent::MoveDraft{});
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

} // namespace kith::app
