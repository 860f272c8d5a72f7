#include "app/screens/interview_screen.h"

namespace kith::app {
namespace {

/// Other people's interviews, and everything that was said in this one.
void draw_worker_sheets(Kit& kit,
                        const InterviewView& view,
                        InterviewDraft& draft,
                        Intents& intents) {
    draw_transcribing(kit, view, draft, intents);
    draw_overview(kit, view, intents);
    draw_not_asked(kit, view, intents);
    draw_parked_sheet(kit, view, intents);
    if (kit.pressed_control('G') || kit.pressed(Key::f6))
        intents.emplace_back(intent::OpenSheet{SheetKind::overview});
}

} // namespace

Intents draw_interview_screen(Kit& kit, const InterviewView& view, InterviewDraft& draft) {
    kit.page("interview." + std::to_string(view.page) + (view.is_at_end ? ".end" : ""));
    if (draft.interview != view.number) {
        draft = {};
        draft.interview = view.number;
    }
    Intents intents;
    draw_top(kit, view.top, intents);
    const auto pressed = draw_interview_foot(kit, view);
    const bool is_wide = has_outline(kit, view);
    const Rect outline = is_wide ? take_outline_place(kit) : Rect{};
    draw_interview_page(kit, view, draft, intents);
    if (is_wide) draw_outline(kit, view, outline, draft, intents);
    draw_missing_sheet(kit, view, intents);
    if (view.curtain != CurtainFace::open) draw_worker_sheets(kit, view, draft, intents);
    if (view.top.sheet == SheetKind::transcribing) return intents;
    if (!view.is_at_end && kit.pressed(Key::enter)) intents.emplace_back(intent::NextQuestion{});
    if (view.is_at_end && !view.is_finishing && kit.pressed(Key::enter))
        intents.emplace_back(intent::Finish{});
    take_interview_foot(pressed, intents);
    return intents;
}

} // namespace kith::app
