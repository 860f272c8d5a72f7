// By the project's policy finished interviews are sealed on the laptop that held them: they can
// still be handed over, and no longer read there. Drafts stay open, as do rounds, places and what
// was sent back with a question.
#pragma once

#include "app/flow/project_terms.h"

namespace kith::app {

/// How many would be sealed now, whatever the policy says; on a coordinator's laptop none.
[[nodiscard]] Result<std::uint64_t> count_to_seal(StoreView& store);
/// When `moment` has come, and the policy names it: returns how many are sealed now. All of them
/// or, with an error, none.
Result<std::uint64_t> apply_sealing(Store& store, Sealing moment);
/// As somebody asks for it. refused: this project's policy seals nothing, or this is a
/// coordinator's laptop.
Result<std::uint64_t> seal_now(Store& store);

} // namespace kith::app
