// Questions for the person alone: first the laptop is turned round.
#include "app/screens/interview_screen.h"

namespace kith::app {

void draw_closed_curtain(Kit& kit) {
    const Card card(kit, {.gap = 18.0F});
    draw_heading(kit, kit.say("curtain.title"));
    draw_text(kit, kit.say("curtain.words"));
    draw_text(kit, kit.say("curtain.hidden"), Type::body, Token::muted);
}

std::optional<std::string> draw_curtain_foot(Kit& kit, const InterviewView& view) {
    const bool is_open = view.curtain == CurtainFace::open;
    const std::string back = kit.say("action.back");
    const std::string later = kit.say("interview.later");
    const std::string give_back = kit.say("curtain.give_back");
    const std::string pass = kit.say("curtain.pass");
    const std::string begin = kit.say("curtain.begin");
    const std::string next = kit.say("interview.next");
    const std::string hint = kit.say(is_open ? "interview.keys" : "curtain.keys");
    FooterSpec footer;
    footer.hint = hint;
    footer.start = {{.id = "back", .label = back, .icon = Icon::chevron_left, .key = Key::page_up}};
    if (is_open) {
        footer.end = {{.id = "give_back", .label = give_back, .key = Key::escape},
                      {.id = "next",
                       .label = next,
                       .kind = ButtonKind::filled,
                       .end_icon = Icon::chevron_right,
                       .key = Key::page_down,
                       .min_width = 170.0F}};
        return draw_footer(kit, footer);
    }
    if (has_outline(kit, view)) footer.max_width = kit.window().width / kit.px(1.0F) - 64.0F;
    footer.start.push_back(
        {.id = "later", .label = later, .kind = ButtonKind::ghost, .key = Key::escape});
    footer.end = {{.id = "pass", .label = pass, .kind = ButtonKind::ghost, .key = Key::page_down},
                  {.id = "begin", .label = begin, .kind = ButtonKind::filled, .min_width = 170.0F}};
    return draw_footer(kit, footer);
}

void take_curtain_foot(std::string_view pressed, Intents& intents) {
    if (pressed == "begin") intents.emplace_back(intent::OpenCurtain{});
    if (pressed == "give_back" || pressed == "pass") intents.emplace_back(intent::CloseCurtain{});
}

} // namespace kith::app
