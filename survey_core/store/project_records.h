// The records in which a project says what holds for all of it (RecordKind::project). Mostly there
// is one. Which of several counts is decided above.
#pragma once

#include "survey_core/store/records.h"

namespace kith {

/// By id.
[[nodiscard]] Result<std::vector<RecordId>> project_records(StoreView& store);

} // namespace kith
