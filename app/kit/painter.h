// Shapes, pictures and text onto the window. Colours only as tokens; the screens' own drawings (a
// street of doors) use it too, and must put what they mean into the registry with Kit::note().
#pragma once

#include "app/kit/geometry.h"
#include "app/kit/tokens.h"
#include "app/text/text_engine.h"

#include <initializer_list>
#include <vector>

struct ImDrawList;

namespace kith::app {

class Painter {
public:
    void begin(ImDrawList* list, Theme theme) { list_ = list, theme_ = theme; }
    [[nodiscard]] ImDrawList* list() const { return list_; }
    void set_list(ImDrawList* list) { list_ = list; }

    [[nodiscard]] Colour colour(Token token) const { return colour_of(theme_, token); }
    void fill(const Rect& rect, Colour colour, float radius = 0.0F);
    void fill(const Rect& rect, Token token, float radius = 0.0F) {
        fill(rect, colour(token), radius);
    }
    /// The line runs inside the rectangle.
    void stroke(const Rect& rect, Token token, float radius, float thickness);
    void stroke(const Rect& rect, Colour colour, float radius, float thickness);
    void line(Point from, Point to, Token token, float thickness = 1.0F);
    void curve(Point from, Point to, Token token, float thickness);
    void circle(Point centre, float radius, Token token);
    void ring(Point centre, float radius, Token token, float thickness);
    void shape(const std::vector<Point>& convex, Token token);
    void image(const TextImage& image, Point at, Colour colour);
    void image(const TextImage& picture, Point at, Token token) {
        image(picture, at, colour(token));
    }
    /// In its own colours, stretched to the rectangle.
    void picture(const TextImage& picture, const Rect& rect);
    /// A soft shadow under a card, in eight slices of one small picture so that nothing is drawn
    /// twice.
    void shadow(const TextImage& picture, const Rect& rect, float radius, float alpha);

    void push_clip(const Rect& rect);
    void pop_clip();

private:
    ImDrawList* list_ = nullptr;
    Theme theme_ = Theme::light;
};

} // namespace kith::app
