// The one record in which a project says what holds for all of it, and how it comes to a laptop
// before its first reply: on the joining card.
#pragma once

#include "survey_core/store/project_records.h"
#include "survey_core/store/store.h"

namespace kith::sync {

/// Of several the one that a coordinator made first: alike in every store that holds the same.
/// Nothing: the project has said nothing yet.
[[nodiscard]] Result<std::optional<RecordView>> find_project_record(StoreView& store);

/// As it stands, without its history; empty when there is none.
[[nodiscard]] Result<Bytes> pack_project_record(Store& store);
/// damaged: not what pack_project_record() makes. \pre inside a transaction; refresh_all_rows()
/// afterwards
Status take_project_record(Store& store, ByteView packed);

} // namespace kith::sync
