// One record as it stands: its creation overlaid with its registers. Private to the store.
#pragma once

#include "survey_core/store/records.h"
#include "survey_core/store/rows.h"

namespace kith {

/// The columns of `record` that read_row() expects.
#define KITH_RECORD_COLUMNS KITH_CREATION_COLUMNS ", edited, import"

/// The record that this row begins; its registers are read by further statements. Children are not
/// read. `is_hub`: of the store; who reads many rows asks once.
[[nodiscard]] Result<RecordView> read_row(StoreView& store, const Query& row, bool is_hub);

/// Of a record whether its import is published or not. Children are not read.
[[nodiscard]] Result<std::optional<RecordView>> read_record(StoreView& store, std::int64_t rid);

/// Brings the list row and the search words of one record up to date. \pre inside a transaction
Status refresh_row(StoreView& store, std::int64_t rid);

/// Lists and search know no record any more; the next refresh_rows() begins with them all.
Status mark_all_new(Database& database);

} // namespace kith
