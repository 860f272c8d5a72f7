// Places in the window, in pixels from its top left corner.
#pragma once

namespace kith::app {

struct Point {
    float x = 0.0F;
    float y = 0.0F;

    bool operator==(const Point&) const = default;
};

struct Size {
    float width = 0.0F;
    float height = 0.0F;

    bool operator==(const Size&) const = default;
};

struct Rect {
    float x = 0.0F;
    float y = 0.0F;
    float width = 0.0F;
    float height = 0.0F;

    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
    [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] bool holds(Point point) const {
        return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
    }
    [[nodiscard]] bool meets(const Rect& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    [[nodiscard]] Rect grown(float by) const {
        return {x - by, y - by, width + 2 * by, height + 2 * by};
    }
    bool operator==(const Rect&) const = default;
};

} // namespace kith::app
