#include "app/kit/painter.h"

#include "app/kit/imgui_types.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kith::app {
namespace {

ImU32 packed(Colour colour) {
    return IM_COL32(colour.red, colour.green, colour.blue, colour.alpha);
}

ImVec2 vec(Point point) {
    return {point.x, point.y};
}

float snapped(float value) {
    return std::floor(value + 0.5F);
}

} // namespace

void Painter::fill(const Rect& rect, Colour colour, float radius) {
    const float round = std::min(radius, std::min(rect.width, rect.height) / 2);
    list_->AddRectFilled({snapped(rect.x), snapped(rect.y)},
                         {snapped(rect.right()), snapped(rect.bottom())},
                         packed(colour),
                         round);
}

void Painter::stroke(const Rect& rect, Colour colour, float radius, float thickness) {
    const float inset = thickness / 2 - 0.5F; // AddRect moves in by half a pixel by itself
    const ImVec2 from{snapped(rect.x) + inset, snapped(rect.y) + inset};
    const ImVec2 to{snapped(rect.right()) - inset, snapped(rect.bottom()) - inset};
    const float round = std::min(radius, std::min(rect.width, rect.height) / 2) - thickness / 2;
    list_->AddRect(from, to, packed(colour), std::max(0.0F, round), 0, thickness);
}

void Painter::stroke(const Rect& rect, Token token, float radius, float thickness) {
    stroke(rect, colour(token), radius, thickness);
}

void Painter::line(Point from, Point to, Token token, float thickness) {
    if (from.y == to.y) { // a filled strip: exact pixels, no blur
        fill({from.x, snapped(from.y), to.x - from.x, thickness}, token);
    } else if (from.x == to.x) {
        fill({snapped(from.x), from.y, thickness, to.y - from.y}, token);
    } else {
        list_->AddLine(vec(from), vec(to), packed(colour(token)), thickness);
    }
}

void Painter::curve(Point from, Point to, Token token, float thickness) {
    const float middle = (from.x + to.x) / 2;
    list_->AddBezierCubic(
        vec(from), {middle, from.y}, {middle, to.y}, vec(to), packed(colour(token)), thickness);
}

void Painter::circle(Point centre, float radius, Token token) {
    list_->AddCircleFilled(vec(centre), radius, packed(colour(token)), 0);
}

void Painter::ring(Point centre, float radius, Token token, float thickness) {
    list_->AddCircle(vec(centre), radius - thickness / 2, packed(colour(token)), 0, thickness);
}

void Painter::shape(const std::vector<Point>& convex, Token token) {
    std::vector<ImVec2> points;
    points.reserve(convex.size());
    for (const Point& point : convex)
        points.push_back(vec(point));
    list_->AddConvexPolyFilled(
        points.data(), static_cast<int>(points.size()), packed(colour(token)));
}

void Painter::image(const TextImage& image, Point at, Colour colour) {
    if (image.texture == TextureId{}) return;
    const ImVec2 from{snapped(at.x) + image.ink_x, snapped(at.y) + image.ink_y};
    const ImVec2 to{from.x + static_cast<float>(image.texture_width),
                    from.y + static_cast<float>(image.texture_height)};
    list_->AddImage(to_imgui(image.texture), from, to, {0, 0}, {1, 1}, packed(colour));
}

void Painter::picture(const TextImage& picture, const Rect& rect) {
    if (picture.texture == TextureId{}) return;
    const ImVec2 from{snapped(rect.x), snapped(rect.y)};
    list_->AddImage(to_imgui(picture.texture), from, {from.x + rect.width, from.y + rect.height});
}

void Painter::shadow(const TextImage& picture, const Rect& rect, float radius, float alpha) {
    // The picture is a square: corners of `corner` pixels around a single stretchable pixel.
    const float corner = std::floor(picture.width / 2);
    const Rect outer = rect.grown(corner - radius);
    const std::array x{outer.x, outer.x + corner, outer.right() - corner, outer.right()};
    const std::array y{outer.y, outer.y + corner, outer.bottom() - corner, outer.bottom()};
    const float edge = corner / picture.width;
    const std::array uv{0.0F, edge, 1.0F - edge, 1.0F};
    const ImU32 tint = packed(faded(Colour{0, 0, 0, 255}, alpha));
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            if (row == 1 && column == 1) continue;
            list_->AddImage(to_imgui(picture.texture),
                            {x[column], y[row]},
                            {x[column + 1], y[row + 1]},
                            {uv[column], uv[row]},
                            {uv[column + 1], uv[row + 1]},
                            tint);
        }
    }
}

void Painter::push_clip(const Rect& rect) {
    list_->PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, true);
}

void Painter::pop_clip() {
    list_->PopClipRect();
}

} // namespace kith::app
