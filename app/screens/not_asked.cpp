// For whoever writes the form: what is not asked now, by which rule, and what that rule saw.
#include "app/screens/interview_screen.h"

namespace kith::app {
namespace {

std::string seen_words(const Kit& kit, const SeenLine& seen) {
    if (seen.is_hidden) return kit.say("interview.seen_hidden", {{"name", seen.name}});
    if (seen.value.empty()) return kit.say("interview.seen_blank", {{"name", seen.name}});
    return kit.say("interview.seen", {{"name", seen.name}, {"value", seen.value}});
}

std::string why(const Kit& kit, const NotAskedLine& line) {
    if (line.rule.empty()) return kit.say("interview.no_entry");
    std::string words = kit.say(line.is_count ? "interview.asked_as_often" : "interview.asked_if",
                                {{"rule", line.rule}});
    for (const SeenLine& seen : line.seen)
        words += " \xE2\x80\xA2 " + seen_words(kit, seen);
    return words;
}

} // namespace

void draw_not_asked(Kit& kit, const InterviewView& view, Intents& intents) {
    if (view.top.sheet != SheetKind::not_asked) return;
    const std::string title = kit.say("interview.not_asked");
    const std::string close = kit.say("action.close");
    const Sheet sheet(kit,
                      {.id = "not_asked", .title = title, .close_label = close, .width = 760.0F});
    draw_text(kit,
              kit.say(view.not_asked.empty() ? "interview.all_asked" : "interview.not_asked_words"),
              Type::body,
              Token::muted);
    for (const NotAskedLine& line : view.not_asked) {
        const std::string id = "why." + line.path;
        const std::string words = why(kit, line);
        const bool was_pressed =
            draw_row_button(kit, {.id = id, .title = line.label, .words = words});
        if (was_pressed && !line.decided_by.empty())
            intents.emplace_back(intent::JumpTo{line.decided_by});
    }
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

} // namespace kith::app
