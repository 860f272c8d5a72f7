// A body that goes leaves its hash, so that the audit chain still verifies. Private to the store.
#pragma once

#include "survey_core/store/rows.h"
#include "survey_core/store/store.h"

namespace kith {

/// The numbers in the first column.
[[nodiscard]] Result<std::vector<std::int64_t>> read_numbers(Query rows);

/// \pre inside a transaction; the body is still there
Status remove_creation_body(Store& store, std::int64_t rid, Hidden why);
Status remove_change_body(Store& store, std::int64_t dot);

} // namespace kith
