// A folder of the store's for hand-over files that are written and read by this program alone. They
// can be opened by coordinators only.
#pragma once

#include "survey_core/store/store.h"

namespace kith::sync {

/// Made where it is not there yet.
[[nodiscard]] Result<Path> workplace(Store& store, std::string_view name);
/// The same without what is left in it of a work that was cut off.
[[nodiscard]] Result<Path> empty_workplace(Store& store, std::string_view name);

} // namespace kith::sync
