// The forms that came with the program. A new project begins with two of them; the others wait on
// their shelf until somebody wants them, so that who starts an interview chooses between few.
#pragma once

#include "app/flow/form_shelf.h"

namespace kith::app {

struct StarterForm {
    Path file; // a workbook or a folder of sheets
    std::string form_id;
    std::string version;
    std::string title;
    std::uint64_t questions = 0;
};

/// In the order of their titles. `share` is the program's own folder.
[[nodiscard]] Result<std::vector<StarterForm>> list_starter_forms(FileSystem& files,
                                                                  const Path& share);

/// Adds the two that most projects begin with: the Capabilities Assessment and the Community Asset
/// Survey.
Status add_first_forms(Store& store, const Path& share);

} // namespace kith::app
