// How the window likes to be, who this laptop is, and what a coordinator needs to let others in.
#pragma once

#include "app/screens/folder_picker.h"

namespace kith::app {

struct SettingsView {
    TopView top;
    LookChoice look;
    SettingsState state;
    std::vector<Place> places;
    bool is_hub = false;
};
[[nodiscard]] SettingsView make_settings_view(const Model& model);

struct SettingsDraft {
    std::string code;
    FolderDraft folder;
};
Intents draw_settings_screen(Kit& kit, const SettingsView& view, SettingsDraft& draft);

// settings_look.cpp
void draw_look_settings(Kit& kit, const LookChoice& look, Intents& intents);

} // namespace kith::app
