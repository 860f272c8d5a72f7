// One record as it stands: its creation overlaid with its registers. Private to the store.
#pragma once

#include "survey_core/store/records.h"

namespace kith {

/// Of a record whether its import is published or not. Children are not read.
[[nodiscard]] Result<std::optional<RecordView>> read_record(StoreView& store, std::int64_t rid);

/// Brings the list row and the search words of one record up to date. \pre inside a transaction
Status refresh_row(StoreView& store, std::int64_t rid);

} // namespace kith
