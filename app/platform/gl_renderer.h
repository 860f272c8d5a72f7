// OpenGL 3, or OpenGL 2.1 where a driver has no more. Make it after the window's context and the
// DrawContext.
#pragma once

#include "app/platform/renderer.h"

struct GLFWwindow;

namespace kith::app {

class GlRenderer final : public Renderer {
public:
    /// The window's context must be current. `is_old` says that it is one of OpenGL 2.1.
    GlRenderer(GLFWwindow* window, bool is_old);
    ~GlRenderer() override;
    GlRenderer(const GlRenderer&) = delete;
    GlRenderer& operator=(const GlRenderer&) = delete;

    TextureId make_texture(int width, int height, std::span<const std::uint8_t> coverage) override;
    TextureId make_coloured_texture(const ColourPicture& picture) override;
    void free_texture(TextureId texture) override;
    void begin_frame() override;
    void draw(ImDrawData* data, int width, int height, Colour ground) override;
    void present() override;
    [[nodiscard]] ScreenPixels read_back(int width, int height) override;
    [[nodiscard]] bool take_was_lost() override;
    void make_again() override;
    [[nodiscard]] bool is_software() const override { return is_software_; }
    [[nodiscard]] std::string name() const override { return name_; }

private:
    void start_backend();
    void stop_backend();

    GLFWwindow* window_;
    bool is_old_;
    bool has_swizzle_ = false;
    bool is_software_ = false;
    std::string name_;
};

} // namespace kith::app
