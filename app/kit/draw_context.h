// Owns the Dear ImGui context. Make it first and let it go last; there is one at a time.
#pragma once

#include "app/kit/geometry.h"

struct ImGuiContext;
struct ImDrawData;

namespace kith::app {

class DrawContext {
public:
    DrawContext();
    ~DrawContext();
    DrawContext(const DrawContext&) = delete;
    DrawContext& operator=(const DrawContext&) = delete;

    /// Everything drawn by the last Kit::end_frame(), for the renderer.
    [[nodiscard]] ImDrawData* draw_data() const;
    /// Without a window nobody uploads the atlas of white pixels; this gives it a number.
    void use_without_renderer();

private:
    ImGuiContext* context_;
};

} // namespace kith::app
