// The changes that count together or not at all: consecutive dots of one writer.
#pragma once

#include "survey_core/record/change.h"
#include "sync/version/delivered.h"

namespace kith::sync {

/// The whole group of a change. A forged place is cut to what a sequence can hold, and then never
/// complete.
[[nodiscard]] SeqRange group_of(const ChangeHeader& header);

} // namespace kith::sync
