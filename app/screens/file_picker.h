// Which file: one of those that lie on sticks and in folders, one that was dropped on the window,
// or a typed path.
#pragma once

#include "app/screens/frame.h"

namespace kith::app {

struct FilePickerSpec {
    const FoundFiles& found;
    std::string_view title_key; // of the found ones
    std::string_view typed_key; // of the field; its help is under `_help`
    Icon icon = Icon::file;
};

/// True when a file was chosen by key, pointer or dropping in this frame; it is in `file`.
bool draw_file_picker(Kit& kit, const FilePickerSpec& spec, std::string& file);

} // namespace kith::app
