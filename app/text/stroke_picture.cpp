#include "app/text/stroke_picture.h"

#include <cairo.h>

#include <memory>

namespace kith::app {
namespace {

constexpr int picture_width = 1200;
constexpr double pen_width = 5.0;

struct CairoFree {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

cairo_status_t keep_bytes(void* to, const unsigned char* bytes, unsigned int size) {
    auto& kept = *static_cast<Bytes*>(to);
    kept.insert(kept.end(), bytes, bytes + size);
    return CAIRO_STATUS_SUCCESS;
}

void draw(cairo_t* cairo, const PenLines& strokes) {
    cairo_set_source_rgb(cairo, 1.0, 1.0, 1.0);
    cairo_paint(cairo);
    cairo_set_source_rgb(cairo, 0.0, 0.0, 0.0);
    cairo_set_line_width(cairo, pen_width);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    for (const auto& stroke : strokes) {
        for (const auto& [x, y] : stroke)
            cairo_line_to(cairo,
                          static_cast<double>(x) * picture_width,
                          static_cast<double>(y) * picture_width);
        if (stroke.size() == 1) cairo_close_path(cairo); // a dot
        cairo_stroke(cairo);
    }
}

} // namespace

Result<Bytes> picture_of(const PenLines& strokes, float height) {
    const std::unique_ptr<cairo_surface_t, CairoFree> surface(cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, picture_width, static_cast<int>(height * picture_width)));
    {
        const std::unique_ptr<cairo_t, CairoFree> cairo(cairo_create(surface.get()));
        draw(cairo.get(), strokes);
    }
    Bytes png;
    if (cairo_surface_write_to_png_stream(surface.get(), keep_bytes, &png) != CAIRO_STATUS_SUCCESS)
        return fail(ErrorCode::bad_input,
                    "What was drawn could not be made into a picture; draw it again.");
    return png;
}

} // namespace kith::app
