// Pictures in their own colours: those of a form.
#pragma once

#include "app/kit/kit.h"

namespace kith::app {

/// How large a picture is drawn: as it is, on a sharper window with larger pixels, and never beyond
/// its room. Window pixels; nothing for a picture without a texture.
[[nodiscard]] Size size_in(const Kit& kit, const TextImage& picture, const Size& room);

struct PictureSpec {
    std::string_view id;
    std::string_view label; // for who does not see it
    Size room;              // window pixels
};
void draw_picture(Kit& kit, const PictureSpec& spec, const TextImage& picture);

} // namespace kith::app
