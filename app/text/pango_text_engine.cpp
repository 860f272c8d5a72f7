#include "app/text/pango_text_engine.h"

#include "app/text/pango_carets.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace kith::app {
namespace {

constexpr int margin_px = 1; // bilinear filtering must not pull in a neighbour's edge

class CoverageCanvas {
public:
    CoverageCanvas(int width, int height)
        : surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height),
                   cairo_surface_destroy),
          canvas_(cairo_create(surface_.get()), cairo_destroy), width_(width), height_(height) {}

    [[nodiscard]] cairo_t* canvas() const { return canvas_.get(); }

    [[nodiscard]] std::vector<std::uint8_t> pixels() const {
        cairo_surface_flush(surface_.get());
        const auto columns = static_cast<std::size_t>(width_);
        std::vector<std::uint8_t> out(columns * static_cast<std::size_t>(height_));
        const unsigned char* rows = cairo_image_surface_get_data(surface_.get());
        const auto stride =
            static_cast<std::size_t>(cairo_image_surface_get_stride(surface_.get()));
        for (std::size_t y = 0; y < static_cast<std::size_t>(height_); ++y) {
            std::memcpy(out.data() + y * columns, rows + y * stride, columns);
        }
        return out;
    }

private:
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface_;
    std::unique_ptr<cairo_t, decltype(&cairo_destroy)> canvas_;
    int width_;
    int height_;
};

template <class Value> void append_bytes(std::string& key, const Value& value) {
    key.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

std::string key_of(std::string_view text, const TextStyle& style) {
    std::string key(1, 't');
    append_bytes(key, style.size_px);
    append_bytes(key, style.wrap_px);
    append_bytes(key, style.max_lines);
    append_bytes(key, style.may_shorten);
    key += static_cast<char>(style.weight);
    key += static_cast<char>(style.align);
    key += static_cast<char>(style.direction);
    key += style.has_marks ? 'm' : ' ';
    key += static_cast<char>(style.part);
    key.append(style.language).append(1, '\0').append(text);
    return key;
}

} // namespace

Result<std::unique_ptr<PangoTextEngine>> PangoTextEngine::open(const std::filesystem::path& fonts,
                                                               TextureSink& sink) {
    auto layouts = PangoLayouts::open(fonts);
    if (!layouts) return same_error(layouts);
    return std::make_unique<PangoTextEngine>(std::move(*layouts), sink);
}

PangoTextEngine::PangoTextEngine(std::unique_ptr<PangoLayouts> layouts, TextureSink& sink)
    : layouts_(std::move(layouts)), sink_(sink), cache_(sink, cache_limit_bytes) {}

void PangoTextEngine::begin_frame() {
    cache_.begin_frame();
}

void PangoTextEngine::forget_textures() {
    cache_.clear();
}

const TextImage& PangoTextEngine::layout(std::string_view text, const TextStyle& style) {
    const std::string key = key_of(text, style);
    if (const TextImage* known = cache_.find(key)) return *known;
    return cache_.keep(key, render(text, style));
}

TextImage PangoTextEngine::render(std::string_view text, const TextStyle& style) {
    const GRef<PangoLayout> layout = layouts_->make(text, style);
    PangoRectangle ink{};
    PangoRectangle logical{};
    pango_layout_get_pixel_extents(layout.get(), &ink, &logical);
    PangoRectangle exact{};
    pango_layout_get_extents(layout.get(), nullptr, &exact);

    TextImage image;
    image.width = style.wrap_px > 0.0F && style.align != Align::start ? style.wrap_px
                                                                      : in_pixels(exact.width);
    image.height = in_pixels(exact.height);
    image.baseline = in_pixels(pango_layout_get_baseline(layout.get()));
    image.lines = pango_layout_get_line_count(layout.get());
    image.is_cut = !style.may_shorten && pango_layout_is_ellipsized(layout.get()) != FALSE;
    image.is_right_to_left =
        pango_layout_get_line_readonly(layout.get(), 0)->resolved_dir == PANGO_DIRECTION_RTL;
    if (ink.width <= 0 || ink.height <= 0) return image;

    // A right-to-left paragraph is flush right in its wrap width: report it as if it began at x =
    // 0.
    const float shift = image.width < style.wrap_px ? in_pixels(exact.x) : 0.0F;
    image.texture_width = ink.width + 2 * margin_px;
    image.texture_height = ink.height + 2 * margin_px;
    const int whole_shift = static_cast<int>(std::floor(shift));
    image.ink_x = static_cast<float>(ink.x - margin_px - whole_shift);
    image.ink_y = static_cast<float>(ink.y - margin_px);
    const CoverageCanvas paper(image.texture_width, image.texture_height);
    cairo_move_to(paper.canvas(), margin_px - ink.x, margin_px - ink.y);
    pango_cairo_show_layout(paper.canvas(), layout.get());
    image.texture = sink_.make_texture(image.texture_width, image.texture_height, paper.pixels());
    return image;
}

const TextImage& PangoTextEngine::icon(Icon icon, float size_px) {
    std::string key(1, 'i');
    key += static_cast<char>(icon);
    append_bytes(key, size_px);
    if (const TextImage* known = cache_.find(key)) return *known;
    TextImage image;
    image.width = image.height = size_px;
    if (icon != Icon::none && size_px >= 1.0F) {
        const int side = static_cast<int>(std::ceil(size_px)) + 2 * margin_px;
        const CoverageCanvas paper(side, side);
        cairo_translate(paper.canvas(), margin_px, margin_px);
        stroke_icon(paper.canvas(), icon, static_cast<double>(size_px));
        image.ink_x = image.ink_y = static_cast<float>(-margin_px);
        image.texture_width = image.texture_height = side;
        image.texture = sink_.make_texture(side, side, paper.pixels());
    }
    return cache_.keep(key, image);
}

const TextImage&
PangoTextEngine::picture(std::string_view key,
                         int width,
                         int height,
                         const std::function<void(std::span<std::uint8_t>)>& paint) {
    const std::string full_key = "p" + std::string(key);
    if (const TextImage* known = cache_.find(full_key)) return *known;
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) *
                                     static_cast<std::size_t>(height));
    paint(pixels);
    TextImage image;
    image.width = static_cast<float>(width);
    image.height = static_cast<float>(height);
    image.texture_width = width;
    image.texture_height = height;
    image.texture = sink_.make_texture(width, height, pixels);
    return cache_.keep(full_key, image);
}

const TextImage&
PangoTextEngine::coloured(std::string_view key,
                          const std::function<std::optional<ColourPicture>()>& make) {
    const std::string full_key = "c" + std::string(key);
    if (const TextImage* known = cache_.find(full_key)) return *known;
    TextImage image;
    if (const std::optional<ColourPicture> made = make()) {
        image.width = static_cast<float>(made->width);
        image.height = static_cast<float>(made->height);
        image.texture_width = made->width;
        image.texture_height = made->height;
        image.bytes_per_pixel = 4;
        image.texture = sink_.make_coloured_texture(*made);
    }
    return cache_.keep(full_key, image);
}

std::unique_ptr<CaretMap> PangoTextEngine::carets(std::string_view text, const TextStyle& style) {
    return std::make_unique<PangoCarets>(layouts_->make(text, style));
}

} // namespace kith::app
