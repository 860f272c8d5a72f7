#include "app/text/icons.h"

#include <cairo.h>

#include <array>
#include <numbers>
#include <sstream>
#include <string>

namespace kith::app {
namespace {

// One icon is a line of strokes. M x y: go; L x y: line; C x1 y1 x2 y2 x y: curve; Z: close;
// O x y r: circle; D x y r: filled dot; A x y r from to: arc in degrees, clockwise from three
// o'clock; R x y w h r: rounded box.
struct Drawing {
    Icon icon;
    const char* strokes;
};

constexpr std::array drawings{
    Drawing{Icon::heart,
            "M12 19.5 C5 14.5 3.5 11.5 3.5 8.8 C3.5 6 5.6 4.2 7.9 4.2 C9.7 4.2 11.2 5.3 12 7 C12.8 "
            "5.3 14.3 4.2 16.1 4.2 C18.4 4.2 20.5 6 20.5 8.8 C20.5 11.5 19 14.5 12 19.5 Z"},
    Drawing{Icon::check, "M4.5 12.5 L9.5 17.5 L19.5 6.5"},
    Drawing{Icon::close, "M6 6 L18 18 M18 6 L6 18"},
    Drawing{Icon::chevron_left, "M15 5 L8 12 L15 19"},
    Drawing{Icon::chevron_right, "M9 5 L16 12 L9 19"},
    Drawing{Icon::chevron_down, "M5 9 L12 16 L19 9"},
    Drawing{Icon::chevron_up, "M5 15 L12 8 L19 15"},
    Drawing{Icon::arrow_right, "M3.5 12 L20 12 M13.5 5.5 L20 12 L13.5 18.5"},
    Drawing{Icon::arrow_left, "M20.5 12 L4 12 M10.5 5.5 L4 12 L10.5 18.5"},
    Drawing{Icon::sun,
            "O12 12 4 M12 2.5 L12 4.5 M12 19.5 L12 21.5 M2.5 12 L4.5 12 M19.5 12 L21.5 12 M5.3 5.3 "
            "L6.7 "
            "6.7 M17.3 17.3 L18.7 18.7 M18.7 5.3 L17.3 6.7 M6.7 17.3 L5.3 18.7"},
    Drawing{Icon::text_size,
            "M4.5 7 L4.5 4.5 L19.5 4.5 L19.5 7 M12 4.5 L12 19.5 M8.5 19.5 L15.5 19.5"},
    Drawing{Icon::speaker,
            "M3 9.5 L6.5 9.5 L11.5 5 L11.5 19 L6.5 14.5 L3 14.5 Z A11.5 12 4 -45 45 A11.5 12 7.6 "
            "-45 45"},
    Drawing{Icon::globe,
            "O12 12 9 M3 12 L21 12 M12 3 C8.5 6 8.5 18 12 21 M12 3 C15.5 6 15.5 18 12 21"},
    Drawing{Icon::lock, "R4.5 10.5 15 10 2 M8 10.5 L8 7.5 C8 2.2 16 2.2 16 7.5 L16 10.5"},
    Drawing{Icon::unlock, "R4.5 10.5 15 10 2 M8 10.5 L8 7.5 C8 3 14.5 2 15.8 6"},
    Drawing{Icon::eye, "M2.5 12 C6.5 4.5 17.5 4.5 21.5 12 C17.5 19.5 6.5 19.5 2.5 12 Z O12 12 3"},
    Drawing{Icon::eye_off,
            "M2.5 12 C6.5 4.5 17.5 4.5 21.5 12 C17.5 19.5 6.5 19.5 2.5 12 Z O12 12 3 M4 20 L20 4"},
    Drawing{Icon::plus, "M12 5 L12 19 M5 12 L19 12"},
    Drawing{Icon::minus, "M5 12 L19 12"},
    Drawing{Icon::pencil, "M4 20 L5 15.5 L16 4.5 C17.5 3 21 6.5 19.5 8 L8.5 19 Z M14 6.5 L17.5 10"},
    Drawing{Icon::inbox,
            "M3 13 L6.5 5 L17.5 5 L21 13 L21 19 L3 19 Z M3 13 L8.5 13 L10 15.5 L14 15.5 L15.5 13 "
            "L21 13"},
    Drawing{Icon::door, "M4 21 L20 21 M6.5 21 L6.5 3 L17.5 3 L17.5 21 D14 12.5 1.3"},
    Drawing{Icon::flag, "M5.5 21 L5.5 4 L18.5 4 L16 8.5 L18.5 13 L5.5 13"},
    Drawing{Icon::clock, "O12 12 9 M12 7 L12 12 L15.5 14"},
    Drawing{Icon::calendar, "R3.5 5 17 15.5 2 M3.5 10 L20.5 10 M8 2.8 L8 6.5 M16 2.8 L16 6.5"},
    Drawing{Icon::person, "O12 8 4 M4 20.5 C4.5 13.5 19.5 13.5 20 20.5"},
    Drawing{Icon::people,
            "O9 8.5 3.5 M2.5 19.5 C3 13.5 15 13.5 15.5 19.5 O17 9.5 2.6 M17.5 15 C20 15.2 21.3 17 "
            "21.5 19.5"},
    Drawing{Icon::shield_check,
            "M12 3 L20 6 C20 13 18 18 12 21 C6 18 4 13 4 6 Z M8.5 12 L11 14.5 L15.5 9.5"},
    Drawing{Icon::stick, "R7 9 10 12 1.5 M9 9 L9 3.5 L15 3.5 L15 9 M11 6 L11 6.2 M13 6 L13 6.2"},
    Drawing{Icon::folder, "M3 19 L3 5.5 L9.5 5.5 L11.5 8 L21 8 L21 19 Z"},
    Drawing{Icon::file, "M5.5 21 L5.5 3 L14 3 L18.5 7.5 L18.5 21 Z M13.5 3 L13.5 8 L18.5 8"},
    Drawing{Icon::table, "R3.5 4 17 16 1.5 M3.5 9 L20.5 9 M3.5 14.5 L20.5 14.5 M9.5 9 L9.5 20"},
    Drawing{Icon::printer,
            "M7 8 L7 3 L17 3 L17 8 M7 17 L3.5 17 L3.5 8 L20.5 8 L20.5 17 L17 17 R7 14 10 7 0.5"},
    Drawing{Icon::warning, "M12 3.5 L22 20.5 L2 20.5 Z M12 10 L12 14.5 D12 17.4 1.1"},
    Drawing{Icon::info, "O12 12 9 M12 11 L12 16.5 D12 7.7 1.2"},
    Drawing{Icon::question,
            "O12 12 9 M9.2 9.5 C9.2 5.8 15 6 14.8 9.6 C14.6 11.8 12 11.8 12 14 D12 17 1.1"},
    Drawing{Icon::undo, "M8.5 4 L3.5 9 L8.5 14 M3.5 9 L14.5 9 C22.5 9 22.5 20 14.5 20 L11 20"},
    Drawing{Icon::redo, "M15.5 4 L20.5 9 L15.5 14 M20.5 9 L9.5 9 C1.5 9 1.5 20 9.5 20 L13 20"},
    Drawing{Icon::trash,
            "M4 6.5 L20 6.5 M9 6.5 L9.5 3.5 L14.5 3.5 L15 6.5 M6 6.5 L7 20.5 L17 20.5 L18 6.5"},
    Drawing{Icon::search, "O10.5 10.5 6.5 M15.5 15.5 L21 21"},
    Drawing{Icon::pause, "M8.5 5 L8.5 19 M15.5 5 L15.5 19"},
    Drawing{Icon::laptop, "R5 4.5 14 11 1 M2 19.5 L22 19.5"},
    Drawing{
        Icon::battery,
        "R2.5 7.5 16 9 1.5 M21.5 10.5 L21.5 13.5 M6.5 10.5 L6.5 13.5 M10.5 10.5 L10.5 13.5 M14.5 "
        "10.5 L14.5 13.5"},
    Drawing{
        Icon::gift,
        "R3.5 8 17 4 0.5 M5.5 12 L5.5 20.5 L18.5 20.5 L18.5 12 M12 8 L12 20.5 M12 8 C4.5 8 7.5 0.5 "
        "12 8 C16.5 0.5 19.5 8 12 8"},
    Drawing{Icon::music, "O6.5 17.5 3 O17.5 15.5 3 M9.5 17.5 L9.5 5.5 L20.5 3.5 L20.5 15.5"},
    Drawing{Icon::needle, "M4 20 L17 7 O18.5 5.5 2.2 M4 14 C6 10 12 20 16 15"},
    Drawing{Icon::wrench,
            "M4 20 L13 11 M20 6.5 L17.3 9.2 L14.8 6.7 L17.5 4 C13.5 2.5 10.5 6 12.3 9.8 L13.5 11.5 "
            "C17.5 13.3 21.5 10.5 20 6.5"},
    Drawing{Icon::speech, "M4 20 L4 4.5 L20.5 4.5 L20.5 16 L8.5 16 Z"},
    Drawing{Icon::phone, "R6.5 2.5 11 19 1.5 M11 18 L13 18"},
    Drawing{Icon::ball, "O12 12 9 M12 8 L15.8 10.8 L14.4 15.2 L9.6 15.2 L8.2 10.8 Z"},
    Drawing{
        Icon::brush,
        "M20.5 3.5 L10 13 M8.5 13 C11.5 12.5 13 15.5 11 18 C9.5 20 6 20.5 3.5 20.5 C5.5 18.5 4.5 "
        "13.5 8.5 13 Z"},
    Drawing{Icon::download, "M12 3.5 L12 15.5 M6.5 10 L12 15.5 L17.5 10 M4 20.5 L20 20.5"},
    Drawing{Icon::upload, "M12 16 L12 4 M6.5 9.5 L12 4 L17.5 9.5 M4 20.5 L20 20.5"},
    Drawing{Icon::settings,
            "M4 7 L13 7 M18 7 L20 7 O15.5 7 2.5 M4 17 L6 17 M11 17 L20 17 O8.5 17 2.5"},
    Drawing{Icon::key, "O7.5 15.5 4 M10.5 12.5 L20 3.5 M16 7.5 L19 10.5"},
    Drawing{Icon::more, "D5 12 1.6 D12 12 1.6 D19 12 1.6"},
    Drawing{Icon::merge,
            "M5 4 C5 11 12 10 12 15 L12 20.5 M19 4 C19 11 12 10 12 15 M8.5 17 L12 20.5 L15.5 17"},
    Drawing{Icon::camera,
            "M3 19 L3 7.5 L7.5 7.5 L9.5 4.5 L14.5 4.5 L16.5 7.5 L21 7.5 L21 19 Z O12 13 3.5"},
    Drawing{Icon::pin,
            "M12 21 C6.5 14.5 5 12.5 5 9.5 C5 0.5 19 0.5 19 9.5 C19 12.5 17.5 14.5 12 21 Z O12 9.5 "
            "2.5"},
};

class Strokes {
public:
    Strokes(_cairo* canvas, const char* text) : canvas_(canvas), text_(text) {}

    void draw() {
        char command = 0;
        while (text_ >> command)
            draw_one(command);
        cairo_stroke(canvas_);
    }

private:
    double number() {
        double value = 0.0;
        text_ >> value;
        return value;
    }

    void arc(double from_degrees, double to_degrees, double x, double y, double radius) {
        constexpr double radians = std::numbers::pi / 180.0;
        cairo_new_sub_path(canvas_);
        cairo_arc(canvas_, x, y, radius, from_degrees * radians, to_degrees * radians);
    }

    void box() {
        const double x = number();
        const double y = number();
        const double width = number();
        const double height = number();
        const double radius = number();
        constexpr double quarter = std::numbers::pi / 2.0;
        cairo_new_sub_path(canvas_);
        cairo_arc(canvas_, x + width - radius, y + radius, radius, -quarter, 0.0);
        cairo_arc(canvas_, x + width - radius, y + height - radius, radius, 0.0, quarter);
        cairo_arc(canvas_, x + radius, y + height - radius, radius, quarter, 2 * quarter);
        cairo_arc(canvas_, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
        cairo_close_path(canvas_);
    }

    void round(char command) {
        const double x = number();
        const double y = number();
        const double radius = number();
        if (command == 'D') cairo_stroke(canvas_);
        const double from = command == 'A' ? number() : 0.0;
        arc(from, command == 'A' ? number() : 360.0, x, y, radius);
        if (command == 'D') cairo_fill(canvas_);
    }

    void curve() {
        std::array<double, 6> at{};
        for (double& value : at)
            value = number();
        cairo_curve_to(canvas_, at[0], at[1], at[2], at[3], at[4], at[5]);
    }

    void draw_one(char command) {
        if (command == 'M' || command == 'L') {
            const double x = number();
            const double y = number();
            command == 'M' ? cairo_move_to(canvas_, x, y) : cairo_line_to(canvas_, x, y);
        } else if (command == 'C') {
            curve();
        } else if (command == 'Z') {
            cairo_close_path(canvas_);
        } else if (command == 'R') {
            box();
        } else {
            round(command);
        }
    }

    _cairo* canvas_;
    std::istringstream text_;
};

} // namespace

void stroke_icon(_cairo* canvas, Icon icon, double size) {
    for (const Drawing& drawing : drawings) {
        if (drawing.icon != icon) continue;
        cairo_save(canvas);
        cairo_scale(canvas, size / 24.0, size / 24.0);
        cairo_set_line_width(canvas, 2.0);
        cairo_set_line_cap(canvas, CAIRO_LINE_CAP_ROUND);
        cairo_set_line_join(canvas, CAIRO_LINE_JOIN_ROUND);
        Strokes(canvas, drawing.strokes).draw();
        cairo_restore(canvas);
        return;
    }
}

Icon mirrored(Icon icon) {
    switch (icon) {
    case Icon::chevron_left:
        return Icon::chevron_right;
    case Icon::chevron_right:
        return Icon::chevron_left;
    case Icon::arrow_left:
        return Icon::arrow_right;
    case Icon::arrow_right:
        return Icon::arrow_left;
    case Icon::undo:
        return Icon::redo;
    case Icon::redo:
        return Icon::undo;
    default:
        return icon;
    }
}

} // namespace kith::app
