#include "app/screens/form_pictures.h"

#include "app/kit/pictures.h"
#include "app/kit/texts.h"
#include "app/media/form_picture.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

constexpr float most_height = 240.0F; // design pixels: the answer stays in sight

} // namespace

const TextImage& form_picture_of(Kit& kit, const AskedPicture& picture, const Size& room) {
    const PixelRoom pixels{static_cast<int>(room.width), static_cast<int>(room.height)};
    const std::string key = fmt::format("{} {}x{}", picture.key, pixels.width, pixels.height);
    return kit.text.coloured(key, [&]() -> std::optional<ColourPicture> {
        if (picture.bytes == nullptr) return std::nullopt;
        auto made = form_picture(as_bytes(*picture.bytes), pixels);
        if (!made) return std::nullopt;
        return ColourPicture{made->width, made->height, std::move(made->bytes)};
    });
}

std::string say_unseen(const Kit& kit, const AskedPicture& picture) {
    return kit.say("interview.picture_unseen", {{"file", picture.file}});
}

void draw_picture_under(Kit& kit, const AskedQuestion& question) {
    const AskedPicture& picture = question.picture;
    if (picture.file.empty()) return;
    const Size room{kit.width(), kit.px(most_height)};
    const TextImage& shown = form_picture_of(kit, picture, room);
    const std::string id = question.path + ".shown";
    if (shown.texture == TextureId{}) {
        (void)draw_banner(kit, {.id = id, .title = say_unseen(kit, picture), .tone = Tone::warn});
        return;
    }
    const std::string label = kit.say("interview.picture", {{"file", picture.file}});
    draw_picture(kit, {.id = id, .label = label, .room = room}, shown);
}

} // namespace kith::app
