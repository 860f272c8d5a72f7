// Whose word counts where only a coordinator's does.
#pragma once

#include "survey_core/store/laptops.h"

namespace kith::sync {

/// A field laptop has everything of others from its hub, which has judged it.
[[nodiscard]] Result<bool> is_of_coordinator(StoreView& store, WriterId writer);

} // namespace kith::sync
