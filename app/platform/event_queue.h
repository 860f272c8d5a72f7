// The person's doings in their order, handed to the kit one step at a time: a page may change
// between two key presses, and neither may be lost or meant for the wrong page. Knows no window, so
// that it can be tested.
#pragma once

#include "app/kit/input.h"

#include <deque>
#include <string>
#include <variant>

namespace kith::app {

struct PointerMoved {
    Point to{-1.0F, -1.0F};
};
struct PointerPressed {
    bool goes_down = false;
    bool has_shift = false;
    double seconds = 0.0; // for double clicks
};
struct WheelTurned {
    float lines = 0.0F;
};
struct CharacterTyped {
    char32_t code_point = 0;
};
struct FileDropped {
    std::string path;
};
using Event =
    std::variant<PointerMoved, PointerPressed, WheelTurned, KeyPress, CharacterTyped, FileDropped>;

class EventQueue {
public:
    void add(Event event) { events_.push_back(std::move(event)); }
    [[nodiscard]] bool is_empty() const { return events_.empty(); }
    /// Only the pointer moved: fewer frames are drawn after that.
    [[nodiscard]] bool has_only_moves() const;
    /// The input of one frame: every move and turn up to the next press, and that press with what
    /// it typed.
    [[nodiscard]] Input next_frame();

private:
    void press_pointer(const PointerPressed& press, Input& input);

    std::deque<Event> events_;
    Point pointer_{-1.0F, -1.0F};
    bool is_down_ = false;
    double last_down_ = -10.0;
    Point last_place_;
};

} // namespace kith::app
