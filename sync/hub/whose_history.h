// Of a laptop that was copied while it was in use, two go on as one writer. Whether a file goes on
// from the history that is here, from the other, or does not show which.
#pragma once

#include "sync/bundle/bundle_reader.h"
#include "sync/hub/known_copies.h"
#include "sync/hub/sender_trust.h"

namespace kith::sync {

enum class History {
    ours,    // as far as something of it is here
    unclear, // what lies between this file and what is here has to come first, to tell
    other,
};

struct HistoryFinding {
    History history = History::ours;
    WriterId writer{};      // of which that was found
    std::uint64_t head = 0; // where the sender's history of it ends
};

/// Of the launches of the sender's that the file has papers of: the links in it, and what it says
/// of links, against those that are here. `ours` may still turn out otherwise as its changes are
/// read.
[[nodiscard]] Result<HistoryFinding> whose_history(StoreView& store,
                                                   const BundleCheck& check,
                                                   const SenderTrust& trust,
                                                   const std::vector<KnownCopy>& copies);

} // namespace kith::sync
