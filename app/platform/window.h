// The window on the desktop: GLFW, its events, its clipboard. One at a time; for the main thread,
// but for wake().
#pragma once

#include "app/kit/geometry.h"
#include "app/platform/event_queue.h"
#include "app/text/text_field.h"
#include "survey_core/base/result.h"

#include <memory>
#include <string>
#include <utility>

struct GLFWwindow;

namespace kith::app {

struct WindowSpec {
    std::string title = "Kith";
    int width = 1366;
    int height = 768;
    bool wants_old_gl = false; // OpenGL 2.1 even where more is there: for tests
};

class Window {
public:
    [[nodiscard]] static Result<std::unique_ptr<Window>> open(const WindowSpec& spec);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    [[nodiscard]] GLFWwindow* handle() const { return window_; }
    [[nodiscard]] bool has_old_gl() const { return has_old_gl_; }
    /// Of the picture, in its own pixels.
    [[nodiscard]] Size size() const;
    [[nodiscard]] float pixel_scale() const;
    [[nodiscard]] bool is_iconified() const;
    [[nodiscard]] bool wants_close() const;
    void refuse_close();
    void set_title(const std::string& title);
    [[nodiscard]] Clipboard clipboard() const;

    /// Sleeps until something happens, or for that long; negative: as long as it takes.
    void wait(double seconds);
    /// Ends wait() from any thread. Safe after the window is gone.
    static void wake();
    /// True once after wake().
    [[nodiscard]] static bool take_was_woken();
    /// From any thread: the window comes to the front of the desktop.
    static void ask_to_front();
    /// True once after a new size or scale, or when the desktop has lost the picture.
    [[nodiscard]] bool take_needs_picture() { return std::exchange(needs_picture_, false); }
    EventQueue events;

private:
    friend struct WindowCallbacks;
    Window(GLFWwindow* window, bool has_old_gl);
    void come_to_front();

    GLFWwindow* window_;
    bool has_old_gl_;
    bool needs_picture_ = true;
};

/// Seconds of a steady clock; what the kit calls seconds().
[[nodiscard]] double window_seconds();

} // namespace kith::app
