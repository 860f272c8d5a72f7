// A laptop that was copied while it was in use (a snapshot of a virtual machine, brought back) has
// two histories under one name. The one that comes second is kept apart. When a coordinator says
// so, it is written down once more under names of its own (sync/version/branch_names.h) and merged
// as any other file: what both have corrected becomes a conflict, it can be undone, it travels.
#pragma once

#include "sync/hub/branch_finder.h"

namespace kith::sync {

struct RenamedFile {
    Path file; // of this store's own; the caller removes it
    std::vector<KnownCopy> branches;
    /// Changes that are in the first file only: what they go on from, or the branch that it lies
    /// on, is not here; or the file is cut off.
    std::uint64_t left_out = 0;
};

/// The history that has kept its name here was let in as a branch at another hub, so there the name
/// means the other one.
[[nodiscard]] Result<bool> is_branch_of_ours(StoreView& store, const WriterRecord& writer);

/// A file in `folder`; writes nothing into the store. refused: the place where the histories part
/// is neither in this file nor known. \pre `file` is unlocked; a coordinator's store
Result<RenamedFile>
rename_branch(Store& store, BundleReader& file, const CopiedFile& copied, const Path& folder);

} // namespace kith::sync
