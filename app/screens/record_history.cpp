// Everything that happened to a record, the newest first.
#include "app/screens/records_screen.h"

namespace kith::app {
namespace {

std::string words_of_event(const Kit& kit, const RecordEvent& event) {
    const std::string_view key = event.kind == ChangeKind::create     ? "record.created"
                                 : event.kind == ChangeKind::remove   ? "record.removed"
                                 : event.kind == ChangeKind::undelete ? "record.undeleted"
                                 : event.kind == ChangeKind::resolve  ? "record.resolved"
                                                                      : "record.changed";
    return kit.say(key,
                   {{"question", say_question(kit, event.question, event.about)},
                    {"answer", say_answer(kit, event.answer, event.about)}});
}

} // namespace

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

} // namespace kith::app
