#include "app/screens/interview_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

void take_footer(const std::optional<std::string>& pressed, Intents& intents) {
    if (!pressed) return;
    if (*pressed == "back") intents.emplace_back(intent::PreviousPage{});
    if (*pressed == "next") intents.emplace_back(intent::NextPage{});
    if (*pressed == "skip") intents.emplace_back(intent::NextPage{true});
    if (*pressed == "later") intents.emplace_back(intent::FinishLater{});
    if (*pressed == "finish") intents.emplace_back(intent::Finish{});
}

std::optional<std::string> draw_foot(Kit& kit, const InterviewView& view) {
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

void draw_progress_line(Kit& kit, const InterviewView& view) {
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

void draw_repeat(Kit& kit, const InterviewView& view, Intents& intents) {
    const RepeatLine& repeat = view.repeat;
    if (!repeat.series.empty()) {
        draw_heading(kit, kit.say("interview.more", {{"what", repeat.label}}));
        draw_text(kit,
                  say_count(kit, "interview.so_far", static_cast<std::uint64_t>(repeat.count)),
                  Type::body,
                  Token::muted);
        if (draw_button(kit,
                        {.id = "add",
                         .label = kit.say("interview.add"),
                         .icon = Icon::plus,
                         .character = 'A'}))
            intents.emplace_back(intent::AddRepeat{repeat.series});
    }
    if (repeat.can_remove && draw_button(kit,
                                         {.id = "remove",
                                          .label = kit.say("interview.remove"),
                                          .kind = ButtonKind::ghost,
                                          .icon = Icon::trash}))
        intents.emplace_back(intent::RemoveRepeat{repeat.instance});
    if (view.can_undo_remove && draw_button(kit,
                                            {.id = "undo",
                                             .label = kit.say("interview.undo_remove"),
                                             .kind = ButtonKind::ghost,
                                             .icon = Icon::undo}))
        intents.emplace_back(intent::UndoRemove{});
}

/// The keyboard goes to the field in hand once, when the question becomes the one in hand.
void take_keyboard_to(Kit& kit, const InterviewView& view, InterviewDraft& draft) {
    if (draft.taken_to == view.in_hand) return;
    draft.taken_to = view.in_hand;
    const auto question = std::find_if(view.questions.begin(),
                                       view.questions.end(),
                                       [](const AskedQuestion& q) { return q.is_in_hand; });
    const bool types = question != view.questions.end() && !question->is_read_only &&
                       question->as != AskedAs::choices && question->as != AskedAs::acknowledge;
    if (types)
        kit.focus.set(view.in_hand, true, true);
    else
        kit.focus.clear();
}

void draw_page(Kit& kit, const InterviewView& view, Intents& intents) {
    const Page page(kit);
    draw_trouble(kit, view.top, intents);
    draw_progress_line(kit, view);
    if (view.is_at_end) return draw_read_back(kit, view, intents);
    const Card card(kit, {.gap = 14.0F});
    const bool is_alone = std::count_if(view.questions.begin(),
                                        view.questions.end(),
                                        [](const auto& q) { return q.as != AskedAs::note; }) < 2;
    for (const AskedQuestion& question : view.questions) {
        if (question.is_in_hand) // for those who hear the screen, and for tests
            kit.note(Role::group, "in_hand." + question.path, question.label, kit.body);
        draw_question(kit, question, is_alone && (&question == &view.questions.back()), intents);
        if (&question != &view.questions.back()) kit.space(14.0F);
    }
    draw_repeat(kit, view, intents);
}

} // namespace

Intents draw_interview_screen(Kit& kit, const InterviewView& view, InterviewDraft& draft) {
    kit.page("interview." + std::to_string(view.page) + (view.is_at_end ? ".end" : ""));
    Intents intents;
    draw_top(kit, view.top, intents);
    const auto pressed = draw_foot(kit, view);
    take_keyboard_to(kit, view, draft);
    draw_page(kit, view, intents);
    draw_overview(kit, view, intents);
    if (!view.is_at_end && kit.pressed(Key::enter)) intents.emplace_back(intent::NextQuestion{});
    if (view.is_at_end && !view.is_finishing && kit.pressed(Key::enter))
        intents.emplace_back(intent::Finish{});
    if (kit.pressed_control('G') || kit.pressed(Key::f1))
        intents.emplace_back(intent::OpenSheet{SheetKind::overview});
    take_footer(pressed, intents);
    return intents;
}

} // namespace kith::app
