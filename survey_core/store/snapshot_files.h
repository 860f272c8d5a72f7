// Writing and removing database files as a whole; used by snapshots and migrations.
#pragma once

#include "survey_core/store/key_slots.h"
#include "survey_core/store/snapshots.h"

#include <functional>

namespace kith {

inline constexpr int pages_per_step = 200;

struct SnapshotPlace {
    FileSystem& files;
    const Path& folder; // of the store
    Instant at;
};

Result<Snapshot> write_snapshot(const SnapshotPlace& place,
                                SqliteDatabase& source,
                                const DatabaseKey& key,
                                const KeySlots& slots);
/// With the key slots beside it.
Status remove_snapshot(FileSystem& files, const Path& file);
/// `write` puts the database where it is told to; the key slots go beside it. \pre check_is_new()
Status restore_into(FileSystem& files,
                    const Path& new_folder,
                    const KeySlots& slots,
                    const std::function<Status(const Path&)>& write);
/// Before anything is read for it. already_exists: something is there.
Status check_is_new(FileSystem& files, const Path& folder);
/// The file and what SQLite keeps beside it, if they are there.
Status remove_database_files(FileSystem& files, const Path& file);

} // namespace kith
