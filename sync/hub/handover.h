// What leaves a field laptop: everything it made that no hub has acknowledged. What was sealed
// before lies in files of its own.
#pragma once

#include "survey_core/store/laptops.h"
#include "sync/bundle/bundle_writer.h"

namespace kith::sync {

struct Handover {
    WrittenBundle bundle;               // the newest
    std::vector<WrittenBundle> earlier; // envelopes that go with it, the oldest first
    // In all files. A record counts once in each that holds something of it.
    std::uint64_t changes = 0;
    std::uint64_t records = 0; // submissions and entities
};

/// Sealed to every coordinator of the project. Sending the same changes again is harmless.
/// not_found: there is nothing to hand over.
Result<Handover> write_handover(Store& store, const Path& folder);

} // namespace kith::sync
