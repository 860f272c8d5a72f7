#include "app/screens/interview_screen.h"

namespace kith::app {

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
    draw_overview(kit, view, intents);
    draw_not_asked(kit, view, intents);
    draw_missing_sheet(kit, view, intents);
    draw_parked_sheet(kit, view, intents);
    if (!view.is_at_end && kit.pressed(Key::enter)) intents.emplace_back(intent::NextQuestion{});
    if (view.is_at_end && !view.is_finishing && kit.pressed(Key::enter))
        intents.emplace_back(intent::Finish{});
    if (kit.pressed_control('G') || kit.pressed(Key::f6))
        intents.emplace_back(intent::OpenSheet{SheetKind::overview});
    take_interview_foot(pressed, intents);
    return intents;
}

} // namespace kith::app
