// What the window needs from a graphics library, and no more, so that another one can stand in
// (Direct3D on Windows).
#pragma once

#include "app/kit/tokens.h"
#include "app/text/text_engine.h"

#include <string>
#include <vector>

struct ImDrawData;

namespace kith::app {

struct ScreenPixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba; // top row first
};

class Renderer : public TextureSink {
public:
    /// Before the kit's frame.
    virtual void begin_frame() = 0;
    /// Clears to `ground` and draws; nothing is shown before present().
    virtual void draw(ImDrawData* data, int width, int height, Colour ground) = 0;
    virtual void present() = 0;
    /// What draw() left, for a screenshot.
    [[nodiscard]] virtual ScreenPixels read_back(int width, int height) = 0;
    /// True once after the graphics library failed or lost its context: every texture is gone.
    [[nodiscard]] virtual bool take_was_lost() = 0;
    /// Everything that begin_frame() and draw() need is made anew; textures are the text engine's.
    virtual void make_again() = 0;
    /// Drawn by the processor: no shadows, no motion, 30 frames a second.
    [[nodiscard]] virtual bool is_software() const = 0;
    [[nodiscard]] virtual std::string name() const = 0;
};

} // namespace kith::app
