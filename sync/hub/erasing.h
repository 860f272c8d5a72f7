// Which erasures count, and what they do to a store.
#pragma once

#include "survey_core/store/erasures.h"

namespace kith::sync {

/// refused: the record is erased already.
Status refuse_erased(StoreView& store, RecordId record);

/// After a merge, or an erasure made here: whatever the erasures of coordinators name goes, now and
/// as often as it arrives. \pre inside a transaction. Returns how many records had something.
Result<std::uint64_t> apply_erasures(Store& store);

} // namespace kith::sync
