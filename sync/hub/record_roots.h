// Which submission or entity a record belongs to: what people count.
#pragma once

#include "survey_core/store/merge_port.h"

#include <optional>

namespace kith::sync {

[[nodiscard]] constexpr bool is_counted(RecordKind kind) {
    return kind == RecordKind::submission || kind == RecordKind::entity;
}

/// A repeat instance belongs to the submission above it. Nothing for workers, tallies and records
/// that are not here.
[[nodiscard]] Result<std::optional<RecordId>> counted_root(StoreView& store, RecordId record);

} // namespace kith::sync
