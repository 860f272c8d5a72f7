#include "app/platform/window_keys.h"

#include <GLFW/glfw3.h>

#include <array>

namespace kith::app {
namespace {

struct Known {
    int glfw;
    Key key;
};

constexpr std::array known_keys{
    Known{GLFW_KEY_TAB, Key::tab},
    Known{GLFW_KEY_ENTER, Key::enter},
    Known{GLFW_KEY_KP_ENTER, Key::enter},
    Known{GLFW_KEY_ESCAPE, Key::escape},
    Known{GLFW_KEY_SPACE, Key::space},
    Known{GLFW_KEY_BACKSPACE, Key::backspace},
    Known{GLFW_KEY_DELETE, Key::del},
    Known{GLFW_KEY_LEFT, Key::left},
    Known{GLFW_KEY_RIGHT, Key::right},
    Known{GLFW_KEY_UP, Key::up},
    Known{GLFW_KEY_DOWN, Key::down},
    Known{GLFW_KEY_HOME, Key::home},
    Known{GLFW_KEY_END, Key::end},
    Known{GLFW_KEY_PAGE_UP, Key::page_up},
    Known{GLFW_KEY_PAGE_DOWN, Key::page_down},
    Known{GLFW_KEY_F1, Key::f1},
    Known{GLFW_KEY_F6, Key::f6},
    Known{GLFW_KEY_F8, Key::f8},
    Known{GLFW_KEY_F9, Key::f9},
};

/// The letter as the keyboard's own layout has it (so that Ctrl+Z is where it is printed), else as
/// on a UK one.
char letter_of(int glfw_key, int scancode) {
    const char* name = glfwGetKeyName(glfw_key, scancode);
    if (name != nullptr && name[0] >= 'a' && name[0] <= 'z' && name[1] == '\0') {
        return static_cast<char>(name[0] - 'a' + 'A');
    }
    return static_cast<char>(glfw_key);
}

char character_of(int glfw_key, int scancode) {
    if (glfw_key >= GLFW_KEY_A && glfw_key <= GLFW_KEY_Z) return letter_of(glfw_key, scancode);
    if (glfw_key >= GLFW_KEY_0 && glfw_key <= GLFW_KEY_9) return static_cast<char>(glfw_key);
    if (glfw_key >= GLFW_KEY_KP_0 && glfw_key <= GLFW_KEY_KP_9) {
        return static_cast<char>('0' + (glfw_key - GLFW_KEY_KP_0));
    }
    return '\0';
}

} // namespace

std::optional<KeyPress> key_press_of(int glfw_key, int scancode, int glfw_mods) {
    KeyPress press;
    for (const Known& known : known_keys) {
        if (known.glfw == glfw_key) press.key = known.key;
    }
    if (press.key == Key::none) {
        press.character = character_of(glfw_key, scancode);
        if (press.character == '\0') return std::nullopt;
        press.key = Key::character;
    }
    press.has_shift = (glfw_mods & GLFW_MOD_SHIFT) != 0;
    press.has_control = (glfw_mods & GLFW_MOD_CONTROL) != 0;
    press.has_alt = (glfw_mods & GLFW_MOD_ALT) != 0;
    return press;
}

} // namespace kith::app
