#include "app/text/png_file.h"

#include <cairo.h>

#include <memory>

namespace kith::app {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

} // namespace

Status save_png(const std::filesystem::path& path,
                int width,
                int height,
                std::span<const std::uint8_t> rgba) {
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height),
                          cairo_surface_destroy);
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
        return fail(ErrorCode::bad_input, "A picture of this size cannot be made.");
    }
    unsigned char* rows = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    const auto columns = static_cast<std::size_t>(width);
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
        for (std::size_t x = 0; x < columns; ++x) {
            const std::uint8_t* from = rgba.data() + (y * columns + x) * 4;
            unsigned char* to = rows + y * stride + x * 4; // Cairo: blue, green, red, unused
            to[0] = from[2];
            to[1] = from[1];
            to[2] = from[0];
            to[3] = 0xFF;
        }
    }
    cairo_surface_mark_dirty(surface.get());
    if (cairo_surface_write_to_png(surface.get(), path.c_str()) != CAIRO_STATUS_SUCCESS) {
        return fail(ErrorCode::disk_failed,
                    "The picture " + path.string() +
                        " could not be written. Check the folder and its free space.");
    }
    return {};
}

Result<PngPicture> load_png(const std::filesystem::path& path) {
    const Surface surface(cairo_image_surface_create_from_png(path.c_str()), cairo_surface_destroy);
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        return fail(ErrorCode::not_found, "There is no picture " + path.string() + ".");
    PngPicture picture{cairo_image_surface_get_width(surface.get()),
                       cairo_image_surface_get_height(surface.get()),
                       {}};
    const unsigned char* rows = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
        for (std::size_t x = 0; x < static_cast<std::size_t>(picture.width); ++x) {
            const unsigned char* from = rows + y * stride + x * 4;
            picture.rgba.insert(picture.rgba.end(), {from[2], from[1], from[0], 0xFF});
        }
    }
    return picture;
}

} // namespace kith::app
