#include "app/screens/interview_screen.h"

namespace kith::app {

void draw_project_about(Kit& kit, const ProjectAbout& about) {
    if (about.empty()) return;
    const Card card(kit, {.kind = CardKind::panel, .gap = 4.0F});
    draw_heading(kit, kit.say("about.title"), Type::section);
    for (const auto& [key, answer] : {std::pair("about.who", &about.who),
                                      std::pair("about.purpose", &about.purpose),
                                      std::pair("about.understood", &about.understood),
                                      std::pair("about.connections", &about.connections)}) {
        if (answer->empty()) continue;
        draw_text(kit, kit.say(key), Type::label, Token::muted);
        draw_text(kit, *answer, Type::body);
    }
}

} // namespace kith::app
