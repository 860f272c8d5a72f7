// One page of questions, each by the way it is answered, with what was said about it.
#include "app/screens/interview_screen.h"

#include <algorithm>

namespace kith::app {
namespace {

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

/// The keyboard goes to the field in hand once, when the question becomes the one in hand: true
/// then.
bool take_keyboard_to(Kit& kit, const InterviewView& view, InterviewDraft& draft) {
    if (draft.taken_to == view.in_hand) return false;
    draft.taken_to = view.in_hand;
    draft.noting.clear();
    draft.noting_taken_to.clear();
    const auto question = std::find_if(view.questions.begin(),
                                       view.questions.end(),
                                       [](const AskedQuestion& q) { return q.is_in_hand; });
    const bool types = question != view.questions.end() && !question->is_read_only &&
                       question->as != AskedAs::choices && question->as != AskedAs::acknowledge &&
                       question->as != AskedAs::drawing && question->as != AskedAs::steps;
    if (types)
        kit.focus.set(view.in_hand, true, true);
    else
        kit.focus.clear();
    return true;
}

void draw_override(Kit& kit, const InterviewView& view, Intents& intents) {
    if (!view.needs_consent_override) return;
    if (draw_banner(kit,
                    {.id = "unreviewed",
                     .title = kit.say("interview.unreviewed"),
                     .words = kit.say("interview.unreviewed_words"),
                     .tone = Tone::warn,
                     .action = kit.say("interview.unreviewed_go_on")}) ||
        kit.pressed_control('O'))
        intents.emplace_back(intent::ReadUnreviewed{});
}

/// A bar beside the question that the keyboard answers; the page scrolls to it when it is reached.
void mark_in_hand(
    Kit& kit, const AskedQuestion& question, float top, bool is_alone, bool came_here) {
    const Rect column = kit.flow.area();
    const float height = kit.flow.next_y() - kit.flow.gap() - top;
    const Rect place{column.x, top, column.width, height};
    kit.note(Role::group, "in_hand." + question.path, question.label, place);
    if (is_alone) return;
    const float x = kit.is_rtl() ? column.right() + kit.px(12.0F) : column.x - kit.px(16.0F);
    kit.paint.fill({x, top, kit.px(4.0F), height}, Token::primary, kit.px(2.0F));
    if (!came_here) return;
    ScrollState& page = kit.memory.scroll("page");
    if (place.bottom() > kit.body.bottom())
        page.offset += place.bottom() - kit.body.bottom() + kit.px(20.0F);
    if (place.y < kit.body.y) page.offset -= kit.body.y - place.y + kit.px(20.0F);
}

void draw_one(Kit& kit,
              const AskedQuestion& question,
              bool is_alone,
              InterviewDraft& draft,
              Intents& intents) {
    QuestionPlace place{is_alone};
    if (question.as == AskedAs::picture || question.as == AskedAs::file)
        place.picture = &draft.pictures[question.path];
    if (question.as == AskedAs::search) place.search = &draft.searches[question.path];
    if (question.as == AskedAs::drawing) place.drawing = &draft.drawings[question.path];
    draw_question(kit, question, place, intents);
}

} // namespace

void draw_interview_page(Kit& kit,
                         const InterviewView& view,
                         InterviewDraft& draft,
                         Intents& intents) {
    const bool came_here = take_keyboard_to(kit, view, draft);
    take_remark_keys(kit, view, draft, intents);
    const Page page(kit);
    draw_trouble(kit, view.top, intents);
    draw_interview_progress(kit, view);
    draw_override(kit, view, intents);
    if (view.is_at_end) return draw_read_back(kit, view, intents);
    if (view.curtain == CurtainFace::closed) return draw_closed_curtain(kit);
    draw_project_about(kit, view.about);
    const Card card(kit, {.gap = 14.0F});
    const bool is_alone = std::count_if(view.questions.begin(),
                                        view.questions.end(),
                                        [](const auto& q) { return q.as != AskedAs::note; }) < 2;
    const std::span questions(view.questions);
    for (std::size_t at = 0; at < questions.size();) {
        const std::size_t tabled = table_length(kit, questions.subspan(at));
        const auto together = questions.subspan(at, std::max<std::size_t>(tabled, 1));
        const float top = kit.flow.next_y();
        if (tabled > 0)
            draw_table_of(kit, together, intents);
        else
            draw_one(kit, together[0], is_alone && at + 1 == questions.size(), draft, intents);
        for (const AskedQuestion& question : together) {
            if (tabled > 0 && has_remarks(question, draft))
                draw_text(kit, question.label, Type::label, Token::muted);
            if (question.as != AskedAs::note) draw_remarks(kit, question, draft, intents);
            if (question.is_in_hand) mark_in_hand(kit, question, top, is_alone, came_here);
        }
        at += together.size();
        if (at < questions.size()) kit.space(14.0F);
    }
    draw_remark_buttons(kit, view, draft, intents);
    draw_repeat(kit, view, intents);
}

} // namespace kith::app
