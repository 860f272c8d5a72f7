// The lock: nothing of the project is shown before the words are right. Where no store is, it says
// so and offers to start a project; it never makes one by itself.
#pragma once

#include "app/screens/frame.h"

namespace kith::app {

struct UnlockView {
    TopView top;
    bool store_exists = false;
    std::string store_path;
    bool is_working = false;
    Message error;
};
[[nodiscard]] UnlockView make_unlock_view(const Model& model);

struct UnlockDraft {
    std::string passphrase;
};
Intents draw_unlock_screen(Kit& kit, const UnlockView& view, UnlockDraft& draft);

} // namespace kith::app
