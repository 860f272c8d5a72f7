// Interviews leave the laptop that held them when the project's policy says so and a coordinator
// has them.
#pragma once

#include "survey_core/store/store.h"

#include <array>
#include <functional>

namespace kith::app {

// What an interview says of a person. Places and doors are the neighbourhood's: rounds and
// directories go on working.
inline constexpr std::array<std::string_view, 3> personal_lists{"person", "capability", "need"};

/// A coordinator's laptop does, whether its store is the hub or not.
[[nodiscard]] Result<bool> keeps_everything(StoreView& store);
/// The finished interviews that this laptop holds, without the visits of a round. Of those finished
/// after `until` none; nothing: of any time. The oldest first.
[[nodiscard]] Result<std::vector<RecordId>> interviews_here(StoreView& store,
                                                            std::optional<Instant> until);

/// After a reply was taken, and when a store is opened. In small transactions: whenever it is cut
/// off, each interview is here as a whole or has left as a whole. Returns how many have left now;
/// on a coordinator's laptop, and without a policy, none. Between the transactions `give_way` is
/// called: answers that wait are written there.
Result<std::uint64_t> apply_retention(
    Store& store, const std::function<void()>& give_way = [] {});

} // namespace kith::app
