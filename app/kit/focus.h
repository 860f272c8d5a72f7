// Which control has the keyboard. Works on the list of what the last frame showed, never on drawing
// order tricks: Tab goes from group to group, arrows move inside one.
#pragma once

#include "app/kit/input.h"
#include "app/kit/registry.h"

#include <string>
#include <string_view>

namespace kith::app {

class Focus {
public:
    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] bool is_on(std::string_view id) const { return !id_.empty() && id_ == id; }
    /// The ring is shown for the keyboard, not after a click.
    [[nodiscard]] bool shows_ring() const { return by_keyboard_; }
    [[nodiscard]] bool takes_text() const { return takes_text_; }
    /// A button, chip or row has it: then Enter and arrows are its own and not the page's.
    [[nodiscard]] bool is_on_control() const { return !id_.empty() && !takes_text_; }
    /// The focused thing should be scrolled into sight in this frame.
    [[nodiscard]] bool moved() const { return moved_; }

    void set(std::string_view id, bool by_keyboard, bool takes_text);
    void clear();
    /// Where Tab starts from when nothing has the focus (the place of the last click).
    void set_anchor(std::string_view id) { anchor_ = id; }

    /// Before a frame is built: what the keys of this frame do, given what the last frame showed.
    /// Returns true for a key that it used.
    bool take_key(const KeyPress& press, const Registry& last_frame, bool is_rtl);
    /// After a frame: what went away cannot keep the focus.
    void settle(const Registry& frame);
    void begin_frame() { moved_ = false; }

private:
    void go_to(const Item& item);
    bool step(const Registry& last_frame, int direction);
    bool move_in_group(const KeyPress& press, const Registry& last_frame, bool is_rtl);

    std::string id_;
    std::string anchor_;
    bool by_keyboard_ = false;
    bool takes_text_ = false;
    bool moved_ = false;
};

} // namespace kith::app
