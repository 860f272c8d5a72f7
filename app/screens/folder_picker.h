// Where to put a file or to look for files: the sticks and folders that are there now, or a typed
// path.
#pragma once

#include "app/screens/frame.h"

namespace kith::app {

struct FolderDraft {
    std::string folder;
};

/// True when a folder was chosen by key, pointer or typing in this frame; it is in `draft`.
bool draw_folder_picker(Kit& kit, const std::vector<Place>& places, FolderDraft& draft);

} // namespace kith::app
