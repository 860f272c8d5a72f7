// What is asked and how far it is, at the start side of a wide window. Only the rows in sight are
// drawn.
#include "app/kit/outline_row.h"
#include "app/screens/interview_screen.h"

#include <algorithm>
#include <cmath>

namespace kith::app {
namespace {

constexpr float least_width = 1240.0F; // of the window, in design pixels
constexpr float outline_width = 296.0F;

struct StateFace {
    OutlineMark mark;
    std::string_view key;
};

StateFace face_of(OutlineState state) {
    switch (state) {
    case OutlineState::answered:
        return {OutlineMark::done, "outline.answered"};
    case OutlineState::problem:
        return {OutlineMark::problem, "interview.fix"};
    case OutlineState::no_answer:
        return {OutlineMark::nothing, "outline.no_answer"};
    case OutlineState::later:
        return {OutlineMark::later, "missing.later"};
    case OutlineState::open:
        break;
    }
    return {OutlineMark::open, "outline.open"};
}

/// The rows that are listed, by their place in the walk.
struct Listed {
    const Walk& walk;
    bool only_open;
    Rect area;
    float height; // of each

    [[nodiscard]] std::size_t size() const {
        return only_open ? walk.open.size() : walk.rows.size();
    }
    [[nodiscard]] const OutlineRow& row(std::size_t at) const {
        return walk.rows[only_open ? walk.open[at] : at];
    }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view path) const {
        for (std::size_t i = 0; i < size(); ++i)
            if (!path.empty() && row(i).path == path) return i;
        return std::nullopt;
    }
};

void draw_row(
    Kit& kit, const OutlineRow& row, const InterviewView& view, float height, Intents& intents) {
    const StateFace face = face_of(row.state);
    const std::string state = row.is_heading() ? std::string() : kit.say(face.key);
    const std::string id = row.is_heading() ? std::string() : "outline." + row.path;
    if (draw_outline_row(kit,
                         {.id = id,
                          .label = row.label,
                          .state = state,
                          .mark = face.mark,
                          .end_icon = row.has_note ? Icon::pencil : Icon::none,
                          .is_in_hand = !row.is_heading() && row.path == view.in_hand},
                         height))
        intents.emplace_back(intent::JumpTo{row.path});
}

/// A new page forgets where things were scrolled to: the list stays where it was, as far as the
/// question in hand stays in sight.
void scroll_to_hand(Kit& kit,
                    const Listed& listed,
                    const std::string& in_hand,
                    InterviewDraft& draft) {
    if (draft.outlined_for == in_hand) return;
    draft.outlined_for = in_hand;
    ScrollState& scroll = kit.memory.scroll("outline");
    scroll.content_height = listed.height * static_cast<float>(listed.size());
    scroll.offset = draft.outline_offset;
    const auto at = listed.find(in_hand);
    if (!at) return;
    const float top = listed.height * static_cast<float>(*at);
    if (top - listed.height < scroll.offset) scroll.offset = std::max(0.0F, top - listed.height);
    if (top + 2 * listed.height > scroll.offset + listed.area.height)
        scroll.offset = top + 2 * listed.height - listed.area.height;
}

float whole_rows(float offset, float height) {
    return std::ceil(offset / height - 0.01F) * height;
}

void draw_rows(Kit& kit,
               const InterviewView& view,
               const Rect& area,
               InterviewDraft& draft,
               Intents& intents) {
    if (view.walk->rows.empty()) return;
    const float height = height_of_outline_row(kit, view.walk->rows.back().label);
    const Listed listed{*view.walk, draft.only_open, area, height};
    scroll_to_hand(kit, listed, view.in_hand, draft);
    ScrollState& state = kit.memory.scroll("outline");
    state.offset = whole_rows(state.offset, height);
    const ScrollArea scroll(kit, "outline", area, kit.px(12.0F));
    const float offset = kit.memory.scroll("outline").offset;
    draft.outline_offset = offset;
    const auto first = static_cast<std::size_t>(std::ceil(offset / height)); // no row in half
    const auto shown = static_cast<std::size_t>(area.height / height) + 4;
    const std::size_t last = std::min(listed.size(), first + shown);
    const Stack rows(kit, 0.0F);
    kit.flow.skip(height * static_cast<float>(first));
    for (std::size_t i = std::min(first, last); i < last; ++i)
        draw_row(kit, listed.row(i), view, height, intents);
    kit.flow.skip(height * static_cast<float>(listed.size() - last));
    const float hidden = height * static_cast<float>(listed.size()) - area.height;
    if (hidden > 0.0F) kit.flow.skip(whole_rows(hidden, height) - hidden); // ends on a row as well
}

} // namespace

bool has_outline(const Kit& kit, const InterviewView& view) {
    return view.walk && view.curtain != CurtainFace::open &&
           kit.window().width >= kit.px(least_width);
}

Rect take_outline_place(Kit& kit) {
    const float width = kit.px(outline_width);
    Rect place{kit.body.x, kit.body.y, width, kit.body.height};
    if (kit.is_rtl())
        place.x = kit.body.right() - width;
    else
        kit.body.x += width;
    kit.body.width -= width;
    return place;
}

void draw_outline(Kit& kit,
                  const InterviewView& view,
                  const Rect& place,
                  InterviewDraft& draft,
                  Intents& intents) {
    kit.paint.fill(place, Token::surface);
    const float edge = kit.is_rtl() ? place.x : place.right() - 1.0F;
    kit.paint.fill({edge, place.y, 1.0F, place.height}, Token::hairline);
    kit.flow.open_column(
        {place.x + kit.px(20.0F), place.y + kit.px(8.0F), place.width - kit.px(40.0F), 0.0F}, 0.0F);
    const std::string only_open = kit.say("outline.only_open");
    if (draw_check(kit, {.id = "only_open", .label = only_open, .is_on = draft.only_open})) {
        draft.only_open = !draft.only_open;
        draft.outlined_for.clear();
    }
    const float head = kit.flow.used_height() + kit.px(16.0F);
    kit.flow.close_column();
    draw_rows(
        kit, view, {place.x, place.y + head, place.width, place.height - head}, draft, intents);
}

} // namespace kith::app
