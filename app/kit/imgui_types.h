// Dear ImGui, for the kit's own files only. Nothing but its public interface, and of that the draw
// lists: no widgets, no windows, no navigation.
#pragma once

#include "app/text/text_engine.h"

#include <imgui.h>

#include <cstdint>

namespace kith::app {

/// ImTextureID is a pointer in old versions and a number in new ones.
[[nodiscard]] inline ImTextureID to_imgui(TextureId texture) {
    return (
        ImTextureID)(static_cast<std::uintptr_t>(texture)); // NOLINT(google-readability-casting)
}

} // namespace kith::app
