// Copies of the store beside it, each a store folder of its own that the same passphrase opens. A
// snapshot counts only once it has been opened again and verified.
#pragma once

#include "survey_core/store/store.h"

namespace kith {

struct Snapshot {
    Path file; // the key slots lie beside it
    Instant at;
    std::uint64_t bytes = 0;
};

inline constexpr std::size_t snapshots_kept = 6;

/// Written under another name, synced, verified, then renamed; the oldest beyond `snapshots_kept`
/// go.
Result<Snapshot> take_snapshot(Store& store);
/// On another thread, through its own reader, while the store is written.
Result<Snapshot> take_snapshot(const Store& store, StoreView& reader);
/// The newest first.
[[nodiscard]] Result<std::vector<Snapshot>> list_snapshots(FileSystem& files,
                                                           const Path& store_folder);
/// A copy of a snapshot as a new store folder. already_exists: something is there.
Status restore_snapshot(FileSystem& files, const Path& snapshot, const Path& new_folder);

} // namespace kith
