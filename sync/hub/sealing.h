// Finished interviews are sealed on a field laptop: a hand-over file that only coordinators can
// open takes their place in the store (survey_core/store/envelopes.h). Decides nothing about when.
#pragma once

#include "survey_core/store/leaving.h"

namespace kith::sync {

/// First everything that is to be handed over is written into an envelope and read back, then in
/// one transaction the envelope is kept and the bodies of these interviews leave, with those of
/// their repeat instances and of the entities in `lists` that they made. Whenever it is cut off,
/// the interviews are here or in a whole envelope. Nothing is written when none can leave. \pre not
/// a hub
Result<Departed> seal_interviews(Store& store,
                                 std::span<const RecordId> interviews,
                                 std::span<const std::string_view> lists);

} // namespace kith::sync
