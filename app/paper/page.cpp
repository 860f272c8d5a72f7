#include "app/paper/page.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace kith::app {
namespace {

cairo_status_t keep_bytes(void* to, const unsigned char* bytes, unsigned length) {
    auto* pdf = static_cast<Bytes*>(to);
    pdf->insert(pdf->end(), bytes, bytes + length);
    return CAIRO_STATUS_SUCCESS;
}

struct LayoutRelease {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, LayoutRelease>;

Layout make_layout(cairo_t* cairo, const std::string& text, const PaperText& style) {
    Layout layout(pango_cairo_create_layout(cairo));
    PangoFontDescription* font = pango_font_description_from_string(style.font.c_str());
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    if (style.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(layout.get(),
                           static_cast<int>((a4_width - 2 * page_margin) * PANGO_SCALE));
    pango_layout_set_alignment(layout.get(), style.centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

double height_of(PangoLayout* layout) {
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

} // namespace

PrintedPage::PrintedPage(std::string security_mark)
    : mark_(std::move(security_mark)),
      surface_(cairo_pdf_surface_create_for_stream(&keep_bytes, &pdf_, a4_width, a4_height)),
      cairo_(cairo_create(surface_)) {}

PrintedPage::~PrintedPage() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
}

void PrintedPage::write(const std::string& text, const PaperText& style) {
    const Layout layout = make_layout(cairo_, text, style);
    cairo_move_to(cairo_, page_margin, y_);
    pango_cairo_show_layout(cairo_, layout.get());
    y_ += height_of(layout.get());
}

void PrintedPage::open_box() {
    box_top_ = y_;
    y_ += 14;
}

void PrintedPage::close_box() {
    y_ += 14;
    cairo_set_line_width(cairo_, 1.5);
    cairo_rectangle(cairo_, page_margin, box_top_, a4_width - 2 * page_margin, y_ - box_top_);
    cairo_stroke(cairo_);
}

void PrintedPage::draw_security_mark() {
    const Layout layout = make_layout(cairo_, mark_, {.size = 10, .bold = true, .centred = true});
    cairo_move_to(cairo_, page_margin, a4_height - page_margin);
    pango_cairo_show_layout(cairo_, layout.get());
}

Result<Bytes> PrintedPage::finish() {
    draw_security_mark();
    cairo_show_page(cairo_);
    cairo_surface_finish(surface_);
    if (const cairo_status_t status = cairo_surface_status(surface_);
        status != CAIRO_STATUS_SUCCESS)
        return fail(ErrorCode::bad_input,
                    std::string("The page could not be drawn: ") + cairo_status_to_string(status) +
                        ".");
    return pdf_;
}

} // namespace kith::app
