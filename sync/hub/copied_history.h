// A laptop that was copied while it was in use (a snapshot of a virtual machine, brought back) has
// two histories under one name. The one that comes second is kept apart. When a coordinator says
// so, what it holds comes in as records of this store, made once more: they travel as everything
// does, and no store ever takes the one history for the other.
#pragma once

#include "survey_core/store/merge_port.h"
#include "sync/bundle/bundle_reader.h"
#include "sync/bundle/payloads.h"

namespace kith::sync {

struct CopyLetIn {
    std::uint64_t records = 0; // submissions and entities
    // Changes of what was there before the copy was made, or was let in before, or too new: the
    // file is still the only place that has them.
    std::uint64_t left_out = 0;
};

/// Letting the same history in again, or a longer one, adds only what is new of it. One transaction
/// for each group of the file's changes. \pre the file's sender is approved, and it is unlocked
Result<CopyLetIn> let_copy_in(Store& store, BundleReader& file, const BundleCheck& check);

} // namespace kith::sync
