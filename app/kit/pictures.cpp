#include "app/kit/pictures.h"

#include <algorithm>
#include <cmath>

namespace kith::app {

Size size_in(const Kit& kit, const TextImage& picture, const Size& room) {
    if (picture.texture == TextureId{}) return {};
    const float scale = std::min(
        {std::max(1.0F, kit.px(1.0F)), room.width / picture.width, room.height / picture.height});
    return {std::floor(picture.width * scale), std::floor(picture.height * scale)};
}

void draw_picture(Kit& kit, const PictureSpec& spec, const TextImage& picture) {
    const Rect rect = kit.place(size_in(kit, picture, spec.room));
    kit.paint.picture(picture, rect);
    kit.note(Role::image, spec.id, spec.label, rect);
}

} // namespace kith::app
