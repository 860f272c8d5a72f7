// One file that SQLite has open on a FaultDisk. Only fault_vfs.cpp needs this.
#pragma once

#include "tests/support/faults/fault_disk.h"
#include "tests/support/faults/vfs_locks.h"

#include <sqlite3.h>

#include <atomic>
#include <map>
#include <mutex>
#include <string>

namespace kith::test {

struct FaultVfsState {
    FaultVfsState(FaultDisk& its_disk, std::string its_name)
        : disk(its_disk), name(std::move(its_name)) {}

    FaultDisk& disk;
    std::string name;
    sqlite3_vfs vfs{};
    std::atomic<std::size_t> temporary_files{0};
    std::mutex mutex; // over the locks below
    std::map<std::string, FileLocks> locks;
};

struct OpenFile {
    FileNumber number = 0;
    std::string name;
    bool folder_unsynced =
        false; // a new log: its first sync makes its name durable too, as on Linux
    bool removed_at_close = false;
    LockHolder holder;
    int keeps_log = 0; // SQLITE_FCNTL_PERSIST_WAL
};

/// As SQLite sees it: its own structure first.
struct VfsFile {
    sqlite3_file base;
    FaultVfsState* state;
    OpenFile* open; // owned; given back by xClose
};

void attach(VfsFile& file, FaultVfsState& state, OpenFile open);

} // namespace kith::test
