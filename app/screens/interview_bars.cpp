// Where an interview stands and where it can go: the line at the top, the buttons at the foot.
#include "app/screens/interview_screen.h"

#include <algorithm>

namespace kith::app {

void take_interview_foot(const std::optional<std::string>& pressed, Intents& intents) {
    if (!pressed) return;
    if (*pressed == "back") intents.emplace_back(intent::PreviousPage{});
    if (*pressed == "next") intents.emplace_back(intent::NextPage{});
    if (*pressed == "skip") intents.emplace_back(intent::NextPage{true});
    if (*pressed == "later") intents.emplace_back(intent::FinishLater{});
    take_curtain_foot(*pressed, intents);
    if (*pressed == "finish") intents.emplace_back(intent::Finish{});
}

std::optional<std::string> draw_interview_foot(Kit& kit, const InterviewView& view) {
    if (view.curtain != CurtainFace::none) return draw_curtain_foot(kit, view);
    const std::string back = kit.say("action.back");
    const std::string later = kit.say("interview.later");
    const std::string skip = kit.say("interview.skip");
    const std::string next = kit.say("interview.next");
    const std::string finish = kit.say("interview.finish");
    const bool has_lines =
        std::any_of(view.questions.begin(), view.questions.end(), [](const auto& q) {
            return q.as == AskedAs::lines && q.is_in_hand;
        });
    const std::string hint = kit.say(view.is_at_end ? "interview.keys_end"
                                     : has_lines    ? "interview.keys_lines"
                                                    : "interview.keys");
    FooterSpec footer;
    if (has_outline(kit, view)) footer.max_width = kit.window().width / kit.px(1.0F) - 64.0F;
    footer.start = {{.id = "back",
                     .label = back,
                     .icon = Icon::chevron_left,
                     .is_enabled = view.page > 1 || view.is_at_end,
                     .key = Key::page_up},
                    {.id = "later", .label = later, .kind = ButtonKind::ghost, .key = Key::escape}};
    footer.hint = hint;
    if (!view.is_at_end)
        footer.end = {{.id = "skip", .label = skip, .kind = ButtonKind::ghost},
                      {.id = "next",
                       .label = next,
                       .kind = ButtonKind::filled,
                       .end_icon = Icon::chevron_right,
                       .key = Key::page_down,
                       .min_width = 170.0F}};
    else
        footer.end = {{.id = "finish",
                       .label = finish,
                       .kind = ButtonKind::filled,
                       .icon = Icon::check,
                       .is_enabled = !view.is_finishing,
                       .min_width = 170.0F}};
    return draw_footer(kit, footer);
}

void draw_interview_progress(Kit& kit, const InterviewView& view) {
    const std::string topic = view.is_at_end ? kit.say("interview.read_back") : view.topic;
    const std::string place =
        view.is_at_end
            ? view.form
            : kit.say("interview.place",
                      {{"n", std::to_string(view.page)}, {"of", std::to_string(view.pages)}});
    draw_split_line(kit, topic.empty() ? view.form : topic, place);
    const auto pages = static_cast<float>(std::max<std::size_t>(view.pages, 1));
    draw_progress(kit,
                  {.id = "progress",
                   .label = place,
                   .share = view.is_at_end ? 1.0F : static_cast<float>(view.page - 1) / pages});
}

} // namespace kith::app
