// Where the history in a copied laptop's file leaves the one that is here, and which of its
// launches lie behind that place.
#pragma once

#include "sync/bundle/bundle_reader.h"
#include "sync/bundle/change_columns.h"
#include "sync/hub/known_copies.h"
#include "sync/hub/sender_trust.h"
#include "sync/version/branch_names.h"

#include <functional>
#include <set>

namespace kith::sync {

struct CopiedFile {
    const BundleCheck& check;
    const SenderTrust& trust; // approved
    LaptopId laptop{};        // that was copied
};

struct FoundBranches {
    BranchNames names;
    /// Launches in the file that go on from a branch which, or whose beginning, is not here: what
    /// they say cannot be said under other names yet.
    std::set<WriterId> nameless;
};

/// \pre `file` is unlocked
[[nodiscard]] Result<FoundBranches>
find_branches(Store& store, BundleReader& file, const CopiedFile& copied);

/// The audit chain's link before the first change of the chunk. \pre `file` is unlocked
Result<Hash32> load_changes(BundleReader& file, const ChunkPlace& chunk, ChangeUnpacker& into);
/// Of every change of the writer that is held here.
Status for_each_link(StoreView& store,
                     WriterId writer,
                     const std::function<void(std::uint64_t seq, const Hash32& link)>& visit);

} // namespace kith::sync
