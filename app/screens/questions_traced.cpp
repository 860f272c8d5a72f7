// Answers that are places: a line or a shape is drawn while it is typed, and a point that is none
// is named.
#include "app/kit/trace_sketch.h"
#include "app/screens/questions.h"

namespace kith::app {
namespace {

std::string_view key_of(PlaceFault::Kind kind) {
    switch (kind) {
    case PlaceFault::Kind::latitude:
        return "field.point_latitude";
    case PlaceFault::Kind::longitude:
        return "field.point_longitude";
    case PlaceFault::Kind::accuracy:
        return "field.point_accuracy";
    case PlaceFault::Kind::too_few:
        return "field.points_too_few";
    case PlaceFault::Kind::too_many:
        return "field.points_too_many";
    case PlaceFault::Kind::not_a_point:
        break;
    }
    return "field.point_unreadable";
}

} // namespace

std::string say_place_fault(const Kit& kit, const PlaceFault& fault) {
    if (fault.line == 0) return kit.say(key_of(fault.kind));
    return kit.say(key_of(fault.kind), {{"n", std::to_string(fault.line)}, {"text", fault.text}});
}

void draw_sketch_of(Kit& kit, const AskedQuestion& question) {
    const AskedTrace& trace = question.trace;
    if (trace.points.empty()) return;
    const std::string points = say_count(kit, "field.trace_points", trace.points.size());
    const std::string label =
        trace.is_shape
            ? kit.say("field.shape_words", {{"points", points}, {"n", std::to_string(trace.area)}})
            : kit.say("field.trace_words",
                      {{"points", points}, {"n", std::to_string(trace.length)}});
    const std::string id = question.path + ".sketch";
    TraceSketchSpec sketch{.id = id, .label = label, .points = {}, .is_closed = trace.is_shape};
    for (const auto& [x, y] : trace.points)
        sketch.points.push_back({x, y});
    draw_trace_sketch(kit, sketch);
    draw_caption(kit, label);
}

} // namespace kith::app
