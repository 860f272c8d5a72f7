// A text engine that passes everything on to a real one and remembers what each texture says, so
// that a draw list can be read.
#pragma once

#include "app/text/text_engine.h"

#include <map>
#include <set>
#include <string>

namespace kith::test {

class HeardTexts final : public app::TextEngine {
public:
    explicit HeardTexts(app::TextEngine& real) : real_(real) {}

    void begin_frame() override;
    const app::TextImage& layout(std::string_view text, const app::TextStyle& style) override;
    const app::TextImage& icon(app::Icon icon, float size_px) override {
        return real_.icon(icon, size_px);
    }
    const app::TextImage&
    picture(std::string_view key,
            int width,
            int height,
            const std::function<void(std::span<std::uint8_t>)>& paint) override {
        return real_.picture(key, width, height, paint);
    }
    const app::TextImage&
    coloured(std::string_view key,
             const std::function<std::optional<app::ColourPicture>()>& make) override {
        return real_.coloured(key, make);
    }
    std::unique_ptr<app::CaretMap> carets(std::string_view text,
                                          const app::TextStyle& style) override {
        return real_.carets(text, style);
    }
    void forget_textures() override { real_.forget_textures(); }
    [[nodiscard]] std::size_t cached_bytes() const override { return real_.cached_bytes(); }

    /// What this texture says; null for icons and shadows.
    [[nodiscard]] const std::string* text_of(app::TextureId texture) const;
    /// Texts of this frame that end in an ellipsis.
    [[nodiscard]] const std::set<std::string>& cut() const { return cut_; }

private:
    app::TextEngine& real_;
    std::map<app::TextureId, std::string> texts_;
    std::set<std::string> cut_;
};

} // namespace kith::test
