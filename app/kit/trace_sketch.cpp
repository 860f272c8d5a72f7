#include "app/kit/trace_sketch.h"

#include "app/kit/parts.h"

#include <algorithm>

namespace kith::app {
namespace {

constexpr float sketch_side_design = 220.0F;
constexpr float sketch_edge_design = 18.0F;
constexpr float sketch_pen_design = 3.0F;

} // namespace

void draw_trace_sketch(Kit& kit, const TraceSketchSpec& spec) {
    const float side = std::min(kit.px(sketch_side_design), kit.width());
    const Rect place = kit.place({side, side});
    const float edge = kit.px(sketch_edge_design);
    kit.note(Role::group, spec.id, spec.label, place);
    kit.paint.fill(place, Token::surface, kit.px(14.0F));
    kit.paint.stroke(place, Token::control_border, kit.px(14.0F), kit.px(1.0F));
    const auto in_window = [&](Point at) {
        const float room = side - 2 * edge;
        return Point{place.x + edge + at.x * room, place.y + edge + at.y * room};
    };
    const float pen = kit.px(sketch_pen_design);
    for (std::size_t i = 1; i < spec.points.size(); ++i)
        kit.paint.line(
            in_window(spec.points[i - 1]), in_window(spec.points[i]), Token::primary, pen);
    if (spec.is_closed && spec.points.size() > 2)
        kit.paint.line(
            in_window(spec.points.back()), in_window(spec.points.front()), Token::primary, pen);
    for (const Point at : spec.points)
        kit.paint.circle(in_window(at), pen, Token::text);
    if (!spec.points.empty())
        kit.paint.ring(in_window(spec.points.front()), pen * 2.5F, Token::text, kit.px(1.5F));
}

} // namespace kith::app
