#include "tests/support/faults/fault_vfs.h"

#include "tests/support/faults/vfs_file.h"

#include <atomic>
#include <cstring>

namespace kith::test {

namespace {

FaultVfsState& state_of(sqlite3_vfs* vfs) {
    return *static_cast<FaultVfsState*>(vfs->pAppData);
}

sqlite3_vfs& real() {
    return *sqlite3_vfs_find(nullptr);
}

bool names_a_log(int flags) {
    return (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL | SQLITE_OPEN_SUPER_JOURNAL)) != 0;
}

// An SQLite path as the disk knows it.
std::string disk_name(const char* path) {
    return path;
}

int open_temporary(FaultVfsState& state, VfsFile& file) {
    ++state.temporary_files;
    const std::string name = "/temporary-" + std::to_string(state.temporary_files);
    const auto made = state.disk.create(name);
    if (!made) return SQLITE_CANTOPEN;
    attach(file, state, OpenFile{*made, name, false, true, {}});
    return SQLITE_OK;
}

int x_open(sqlite3_vfs* vfs, const char* path, sqlite3_file* out, int flags, int* out_flags) {
    FaultVfsState& state = state_of(vfs);
    VfsFile& file = *reinterpret_cast<VfsFile*>(out);
    file.base.pMethods = nullptr;
    if (path == nullptr) return open_temporary(state, file);
    const std::string name = disk_name(path);
    auto opened = state.disk.open(name);
    bool created = false;
    if (!opened && (flags & SQLITE_OPEN_CREATE) != 0) {
        opened = state.disk.create(name);
        created = true;
    }
    if (!opened) return opened.error() == DiskTrouble::full ? SQLITE_FULL : SQLITE_CANTOPEN;
    const bool temporary = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
    attach(file, state, OpenFile{*opened, name, created && names_a_log(flags), temporary, {}});
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
}

int x_delete(sqlite3_vfs* vfs, const char* path, int sync_folder) {
    FaultDisk& disk = state_of(vfs).disk;
    const std::string name = disk_name(path);
    if (const auto removed = disk.remove(name); !removed)
        return removed.error() == DiskTrouble::missing ? SQLITE_IOERR_DELETE_NOENT
                                                       : SQLITE_IOERR_DELETE;
    if (sync_folder != 0 && !disk.sync_folder(folder_of(name))) return SQLITE_IOERR_DIR_FSYNC;
    return SQLITE_OK;
}

int x_access(sqlite3_vfs* vfs, const char* path, int flags, int* out) {
    FaultDisk& disk = state_of(vfs).disk;
    const std::string name = disk_name(path);
    const auto file = disk.open(name);
    const bool there = file.has_value() && (flags != SQLITE_ACCESS_EXISTS || disk.size(*file) > 0);
    *out = there ? 1 : 0;
    return SQLITE_OK;
}

int x_full_pathname(sqlite3_vfs*, const char* path, int size, char* out) {
    const std::size_t length = std::strlen(path);
    if (length + 1 > static_cast<std::size_t>(size)) return SQLITE_CANTOPEN;
    std::memcpy(out, path, length + 1);
    return SQLITE_OK;
}

int x_randomness(sqlite3_vfs*, int size, char* out) {
    return real().xRandomness(&real(), size, out);
}

int x_sleep(sqlite3_vfs*, int microseconds) {
    return microseconds;
}

int x_current_time(sqlite3_vfs*, double* out) {
    return real().xCurrentTime(&real(), out);
}

int x_current_time_ms(sqlite3_vfs*, sqlite3_int64* out) {
    return real().xCurrentTimeInt64(&real(), out);
}

int x_last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

std::string next_name() {
    static std::atomic<unsigned> count{0};
    return "kith-fault-" + std::to_string(++count);
}

sqlite3_vfs make_vfs(FaultVfsState& state) {
    sqlite3_vfs vfs{};
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(VfsFile);
    vfs.mxPathname = 512;
    vfs.zName = state.name.c_str();
    vfs.pAppData = &state;
    vfs.xOpen = x_open;
    vfs.xDelete = x_delete;
    vfs.xAccess = x_access;
    vfs.xFullPathname = x_full_pathname;
    vfs.xRandomness = x_randomness;
    vfs.xSleep = x_sleep;
    vfs.xCurrentTime = x_current_time;
    vfs.xGetLastError = x_last_error;
    vfs.xCurrentTimeInt64 = x_current_time_ms;
    return vfs;
}

} // namespace

FaultVfs::FaultVfs(FaultDisk& disk) : state_(std::make_unique<FaultVfsState>(disk, next_name())) {
    sqlite3_initialize();
    state_->vfs = make_vfs(*state_);
    sqlite3_vfs_register(&state_->vfs, 0);
}

FaultVfs::~FaultVfs() {
    sqlite3_vfs_unregister(&state_->vfs);
}

const std::string& FaultVfs::name() const {
    return state_->name;
}

std::size_t FaultVfs::temporary_files() const {
    return state_->temporary_files;
}

} // namespace kith::test
