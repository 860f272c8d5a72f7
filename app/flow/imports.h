// The files that were put into a coordinator's store, for people.
#pragma once

#include "sync/hub/hub.h"

namespace kith::app {

struct ImportView {
    ImportRow row;
    std::string laptop; // its name
};

/// The newest first; only what was published.
[[nodiscard]] Result<std::vector<ImportView>> list_project_imports(StoreView& store);

} // namespace kith::app
