// What a field laptop no longer needs, or should not show any more: interviews that a hub has
// acknowledged, or that lie sealed in an envelope (envelopes.h), leave its records. As with an
// erasure only headers stay, and the hashes of the bodies, so that the audit chain still verifies
// and no reply brings them back; unlike one, nothing of it is ever told to anybody: every hub keeps
// what it has. Decides nothing about when; refuses nothing silently: what is nowhere else
// stays.
#pragma once

#include "survey_core/store/merge_port.h"

namespace kith {

struct FinishedInterview {
    RecordId record;
    std::string form_id;
};
/// Held on this laptop and finished at or before this time; nothing: whenever. Those that were sent
/// back with a question are left out: somebody still needs them here. The oldest first.
[[nodiscard]] Result<std::vector<FinishedInterview>>
finished_interviews(StoreView& store, std::optional<Instant> until);

/// Takes the bodies of these interviews out of the store, with those of their repeat instances and
/// of the entities in `lists` that were made by them. An interview of which anything, or any later
/// correction, is not acknowledged stays as a whole. Returns how many have left; their bytes go
/// with sweep_erased(). \pre inside a transaction, not a hub
Result<std::uint64_t> let_leave(Store& store,
                                std::span<const RecordId> interviews,
                                std::span<const std::string_view> lists);

struct Departed {
    std::uint64_t at_hub = 0;      // a hub has acknowledged them
    std::uint64_t in_envelope = 0; // that is all there is of them until the next hand-over
};
/// As let_leave, and also of interviews whose every change is acknowledged or in an envelope.
/// \pre inside the transaction that has kept the envelope, not a hub
Result<Departed> seal_away(Store& store,
                           std::span<const RecordId> interviews,
                           std::span<const std::string_view> lists);
/// So many more have left. \pre inside a transaction
Status count_as_left(Store& store, std::uint64_t interviews);
/// How many have left in all, and are safe at a hub.
[[nodiscard]] Result<std::uint64_t> count_left(StoreView& store);
/// The record was here and has left: what arrives of it is not taken in.
[[nodiscard]] Result<bool> has_left(StoreView& store, RecordId record);
/// Has any of these changes left?
[[nodiscard]] Result<bool> any_has_left(StoreView& store, const HaveRange& range);

} // namespace kith
