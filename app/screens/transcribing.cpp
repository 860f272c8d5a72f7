// The sheet in which a form that was filled in on paper is keyed in, line by line.
#include "app/screens/interview_screen.h"

#include <utility>

namespace kith::app {
namespace {

void draw_lines(Kit& kit, const KeyedLines& keyed) {
    for (const KeyedLine& line : keyed.lines) {
        draw_text(kit, line.code + "  " + line.question, Type::small, Token::muted);
        draw_text(kit, line.answer.empty() ? kit.say("interview.no_answer") : line.answer);
    }
}

} // namespace

void draw_transcribing(Kit& kit,
                       const InterviewView& view,
                       InterviewDraft& draft,
                       Intents& intents) {
    if (view.top.sheet != SheetKind::transcribing) {
        draft.is_keying = false;
        if (kit.pressed_control('K'))
            intents.emplace_back(intent::OpenSheet{SheetKind::transcribing});
        return;
    }
    const std::string title = kit.say("keying.title");
    const std::string close = kit.say("action.close");
    const Sheet sheet(
        kit, {.id = "transcribing", .title = title, .close_label = close, .width = 760.0F});
    if (!std::exchange(draft.is_keying, true)) {
        draft.keying.clear();
        kit.focus.set("keying", true, true);
    }
    if (std::exchange(draft.keyed, view.keyed.done) < view.keyed.done) draft.keying.clear();
    draw_text(kit, kit.say("keying.words"), Type::body, Token::muted);
    const std::string label = kit.say("keying.line");
    const std::string help = kit.say("keying.help");
    draw_field(kit,
               {.id = "keying", .label = label, .help = help, .error = view.keyed.trouble},
               draft.keying);
    if (draw_button(kit,
                    {.id = "key_in",
                     .label = kit.say("keying.take"),
                     .kind = ButtonKind::filled,
                     .icon = Icon::check,
                     .key = Key::enter}))
        intents.emplace_back(intent::KeyIn{draft.keying});
    draw_lines(kit, view.keyed);
    if (sheet.wants_close()) intents.emplace_back(intent::OpenSheet{});
}

} // namespace kith::app
