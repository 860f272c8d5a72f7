// The private fonts and the making of Pango layouts from them: shared by the screen and by paper.
// Only Kith's own font folder is used, so that a page looks the same on every laptop.
#pragma once

#include "app/text/text_engine.h"
#include "survey_core/base/result.h"

#include <pango/pangocairo.h>

#include <filesystem>
#include <memory>
#include <string_view>

namespace kith::app {

struct GObjectRelease {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T> using GRef = std::unique_ptr<T, GObjectRelease>;

[[nodiscard]] constexpr float in_pixels(int pango_units) {
    return static_cast<float>(pango_units) / static_cast<float>(PANGO_SCALE);
}

/// Owns the font map. A layout must not outlive it. For one thread.
class PangoLayouts {
public:
    /// `fonts` holds .otf and .ttf files; fails where there are none.
    [[nodiscard]] static Result<std::unique_ptr<PangoLayouts>>
    open(const std::filesystem::path& fonts);

    /// `dots_per_inch` 96 makes size_px pixels of the screen; paper uses 72 and sizes in points.
    [[nodiscard]] GRef<PangoLayout> make(std::string_view text, const TextStyle& style) const;

private:
    PangoLayouts(GRef<PangoFontMap> map, GRef<PangoContext> context)
        : map_(std::move(map)), context_(std::move(context)) {}

    GRef<PangoFontMap> map_;
    GRef<PangoContext> context_;
};

} // namespace kith::app
