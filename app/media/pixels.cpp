#include "app/media/pixels.h"

#include <fmt/format.h>
#include <libexif/exif-data.h>
#include <stb_image.h>
#include <stb_image_resize.h>

#include <algorithm>
#include <memory>

namespace kith::app {
namespace {

/// The EXIF orientation, 1 to 8; 1 (upright) where the file states none.
int orientation_of(ByteView file) {
    const std::unique_ptr<ExifData, decltype(&exif_data_unref)> exif(
        exif_data_new_from_data(file.data(), static_cast<unsigned>(file.size())), &exif_data_unref);
    if (!exif) return 1;
    const ExifEntry* entry = exif_data_get_entry(exif.get(), EXIF_TAG_ORIENTATION);
    if (entry == nullptr || entry->format != EXIF_FORMAT_SHORT || entry->size < 2) return 1;
    const int stated = exif_get_short(entry->data, exif_data_get_byte_order(exif.get()));
    return stated >= 1 && stated <= 8 ? stated : 1;
}

std::size_t place_in(const Pixels& pixels, int x, int y) {
    const std::size_t pixel = static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                              static_cast<std::size_t>(x);
    return pixel * static_cast<std::size_t>(pixels.channels);
}

/// EXIF 2.3, tag 0x0112: 2-4 mirror or turn within the same shape, 5-8 also swap width and height.
Pixels turned_upright(Pixels from, int orientation) {
    if (orientation == 1) return from;
    const bool swaps = orientation >= 5;
    Pixels to{swaps ? from.height : from.width,
              swaps ? from.width : from.height,
              from.channels,
              Bytes(from.bytes.size())};
    for (int y = 0; y < to.height; ++y) {
        for (int x = 0; x < to.width; ++x) {
            int sx = swaps ? y : x;
            int sy = swaps ? x : y;
            if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
                sx = from.width - 1 - sx;
            if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
                sy = from.height - 1 - sy;
            const auto* source = &from.bytes[place_in(from, sx, sy)];
            std::copy(source, source + from.channels, &to.bytes[place_in(to, x, y)]);
        }
    }
    return to;
}

} // namespace

Result<Pixels> decode_pixels(ByteView file, int channels, std::uint64_t most_pixels) {
    int width = 0;
    int height = 0;
    int stored_channels = 0;
    const int length = static_cast<int>(file.size());
    if (stbi_info_from_memory(file.data(), length, &width, &height, &stored_channels) == 0)
        return fail(ErrorCode::bad_input,
                    "This file is not a picture that Kith can read; choose a JPEG or PNG file.");
    if (static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height) > most_pixels)
        return fail(
            ErrorCode::bad_input,
            fmt::format(
                "This picture is {} x {} pixels, more than Kith can open; choose a smaller one.",
                width,
                height));
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> decoded(
        stbi_load_from_memory(file.data(), length, &width, &height, &stored_channels, channels),
        &stbi_image_free);
    if (!decoded)
        return fail(ErrorCode::bad_input,
                    "This picture is damaged and cannot be opened; choose another one.");
    Pixels pixels{width, height, channels, {}};
    pixels.bytes.assign(decoded.get(), decoded.get() + place_in(pixels, 0, height));
    return turned_upright(std::move(pixels), orientation_of(file));
}

Pixels scaled_down(Pixels from, const PixelRoom& room) {
    const double scale = std::min(static_cast<double>(room.width) / from.width,
                                  static_cast<double>(room.height) / from.height);
    if (scale >= 1.0) return from;
    Pixels to{std::max(1, static_cast<int>(from.width * scale)),
              std::max(1, static_cast<int>(from.height * scale)),
              from.channels,
              {}};
    to.bytes.resize(place_in(to, 0, to.height));
    // Weighed by opacity: what is behind a clear pixel must not darken its neighbours.
    const int opacity = from.channels == 4 ? 3 : STBIR_ALPHA_CHANNEL_NONE;
    stbir_resize_uint8_generic(from.bytes.data(),
                               from.width,
                               from.height,
                               0,
                               to.bytes.data(),
                               to.width,
                               to.height,
                               0,
                               from.channels,
                               opacity,
                               0,
                               STBIR_EDGE_CLAMP,
                               STBIR_FILTER_DEFAULT,
                               STBIR_COLORSPACE_LINEAR,
                               nullptr);
    return to;
}

} // namespace kith::app
