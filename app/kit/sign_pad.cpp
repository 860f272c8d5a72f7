#include "app/kit/sign_pad.h"

#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {
namespace {

constexpr float pen_design = 3.0F;
constexpr float least_move_design = 1.5F;

Point on_pad(const Rect& pad, Point at) {
    return {std::clamp((at.x - pad.x) / pad.width, 0.0F, 1.0F),
            std::clamp((at.y - pad.y) / pad.width, 0.0F, pad.height / pad.width)};
}

void draw_lines(Kit& kit, const Rect& pad, const SignLines& lines) {
    const auto in_window = [&](Point at) {
        return Point{pad.x + at.x * pad.width, pad.y + at.y * pad.width};
    };
    const float pen = kit.px(pen_design);
    for (const std::vector<Point>& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i)
            kit.paint.line(in_window(line[i - 1]), in_window(line[i]), Token::text, pen);
        for (const Point at : line) // round ends and joins
            kit.paint.circle(in_window(at), pen / 2, Token::text);
    }
}

/// Follows the pointer while it is held: true when it was let go.
bool follow(Kit& kit, const Rect& pad, ScrollState& pen, SignLines& lines) {
    const Input& input = kit.input();
    const Point at = on_pad(pad, input.pointer);
    std::vector<Point>& line = lines.back();
    const float least = kit.px(least_move_design) / pad.width;
    if (line.empty() || std::abs(line.back().x - at.x) + std::abs(line.back().y - at.y) >= least)
        line.push_back(at);
    pen.is_dragged = input.is_down && !input.went_up;
    return !pen.is_dragged;
}

} // namespace

bool draw_sign_pad(Kit& kit, const SignPadSpec& spec, SignLines& lines) {
    const Rect pad = kit.place({kit.width(), kit.width() * spec.height});
    const Touch touch = kit.hit({.id = spec.id,
                                 .role = Role::field,
                                 .label = spec.label,
                                 .rect = pad,
                                 .takes_focus = false});
    kit.paint.fill(pad, Token::surface, kit.px(14.0F));
    kit.paint.stroke(pad, Token::control_border, kit.px(14.0F), kit.px(2.0F));
    if (lines.empty()) {
        const TextImage& hint = kit.lay_out(spec.hint, kit.style(Type::body, pad.width * 0.8F));
        draw_image(kit, hint, centred(pad, size_of(hint)), Token::muted);
        kit.note(Role::text, {}, spec.hint, centred(pad, size_of(hint)));
    }
    ScrollState& pen = kit.memory.scroll(spec.id);
    if (touch.is_over && kit.input().went_down) {
        pen.is_dragged = true;
        lines.emplace_back();
    }
    pen.is_dragged = pen.is_dragged && !lines.empty(); // taken away while the pen was down
    const bool is_finished = pen.is_dragged && follow(kit, pad, pen, lines);
    draw_lines(kit, pad, lines);
    return is_finished;
}

} // namespace kith::app
