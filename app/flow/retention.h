// Interviews leave the laptop that held them when the project's policy says so and a coordinator
// has them.
#pragma once

#include "survey_core/store/store.h"

namespace kith::app {

/// After a reply was taken, and when a store is opened. In small transactions: whenever it is cut
/// off, each interview is here as a whole or has left as a whole. Returns how many have left now;
/// on a coordinator's laptop, and without a policy, none.
Result<std::uint64_t> apply_retention(Store& store);

} // namespace kith::app
