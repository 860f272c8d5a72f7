// The text engine of the desktop: Pango and Cairo. Keeps its pictures until 24 MB are full.
#pragma once

#include "app/text/pango_layouts.h"
#include "app/text/text_cache.h"
#include "app/text/text_engine.h"

namespace kith::app {

class PangoTextEngine final : public TextEngine {
public:
    static constexpr std::size_t cache_limit_bytes = 24U << 20U;

    /// `sink` must outlive the engine.
    [[nodiscard]] static Result<std::unique_ptr<PangoTextEngine>>
    open(const std::filesystem::path& fonts, TextureSink& sink);

    PangoTextEngine(std::unique_ptr<PangoLayouts> layouts, TextureSink& sink);

    void begin_frame() override;
    const TextImage& layout(std::string_view text, const TextStyle& style) override;
    const TextImage& icon(Icon icon, float size_px) override;
    const TextImage& picture(std::string_view key,
                             int width,
                             int height,
                             const std::function<void(std::span<std::uint8_t>)>& paint) override;
    const TextImage& coloured(std::string_view key,
                              const std::function<std::optional<ColourPicture>()>& make) override;
    std::unique_ptr<CaretMap> carets(std::string_view text, const TextStyle& style) override;
    void forget_textures() override;
    [[nodiscard]] std::size_t cached_bytes() const override { return cache_.bytes(); }

private:
    TextImage render(std::string_view text, const TextStyle& style);

    std::unique_ptr<PangoLayouts> layouts_;
    TextureSink& sink_;
    TextCache cache_;
};

} // namespace kith::app
