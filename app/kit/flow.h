// Where the next thing goes. A flow is a column: things stand below each other from its start side.
// A row puts them beside each other and wraps. "Start" is left, or right where the language runs
// that way: nobody else mirrors.
#pragma once

#include "app/kit/geometry.h"

#include <cstddef>
#include <vector>

namespace kith::app {

class Kit;

class Flow {
public:
    void begin(const Rect& area, float gap);
    /// Room for a thing of this size; a column moves down by height and gap, a row along.
    [[nodiscard]] Rect place(Size size, bool is_rtl);
    /// What is left: of the column's width, or of the row's line.
    [[nodiscard]] float width() const;
    [[nodiscard]] float gap() const { return top().gap; }
    /// Extra room before the next thing.
    void skip(float length);
    /// The height used so far by this column, without the last gap.
    [[nodiscard]] float used_height() const;
    [[nodiscard]] Rect area() const { return top().area; }
    [[nodiscard]] float next_y() const { return top().y; }

    void open_column(const Rect& area, float gap);
    void close_column();
    void open_row(float height, float gap, bool wraps);
    /// Returns the row's height.
    float close_row();
    /// The next thing stands at the end side, `width` wide in all.
    void move_to_end(float width);

private:
    struct Lane {
        Rect area;
        float gap = 0.0F;
        float y = 0.0F;           // top of the next thing, or of the row's line
        float along = 0.0F;       // of a row: distance from the start side
        float line_height = 0.0F; // of a row: the tallest thing so far
        float fixed_height = 0.0F;
        bool is_row = false;
        bool wraps = false;
        bool is_empty = true;
    };
    [[nodiscard]] const Lane& top() const { return lanes_.back(); }
    [[nodiscard]] Lane& top() { return lanes_.back(); }
    [[nodiscard]] Rect place_in_row(Lane& row, Size size, bool is_rtl) const;

    std::vector<Lane> lanes_{Lane{}};
};

/// Things beside each other until the scope ends. `height` (window pixels) centres them on one
/// line; without it they hang from the top and wrap.
class Row {
public:
    explicit Row(Kit& kit, float height = 0.0F, float gap = -1.0F);
    ~Row();
    Row(const Row&) = delete;
    Row& operator=(const Row&) = delete;
    void move_to_end(float width);

private:
    Kit& kit_;
};

/// Things below each other with a gap of their own (design pixels): `Stack list(kit, 0.0F);` for
/// rows with hairlines. As wide as the flow, or narrower and in its middle.
class Stack {
public:
    explicit Stack(Kit& kit, float gap, float max_width = 0.0F);
    ~Stack();
    Stack(const Stack&) = delete;
    Stack& operator=(const Stack&) = delete;

private:
    Kit& kit_;
    float outer_width_;
};

/// Columns beside each other: `Columns two(kit, {0.6F, 0.4F}); ... two.next(); ...`
class Columns {
public:
    Columns(Kit& kit, std::vector<float> shares, float gap = -1.0F);
    ~Columns();
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;
    void next();

private:
    void open();
    void close();

    Kit& kit_;
    Rect area_;
    std::vector<float> shares_;
    float gap_;
    std::size_t index_ = 0;
    float tallest_ = 0.0F;
};

} // namespace kith::app
