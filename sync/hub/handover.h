// What leaves a field laptop: everything it made that no hub has acknowledged.
#pragma once

#include "survey_core/store/laptops.h"
#include "sync/bundle/bundle_writer.h"

namespace kith::sync {

struct Handover {
    WrittenBundle bundle;
    std::uint64_t changes = 0;
    std::uint64_t records = 0; // submissions and entities
};

/// Sealed to every coordinator of the project. Sending the same changes again is harmless.
/// not_found: there is nothing to hand over.
Result<Handover> write_handover(Store& store, const Path& folder);

struct ConcernsGiven {
    WrittenBundle bundle;
    std::uint64_t entries = 0;
};

/// Every concern that is held (survey_core/store/concerns.h), in a file of their own for the
/// coordinators: a hand-over file never has any. Sending them again is harmless. not_found: there
/// is none.
Result<ConcernsGiven> write_concerns(Store& store, const Path& folder);

} // namespace kith::sync
