// Small pieces that several widgets share. For the kit's own files.
#pragma once

#include "app/kit/kit.h"
#include "app/kit/texts.h"

namespace kith::app {

/// A box of this size inside `outer`, centred in height, `offset` from the start (or end) side.
[[nodiscard]] Rect at_start(const Rect& outer, float offset, Size size, bool is_rtl);
[[nodiscard]] Rect at_end(const Rect& outer, float offset, Size size, bool is_rtl);
[[nodiscard]] Rect centred(const Rect& outer, Size size);

struct TonePair {
    Token ink;
    Token fill;
};
[[nodiscard]] TonePair colours_of(Tone tone);

[[nodiscard]] Size size_of(const TextImage& image);
void draw_image(Kit& kit, const TextImage& image, const Rect& rect, Token token);
void draw_icon(Kit& kit,
               Icon icon,
               const Rect& rect,
               Token token); // turned round for right-to-left
void draw_card_shadow(Kit& kit, const Rect& rect, float radius, bool is_strong = false);

/// Border and fill of chips, boxes and fields: hover, chosen, off.
struct ControlFace {
    float radius = 14.0F; // window pixels
    bool is_selected = false;
    bool is_enabled = true;
    Token border = Token::control_border;
};
void draw_control(
    Kit& kit, const Rect& rect, const ControlFace& face, const Touch& touch, std::string_view id);

/// The round or square mark of one choice.
void draw_choice_mark(Kit& kit, const Rect& rect, bool takes_many, bool is_selected);
/// The key of the nth choice: 1 to 9, then A to Z; 0 where the keys run out.
[[nodiscard]] char choice_key(std::size_t index);
/// The key that presses something, as a little cap.
void draw_key_cap(Kit& kit, char character, const Rect& rect);
void draw_toast(Kit& kit);

} // namespace kith::app
