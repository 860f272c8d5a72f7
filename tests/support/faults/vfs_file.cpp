#include "tests/support/faults/vfs_file.h"

#include <algorithm>
#include <cstring>

namespace kith::test {

namespace {

using Lock = std::lock_guard<std::mutex>;

VfsFile& self(sqlite3_file* file) {
    return *reinterpret_cast<VfsFile*>(file);
}

FaultDisk& disk_of(sqlite3_file* file) {
    return self(file).state->disk;
}

OpenFile& open_of(sqlite3_file* file) {
    return *self(file).open;
}

// Call with the state's mutex held.
FileLocks& locks_of(sqlite3_file* file) {
    return self(file).state->locks[open_of(file).name];
}

int code_of(DiskTrouble trouble, int io_code) {
    return trouble == DiskTrouble::full ? SQLITE_FULL : io_code;
}

int x_close(sqlite3_file* file) {
    const std::unique_ptr<OpenFile> open(self(file).open);
    {
        const Lock lock(self(file).state->mutex);
        auto& locks = self(file).state->locks;
        locks[open->name].leave(open->holder);
        if (locks[open->name].empty()) locks.erase(open->name);
    }
    if (open->removed_at_close) static_cast<void>(disk_of(file).remove(open->name));
    file->pMethods = nullptr;
    return SQLITE_OK;
}

int x_read(sqlite3_file* file, void* out, int length, sqlite3_int64 offset) {
    const auto wanted = static_cast<std::size_t>(length);
    const Bytes found =
        disk_of(file).read(open_of(file).number, static_cast<std::uint64_t>(offset), wanted);
    auto* bytes = static_cast<std::uint8_t*>(out);
    std::copy(found.begin(), found.end(), bytes);
    if (found.size() == wanted) return SQLITE_OK;
    std::memset(bytes + found.size(), 0, wanted - found.size());
    return SQLITE_IOERR_SHORT_READ;
}

int x_write(sqlite3_file* file, const void* data, int length, sqlite3_int64 offset) {
    const ByteView bytes(static_cast<const std::uint8_t*>(data), static_cast<std::size_t>(length));
    const auto done =
        disk_of(file).write(open_of(file).number, static_cast<std::uint64_t>(offset), bytes);
    return done ? SQLITE_OK : code_of(done.error(), SQLITE_IOERR_WRITE);
}

int x_truncate(sqlite3_file* file, sqlite3_int64 size) {
    const auto done = disk_of(file).resize(open_of(file).number, static_cast<std::uint64_t>(size));
    return done ? SQLITE_OK : code_of(done.error(), SQLITE_IOERR_TRUNCATE);
}

int x_sync(sqlite3_file* file, int) {
    OpenFile& open = open_of(file);
    if (const auto done = disk_of(file).sync(open.number); !done)
        return code_of(done.error(), SQLITE_IOERR_FSYNC);
    if (open.folder_unsynced) {
        if (const auto done = disk_of(file).sync_folder(folder_of(open.name)); !done)
            return code_of(done.error(), SQLITE_IOERR_DIR_FSYNC);
        open.folder_unsynced = false;
    }
    return SQLITE_OK;
}

int x_size(sqlite3_file* file, sqlite3_int64* out) {
    *out = static_cast<sqlite3_int64>(disk_of(file).size(open_of(file).number));
    return SQLITE_OK;
}

int x_lock(sqlite3_file* file, int level) {
    const Lock lock(self(file).state->mutex);
    return locks_of(file).raise(open_of(file).holder, level) ? SQLITE_OK : SQLITE_BUSY;
}

int x_unlock(sqlite3_file* file, int level) {
    const Lock lock(self(file).state->mutex);
    FileLocks::lower(open_of(file).holder, level);
    return SQLITE_OK;
}

int x_check_reserved(sqlite3_file* file, int* out) {
    const Lock lock(self(file).state->mutex);
    *out = locks_of(file).is_reserved() ? 1 : 0;
    return SQLITE_OK;
}

int x_control(sqlite3_file* file, int operation, void* argument) {
    if (operation != SQLITE_FCNTL_PERSIST_WAL) return SQLITE_NOTFOUND;
    int& wanted = *static_cast<int*>(argument);
    if (wanted >= 0) open_of(file).keeps_log = wanted;
    wanted = open_of(file).keeps_log;
    return SQLITE_OK;
}

int x_sector_size(sqlite3_file*) {
    return 4096;
}

int x_characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int x_shm_map(sqlite3_file* file, int region, int size, int make, void volatile** out) {
    const Lock lock(self(file).state->mutex);
    *out = locks_of(file).memory(
        static_cast<std::size_t>(region), static_cast<std::size_t>(size), make != 0);
    return SQLITE_OK;
}

int x_shm_lock(sqlite3_file* file, int first, int count, int flags) {
    const Lock lock(self(file).state->mutex);
    const unsigned mask = ((1U << static_cast<unsigned>(count)) - 1U)
                          << static_cast<unsigned>(first);
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
        FileLocks::unlock_memory(open_of(file).holder, mask);
        return SQLITE_OK;
    }
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    return locks_of(file).lock_memory(open_of(file).holder, mask, exclusive) ? SQLITE_OK
                                                                             : SQLITE_BUSY;
}

void x_shm_barrier(sqlite3_file* file) {
    const Lock lock(self(file).state->mutex);
}

int x_shm_unmap(sqlite3_file* file, int remove) {
    const Lock lock(self(file).state->mutex);
    FileLocks::unlock_memory(open_of(file).holder, ~0U);
    if (remove != 0) locks_of(file).drop_memory();
    return SQLITE_OK;
}

sqlite3_io_methods make_methods() {
    sqlite3_io_methods methods{};
    methods.iVersion = 2;
    methods.xClose = x_close;
    methods.xRead = x_read;
    methods.xWrite = x_write;
    methods.xTruncate = x_truncate;
    methods.xSync = x_sync;
    methods.xFileSize = x_size;
    methods.xLock = x_lock;
    methods.xUnlock = x_unlock;
    methods.xCheckReservedLock = x_check_reserved;
    methods.xFileControl = x_control;
    methods.xSectorSize = x_sector_size;
    methods.xDeviceCharacteristics = x_characteristics;
    methods.xShmMap = x_shm_map;
    methods.xShmLock = x_shm_lock;
    methods.xShmBarrier = x_shm_barrier;
    methods.xShmUnmap = x_shm_unmap;
    return methods;
}

} // namespace

void attach(VfsFile& file, FaultVfsState& state, OpenFile open) {
    static const sqlite3_io_methods methods = make_methods();
    file.base.pMethods = &methods;
    file.state = &state;
    file.open = std::make_unique<OpenFile>(std::move(open)).release();
    const Lock lock(state.mutex);
    state.locks[file.open->name].join(file.open->holder);
}

} // namespace kith::test
