// Concerns about somebody's safety (survey_core/store/concerns.h) leave in a file of their own: a
// hand-over file never has any.
#pragma once

#include "survey_core/store/store.h"
#include "sync/bundle/bundle_writer.h"

namespace kith::sync {

struct ConcernsGiven {
    WrittenBundle bundle;
    std::uint64_t entries = 0;
};

/// Every entry that is held, for the project's coordinators. Sending them again is harmless.
/// not_found: there is none.
Result<ConcernsGiven> write_concerns(Store& store, const Path& folder);

} // namespace kith::sync
