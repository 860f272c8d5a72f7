#include "app/paper/print.h"

#include "app/paper/page_layout.h"

#include <cairo-pdf.h>

namespace kith::app {
namespace {

struct CairoRelease {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, CairoRelease>;
using Canvas = std::unique_ptr<cairo_t, CairoRelease>;

cairo_status_t keep_bytes(void* to, const unsigned char* bytes, unsigned length) {
    auto* pdf = static_cast<Bytes*>(to);
    pdf->insert(pdf->end(), bytes, bytes + length);
    return CAIRO_STATUS_SUCCESS;
}

void take_ink(cairo_t* cairo, Ink ink) {
    constexpr double quiet = 0.30, faded = 0.60;
    const double grey = ink == Ink::black ? 0.0 : ink == Ink::quiet ? quiet : faded;
    cairo_set_source_rgb(cairo, grey, grey, grey);
}

void draw(cairo_t* cairo, const PlacedLine& line) {
    take_ink(cairo, line.ink);
    cairo_move_to(cairo, line.x, line.baseline);
    pango_cairo_show_layout_line(cairo, line.line);
}

void draw(cairo_t* cairo, const PlacedFrame& frame) {
    take_ink(cairo, Ink::black);
    cairo_set_line_width(cairo, frame.line_width);
    cairo_rectangle(cairo, frame.x, frame.y, frame.width, frame.height);
    cairo_stroke(cairo);
}

void draw(cairo_t* cairo, const PlacedRule& rule) {
    constexpr double dash = 5;
    take_ink(cairo, rule.ink);
    cairo_set_line_width(cairo, 0.6);
    cairo_set_dash(cairo, &dash, rule.is_dashed ? 1 : 0, 0);
    cairo_move_to(cairo, rule.from, rule.y);
    cairo_line_to(cairo, rule.to, rule.y);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, nullptr, 0, 0);
}

void draw_page(cairo_t* cairo, const PlacedPage& page) {
    for (const Placed& one : page)
        std::visit([cairo](const auto& placed) { draw(cairo, placed); }, one);
}

std::string_view mark_key(SecurityMark mark) {
    switch (mark) {
    case SecurityMark::restricted:
        return "paper.restricted";
    case SecurityMark::restricted_recovery:
        return "paper.restricted_recovery";
    }
    return "paper.restricted";
}

/// Everything with its place, the foot of every page too.
PageLayout lay_out(const Document& document, const Words& words, const PangoLayouts& layouts) {
    PageLayout pages(layouts, words.language());
    pages.place(document);
    // The mark itself is the same word in every language, so that anybody can sort paper by it.
    pages.place_foot("RESTRICTED: " + words.text(mark_key(document.mark)),
                     [&words](std::size_t page, std::size_t of) {
                         return words.text(
                             "paper.page",
                             {{"n", std::to_string(page)}, {"all", std::to_string(of)}});
                     });
    return pages;
}

Status status_of(cairo_surface_t* surface) {
    const cairo_status_t status = cairo_surface_status(surface);
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return fail(ErrorCode::bad_input,
                std::string("The sheet could not be drawn: ") + cairo_status_to_string(status) +
                    ". Try again; nothing was written.");
}

PngPicture picture_of(cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    PngPicture picture{
        cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
    const unsigned char* pixels = cairo_image_surface_get_data(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y)
        for (std::size_t x = 0; x < static_cast<std::size_t>(picture.width); ++x) {
            const std::uint8_t grey = pixels[y * stride + x * 4];
            picture.rgba.insert(picture.rgba.end(), {grey, grey, grey, 0xFF});
        }
    return picture;
}

} // namespace

Result<Printed>
print_pdf(const Document& document, const Words& words, const std::filesystem::path& fonts) {
    KITH_TRY_ASSIGN(const auto layouts, PangoLayouts::open(fonts));
    const PageLayout pages = lay_out(document, words, *layouts);
    Printed printed;
    const Surface surface(
        cairo_pdf_surface_create_for_stream(&keep_bytes, &printed.pdf, a4_width, a4_height));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, document.title.c_str());
    const Canvas canvas(cairo_create(surface.get()));
    for (const PlacedPage& page : pages.pages()) {
        draw_page(canvas.get(), page);
        cairo_show_page(canvas.get());
    }
    cairo_surface_finish(surface.get());
    KITH_TRY(status_of(surface.get()));
    printed.pages = pages.pages().size();
    return printed;
}

Result<std::vector<PngPicture>> print_pictures(const Document& document,
                                               const Words& words,
                                               const std::filesystem::path& fonts,
                                               double dots_per_inch) {
    KITH_TRY_ASSIGN(const auto layouts, PangoLayouts::open(fonts));
    const PageLayout pages = lay_out(document, words, *layouts);
    const double scale = dots_per_inch / 72.0;
    std::vector<PngPicture> pictures;
    for (const PlacedPage& page : pages.pages()) {
        const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                                         static_cast<int>(a4_width * scale),
                                                         static_cast<int>(a4_height * scale)));
        const Canvas canvas(cairo_create(surface.get()));
        cairo_set_source_rgb(canvas.get(), 1, 1, 1);
        cairo_paint(canvas.get());
        cairo_scale(canvas.get(), scale, scale);
        draw_page(canvas.get(), page);
        KITH_TRY(status_of(surface.get()));
        pictures.push_back(picture_of(surface.get()));
    }
    return pictures;
}

} // namespace kith::app
