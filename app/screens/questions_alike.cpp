// What looks like the name that is being typed. Of places one key says that it is the same; of
// people it is only shown: whether two are one is decided by a coordinator.
#include "app/screens/questions.h"

#include <fmt/format.h>

namespace kith::app {

void draw_alike(Kit& kit, const AskedQuestion& question, Intents& intents) {
    if (question.is_mention)
        draw_pill(kit,
                  {.id = "alike.mention",
                   .label = kit.say("alike.mention"),
                   .tone = Tone::good,
                   .icon = Icon::check});
    if (question.alike.empty()) return;
    draw_text(kit,
              kit.say(question.can_be_same ? "alike.title" : "alike.title_people"),
              Type::label,
              Token::muted);
    for (std::size_t i = 0; i < question.alike.size(); ++i) {
        const LookAlike& line = question.alike[i];
        const std::string id = fmt::format("alike.{}", i + 1);
        if (!question.can_be_same) {
            draw_fact(kit, {.id = id, .name = line.name, .value = line.place});
            continue;
        }
        const std::string keys = fmt::format("Ctrl+{}", i + 1);
        const bool was_pressed = draw_row_button(kit,
                                                 {.id = id,
                                                  .title = line.name,
                                                  .words = line.place,
                                                  .end_text = keys,
                                                  .has_chevron = false});
        if (was_pressed || kit.pressed_control(static_cast<char>('1' + i)))
            intents.emplace_back(intent::SameAs{question.path, line.record});
    }
}

} // namespace kith::app
