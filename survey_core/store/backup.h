// A store as one file, for another disk: a verified snapshot with the key slots that open it, as
// encrypted as the store is. KITHBK1 | slots, their length in front | database, its length in front
// | BLAKE2b-256 of all that; numbers little-endian.
#pragma once

#include "survey_core/store/snapshots.h"

namespace kith {

struct Backup {
    Path file;
    std::uint64_t bytes = 0;
};

/// Under another name first, synced, read back, then renamed. already_exists: something is there.
/// refused: the store lies on a server.
Result<Backup> write_backup(Store& store, const Path& file);
/// The file is read whole before anything is made. already_exists: something is there. bad_input:
/// no backup. damaged: not as it was written.
Status restore_backup(FileSystem& files, const Path& backup, const Path& new_folder);

} // namespace kith
