// Who holds which lock of one database file: SQLite's own rules for file locks and for the shared
// memory of a write-ahead log, between the connections of one process.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace kith::test {

/// One connection's hold on a file, and on its shared memory.
struct LockHolder {
    int level = 0; // SQLITE_LOCK_NONE .. SQLITE_LOCK_EXCLUSIVE
    unsigned shared = 0;
    unsigned exclusive = 0;
};

class FileLocks {
public:
    void join(LockHolder& holder);
    void leave(LockHolder& holder);
    [[nodiscard]] bool empty() const { return holders_.empty(); }

    /// False where another holder is in the way.
    bool raise(LockHolder& holder, int level);
    static void lower(LockHolder& holder, int level);
    [[nodiscard]] bool is_reserved() const;

    /// `mask` has one bit for each lock of the shared memory.
    bool lock_memory(LockHolder& holder, unsigned mask, bool exclusive);
    static void unlock_memory(LockHolder& holder, unsigned mask);
    /// Null where the region does not exist and may not be made.
    std::byte* memory(std::size_t region, std::size_t size, bool make);
    void drop_memory() { regions_.clear(); }

private:
    std::vector<LockHolder*> holders_;
    std::vector<std::unique_ptr<std::byte[]>> regions_;
};

} // namespace kith::test
