#include "app/platform/window.h"

#include "app/platform/window_keys.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <atomic>
#include <cmath>

namespace kith::app {
namespace {

std::atomic<bool> is_woken = false; // set by any thread, taken by the window's
std::atomic<bool> is_wanted_in_front = false;
std::atomic<bool> is_open = false;

Window& window_of(GLFWwindow* handle) {
    return *static_cast<Window*>(glfwGetWindowUserPointer(handle));
}

/// GLFW counts in the window's units, the picture in pixels; they differ on some desktops.
float pixels_per_unit(GLFWwindow* handle) {
    int units = 0;
    int pixels = 0;
    int ignored = 0;
    glfwGetWindowSize(handle, &units, &ignored);
    glfwGetFramebufferSize(handle, &pixels, &ignored);
    return units > 0 ? static_cast<float>(pixels) / static_cast<float>(units) : 1.0F;
}

GLFWwindow* make_window(const WindowSpec& spec, int major, int minor) {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, major);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, minor);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    return glfwCreateWindow(spec.width, spec.height, spec.title.c_str(), nullptr, nullptr);
}

} // namespace

/// GLFW's callbacks, gathered so that only they may reach into the window.
struct WindowCallbacks {
    static void on_key(GLFWwindow* handle, int key, int scancode, int action, int mods) {
        if (action == GLFW_RELEASE) return;
        if (const auto press = key_press_of(key, scancode, mods))
            window_of(handle).events.add(*press);
    }
    static void on_character(GLFWwindow* handle, unsigned int code) {
        window_of(handle).events.add(CharacterTyped{code});
    }
    static void on_move(GLFWwindow* handle, double x, double y) {
        const auto scale = static_cast<double>(pixels_per_unit(handle));
        window_of(handle).events.add(
            PointerMoved{{static_cast<float>(x * scale), static_cast<float>(y * scale)}});
    }
    static void on_leave(GLFWwindow* handle, int entered) {
        if (entered == GLFW_FALSE) window_of(handle).events.add(PointerMoved{{-1.0F, -1.0F}});
    }
    static void on_button(GLFWwindow* handle, int button, int action, int mods) {
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        window_of(handle).events.add(
            PointerPressed{action == GLFW_PRESS, (mods & GLFW_MOD_SHIFT) != 0, window_seconds()});
    }
    static void on_wheel(GLFWwindow* handle, double /*x*/, double y) {
        window_of(handle).events.add(WheelTurned{static_cast<float>(y)});
    }
    static void on_drop(GLFWwindow* handle, int count, const char** paths) {
        for (int i = 0; i < count; ++i)
            window_of(handle).events.add(FileDropped{paths[i]});
    }
    static void on_refresh(GLFWwindow* handle) { window_of(handle).needs_picture_ = true; }
    static void on_size(GLFWwindow* handle, int /*width*/, int /*height*/) {
        window_of(handle).needs_picture_ = true;
    }
    static void on_scale(GLFWwindow* handle, float /*x*/, float /*y*/) {
        window_of(handle).needs_picture_ = true; // moved to a screen of other pixels
    }
    static void on_focus(GLFWwindow* handle, int /*focused*/) {
        window_of(handle).needs_picture_ = true;
    }

    static void install(GLFWwindow* handle) {
        glfwSetKeyCallback(handle, on_key);
        glfwSetCharCallback(handle, on_character);
        glfwSetCursorPosCallback(handle, on_move);
        glfwSetCursorEnterCallback(handle, on_leave);
        glfwSetMouseButtonCallback(handle, on_button);
        glfwSetScrollCallback(handle, on_wheel);
        glfwSetDropCallback(handle, on_drop);
        glfwSetWindowRefreshCallback(handle, on_refresh);
        glfwSetFramebufferSizeCallback(handle, on_size);
        glfwSetWindowContentScaleCallback(handle, on_scale);
        glfwSetWindowFocusCallback(handle, on_focus);
    }
};

Result<std::unique_ptr<Window>> Window::open(const WindowSpec& spec) {
#ifdef GLFW_PLATFORM_X11
    glfwInitHint(GLFW_PLATFORM,
                 GLFW_PLATFORM_X11); // GLFW 3.4 would choose Wayland, which is not tested yet
#endif
    if (glfwInit() == GLFW_FALSE) {
        return fail(ErrorCode::not_found,
                    "There is no display to open a window on. Start Kith from a desktop session, "
                    "or use kithctl.");
    }
    bool has_old_gl = spec.wants_old_gl;
    GLFWwindow* handle = has_old_gl ? nullptr : make_window(spec, 3, 0);
    if (handle == nullptr) {
        handle = make_window(spec, 2, 1);
        has_old_gl = true;
    }
    if (handle == nullptr) {
        glfwTerminate();
        return fail(ErrorCode::not_found,
                    "This display offers no OpenGL 2.1. Install its driver, or start Kith with "
                    "LIBGL_ALWAYS_SOFTWARE=1.");
    }
    glfwSetWindowSizeLimits(handle, 800, 560, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(handle);
    glfwSwapInterval(0); // the loop paces itself: a skipped swap would take the pace away
    return std::unique_ptr<Window>(new Window(handle, has_old_gl));
}

Window::Window(GLFWwindow* window, bool has_old_gl) : window_(window), has_old_gl_(has_old_gl) {
    glfwSetWindowUserPointer(window, this);
    WindowCallbacks::install(window);
    is_open = true;
}

Window::~Window() {
    is_open = false;
    glfwHideWindow(window_);
    glfwDestroyWindow(window_);
    glfwTerminate();
}

Size Window::size() const {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    return {static_cast<float>(width), static_cast<float>(height)};
}

float Window::pixel_scale() const {
    float x = 1.0F;
    float y = 1.0F;
    glfwGetWindowContentScale(window_, &x, &y);
    return std::clamp(x, 0.5F, 4.0F);
}

bool Window::is_iconified() const {
    return glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE;
}

bool Window::wants_close() const {
    return glfwWindowShouldClose(window_) == GLFW_TRUE;
}

void Window::refuse_close() {
    glfwSetWindowShouldClose(window_, GLFW_FALSE);
}

void Window::set_title(const std::string& title) {
    glfwSetWindowTitle(window_, title.c_str());
}

Clipboard Window::clipboard() const {
    GLFWwindow* handle = window_;
    return {[handle] {
                const char* text = glfwGetClipboardString(handle);
                return text == nullptr ? std::string() : std::string(text);
            },
            [handle](const std::string& text) { glfwSetClipboardString(handle, text.c_str()); }};
}

void Window::wait(double seconds) {
    if (seconds < 0.0) {
        glfwWaitEvents();
    } else if (seconds > 0.0) {
        glfwWaitEventsTimeout(seconds);
    } else {
        glfwPollEvents();
    }
    if (is_wanted_in_front.exchange(false)) come_to_front();
}

void Window::come_to_front() {
    if (is_iconified()) glfwRestoreWindow(window_);
    glfwShowWindow(window_);
    glfwFocusWindow(window_);
    glfwRequestWindowAttention(window_); // for desktops that let nobody take the focus
    needs_picture_ = true;
}

void Window::ask_to_front() {
    is_wanted_in_front = true;
    wake();
}

void Window::wake() {
    is_woken = true;
    if (is_open) glfwPostEmptyEvent();
}

bool Window::take_was_woken() {
    return is_woken.exchange(false);
}

double window_seconds() {
    return glfwGetTime();
}

} // namespace kith::app
