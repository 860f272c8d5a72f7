// Hands a file to the program that the desktop opens it with (xdg-open). Kith does not wait for it
// and does not know what it does with the file.
#pragma once

#include "survey_core/base/files.h"

namespace kith::app {

/// not_found: this desktop has no xdg-open.
Status show_in_desktop(const Path& file);

} // namespace kith::app
