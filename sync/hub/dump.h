// Everything a store holds of its records, as text that two stores with the same changes write
// alike, byte for byte.
#pragma once

#include "survey_core/store/records.h"

namespace kith::sync {

/// One JSON line for each record, by global id: its creation, and every value of every field with
/// dot, context and state. Nothing of it depends on local numbers or on the order of arrival.
Status dump_canonical(StoreView& store, const std::function<void(std::string_view line)>& write);
[[nodiscard]] Result<std::string> dump_canonical(StoreView& store);

} // namespace kith::sync
