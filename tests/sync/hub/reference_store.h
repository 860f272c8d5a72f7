// The oracle: every change that a hub holds, folded by definition instead of by the merge rule.
// Slow and obvious.
#pragma once

#include "tests/sync/hub/village.h"

#include <map>

namespace kith::test {

struct ReferenceWrite {
    LiveWrite write;
    bool stands = true;

    bool operator==(const ReferenceWrite&) const = default;
};
/// By record, field and dot; edits only.
using ReferenceFields = std::map<std::pair<RecordId, FieldId>, std::map<Dot, ReferenceWrite>>;

/// A write stands when no other write of its field had seen it.
[[nodiscard]] ReferenceFields fold_by_definition(Store& store);
/// The same from the store's registers.
[[nodiscard]] ReferenceFields as_kept(Store& store);

} // namespace kith::test
