// A round of the store as its route card has it.
#pragma once

#include "app/flow/form_shelf.h"
#include "app/paper/route_card.h"

namespace kith::app {

/// Buddy and times are those of this laptop's check-in, while one runs; otherwise there are lines
/// to write them on. not_found: no such round.
[[nodiscard]] Result<Route>
route_of_round(StoreView& store, FormShelf& shelf, RecordId round, const Words& words);

} // namespace kith::app
