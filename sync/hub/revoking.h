// Taking an import back, and letting it count again. A revocation is a record like any other: it
// travels, it has an author, and deleting it lifts it. So two hubs that hold the same changes hide
// the same ones, whatever the order of arrival.
#pragma once

#include "survey_core/store/revocations.h"
#include "sync/hub/hub.h"

namespace kith::sync {

/// What coordinators' standing revocations cover. On a field laptop without what the laptop made
/// itself: a worker's own interviews do not vanish under their hands.
[[nodiscard]] Result<Delivered> standing_revocations(Store& store);

/// Brings everything that is hidden in line with the revocations that stand. `arrived`: changes
/// that have come in since the last time. \pre inside a transaction. Returns how many submissions
/// and entities were hidden or shown.
Result<std::uint64_t> apply_revocations(Store& store, const Delivered& arrived);

} // namespace kith::sync
