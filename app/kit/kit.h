// The one thing that screens draw with. A Kit holds what lasts from frame to frame (focus,
// scrolling, fields) and what the frame needs (input, look, the flow of things down the page).
// Widgets are free functions that take it: buttons.h, choices.h, fields.h, texts.h, surfaces.h,
// bars.h, table.h.
#pragma once

#include "app/kit/flow.h"
#include "app/kit/focus.h"
#include "app/kit/input.h"
#include "app/kit/kit_memory.h"
#include "app/kit/look.h"
#include "app/kit/painter.h"
#include "app/kit/registry.h"
#include "app/kit/touch.h"
#include "app/text/words.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::app {

class Kit {
public:
    Kit(TextEngine& text, const Words& words, Clipboard clipboard = {});

    void begin_frame(const Input& input, const Look& look, Size window, double seconds);
    void end_frame();

    // Announcing. Everything visible goes through one of these two.
    Touch hit(const Target& target);
    void note(Role role, std::string_view id, std::string_view label, const Rect& rect);

    // Keys that no field and no focused control wants. Each answers true once and then the press is
    // used up.
    [[nodiscard]] bool pressed(Key key);
    [[nodiscard]] bool
    pressed_character(char character); // 'A'-'Z', '0'-'9'; never while a field has the focus
    [[nodiscard]] bool pressed_control(char character); // with Ctrl held

    /// What the focused field wants: editing keys and typed text. For fields.h only.
    [[nodiscard]] std::vector<KeyPress> take_editing_keys(bool has_lines);
    [[nodiscard]] std::string take_typed() { return std::exchange(input_.typed, {}); }

    // Measures. A design pixel of the pictures becomes px() window pixels.
    [[nodiscard]] float px(float design) const { return design * look_.scale(); }
    [[nodiscard]] TextStyle style(Type type, float wrap_px = 0.0F) const;
    [[nodiscard]] const TextImage& lay_out(std::string_view words, const TextStyle& style) {
        return text.layout(words, style);
    }
    [[nodiscard]] bool is_rtl() const { return look_.is_right_to_left; }
    [[nodiscard]] const Look& look() const { return look_; }
    [[nodiscard]] Size window() const { return window_; }
    [[nodiscard]] double seconds() const { return seconds_; }
    [[nodiscard]] const Input& input() const { return input_; }
    /// A person did something since the last frame, were it only moving the pointer.
    [[nodiscard]] bool was_touched() const { return was_touched_; }

    // Layout: where the next thing goes (flow.h).
    [[nodiscard]] Rect place(Size size) { return flow.place(size, is_rtl()); }
    [[nodiscard]] float width() const { return flow.width(); }
    void space(float design) { flow.skip(px(design)); }

    /// The sentence of that key in the language of the program.
    [[nodiscard]] std::string say(std::string_view key,
                                  std::initializer_list<WordsArgument> arguments = {}) const {
        return words_->text(key, arguments);
    }
    [[nodiscard]] bool knows(std::string_view key) const { return words_->has(key); }
    void set_text_scale(float scale) { look_.text_scale = scale; } // for this frame: bars grow less
    void set_words(const Words& words) { words_ = &words; }

    /// Call with the page's name every frame: a new name forgets focus and scrolling. True on the
    /// first frame.
    bool page(std::string_view name);
    void toast(std::string words, Icon icon = Icon::check);
    /// From 0 to 1 and back within 150 ms; at once where motion is reduced.
    [[nodiscard]] float ease(std::string_view id, bool is_on);
    [[nodiscard]] bool is_animating() const { return is_animating_; }
    /// When the loop must draw again though nothing happens (seconds()), if ever.
    [[nodiscard]] std::optional<double> wakes_at() const { return memory.toast_until(seconds_); }

    void draw_focus_ring(const Rect& rect, float radius);
    [[nodiscard]] bool is_inert() const { return has_sheet_ && section != Section::sheet; }

    TextEngine& text;
    Painter paint;
    Registry registry;
    Focus focus;
    Flow flow;
    KitMemory memory;
    Clipboard clipboard;
    Section section = Section::page;
    Rect body;               // what the bars have left of the window
    std::vector<Rect> clips; // what scrolling leaves in sight, innermost last

private:
    [[nodiscard]] bool take(const KeyPress& wanted);
    void take_help_keys();
    void press(const Target& target);

    const Words* words_;
    Input input_;
    Look look_;
    Size window_;
    double seconds_ = 0.0;
    bool is_animating_ = false;
    bool was_touched_ = false;
    bool has_sheet_ = false;
    std::string pressed_id_;
};

} // namespace kith::app
