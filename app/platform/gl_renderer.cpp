#include "app/platform/gl_renderer.h"

#include "app/kit/imgui_types.h"

#include <GLFW/glfw3.h>
#include <imgui_impl_opengl2.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace kith::app {
namespace {

// Of OpenGL 1.2 and 3.3, which the oldest headers leave out.
constexpr GLenum clamp_to_edge = 0x812F;
constexpr GLenum swizzle_rgba = 0x8E46;
constexpr GLint red_channel = 0x1903;
constexpr GLint one_channel_8 = 0x8229;

std::string text_of(GLenum name) {
    const auto* text = reinterpret_cast<const char*>(glGetString(name));
    return text == nullptr ? std::string() : std::string(text);
}

bool draws_by_processor(std::string_view renderer) {
    constexpr std::array<std::string_view, 3> known{"llvmpipe", "softpipe", "Software"};
    return std::any_of(known.begin(), known.end(), [&](std::string_view word) {
        return renderer.find(word) != std::string_view::npos;
    });
}

GLuint gl_name(TextureId texture) {
    return static_cast<GLuint>(texture);
}

/// A new one, smooth and without repeats, ready to take pixels in rows without padding.
GLuint bound_texture() {
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, static_cast<GLint>(clamp_to_edge));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, static_cast<GLint>(clamp_to_edge));
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    return texture;
}

/// White with alpha, for the shaders of old drivers that cannot read one channel as four.
std::vector<std::uint8_t> with_white(std::span<const std::uint8_t> coverage) {
    std::vector<std::uint8_t> pairs(coverage.size() * 2, 0xFF);
    for (std::size_t i = 0; i < coverage.size(); ++i)
        pairs[2 * i + 1] = coverage[i];
    return pairs;
}

} // namespace

GlRenderer::GlRenderer(GLFWwindow* window, bool is_old) : window_(window), is_old_(is_old) {
    name_ = text_of(GL_RENDERER) + ", OpenGL " + text_of(GL_VERSION);
    is_software_ = draws_by_processor(name_);
    const std::string version = text_of(GL_VERSION);
    has_swizzle_ = !is_old_ && (version >= "3.3" ||
                                glfwExtensionSupported("GL_ARB_texture_swizzle") == GLFW_TRUE);
    start_backend();
}

GlRenderer::~GlRenderer() {
    stop_backend();
}

void GlRenderer::start_backend() {
    if (is_old_) {
        ImGui_ImplOpenGL2_Init();
    } else {
        ImGui_ImplOpenGL3_Init("#version 130");
    }
}

void GlRenderer::stop_backend() {
    if (is_old_) {
        ImGui_ImplOpenGL2_Shutdown();
    } else {
        ImGui_ImplOpenGL3_Shutdown();
    }
}

TextureId GlRenderer::make_texture(int width, int height, std::span<const std::uint8_t> coverage) {
    const GLuint texture = bound_texture();
    if (has_swizzle_) {
        constexpr std::array<GLint, 4> white_with_alpha{GL_ONE, GL_ONE, GL_ONE, red_channel};
        glTexParameteriv(GL_TEXTURE_2D, swizzle_rgba, white_with_alpha.data());
        glTexImage2D(GL_TEXTURE_2D,
                     0,
                     one_channel_8,
                     width,
                     height,
                     0,
                     GL_RED,
                     GL_UNSIGNED_BYTE,
                     coverage.data());
    } else {
        const std::vector<std::uint8_t> pairs = with_white(coverage);
        glTexImage2D(GL_TEXTURE_2D,
                     0,
                     GL_LUMINANCE_ALPHA,
                     width,
                     height,
                     0,
                     GL_LUMINANCE_ALPHA,
                     GL_UNSIGNED_BYTE,
                     pairs.data());
    }
    return TextureId{texture};
}

TextureId GlRenderer::make_coloured_texture(const ColourPicture& picture) {
    const GLuint texture = bound_texture();
    glTexImage2D(GL_TEXTURE_2D,
                 0,
                 GL_RGBA,
                 picture.width,
                 picture.height,
                 0,
                 GL_RGBA,
                 GL_UNSIGNED_BYTE,
                 picture.rgba.data());
    return TextureId{texture};
}

void GlRenderer::free_texture(TextureId texture) {
    const GLuint name = gl_name(texture);
    glDeleteTextures(1, &name);
}

void GlRenderer::begin_frame() {
    if (is_old_) {
        ImGui_ImplOpenGL2_NewFrame();
    } else {
        ImGui_ImplOpenGL3_NewFrame();
    }
}

void GlRenderer::draw(ImDrawData* data, int width, int height, Colour ground) {
    glViewport(0, 0, width, height);
    glClearColor(static_cast<float>(ground.red) / 255.0F,
                 static_cast<float>(ground.green) / 255.0F,
                 static_cast<float>(ground.blue) / 255.0F,
                 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    if (is_old_) {
        ImGui_ImplOpenGL2_RenderDrawData(data);
    } else {
        ImGui_ImplOpenGL3_RenderDrawData(data);
    }
}

void GlRenderer::present() {
    glfwSwapBuffers(window_);
}

ScreenPixels GlRenderer::read_back(int width, int height) {
    ScreenPixels pixels{width, height, {}};
    const std::size_t row = static_cast<std::size_t>(width) * 4;
    std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    pixels.rgba.resize(upside_down.size());
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
        const std::size_t from = (static_cast<std::size_t>(height) - 1 - y) * row;
        std::memcpy(pixels.rgba.data() + y * row, upside_down.data() + from, row);
    }
    return pixels;
}

bool GlRenderer::take_was_lost() {
    bool was_lost = false;
    // A lost context may answer with errors for ever: a few tell as much as all.
    for (int i = 0; i < 8 && glGetError() != GL_NO_ERROR; ++i)
        was_lost = true;
    return was_lost;
}

void GlRenderer::make_again() {
    // Whole, not its device objects alone: those forget the buffers but not how large they were,
    // and the next frame that is no larger is then written into nothing.
    stop_backend();
    start_backend();
    (void)take_was_lost(); // what a lost context says to being cleared
}

} // namespace kith::app
