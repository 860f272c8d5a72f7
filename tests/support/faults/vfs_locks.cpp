#include "tests/support/faults/vfs_locks.h"

#include <sqlite3.h>

#include <algorithm>

namespace kith::test {

void FileLocks::join(LockHolder& holder) {
    holders_.push_back(&holder);
}

void FileLocks::leave(LockHolder& holder) {
    std::erase(holders_, &holder);
}

bool FileLocks::raise(LockHolder& holder, int level) {
    if (holder.level >= level) return true;
    int highest = SQLITE_LOCK_NONE;
    for (const LockHolder* other : holders_)
        if (other != &holder) highest = std::max(highest, other->level);
    const int tolerated = level == SQLITE_LOCK_SHARED     ? SQLITE_LOCK_RESERVED
                          : level == SQLITE_LOCK_RESERVED ? SQLITE_LOCK_SHARED
                                                          : SQLITE_LOCK_NONE;
    if (level == SQLITE_LOCK_EXCLUSIVE && highest == SQLITE_LOCK_SHARED)
        holder.level = SQLITE_LOCK_PENDING; // readers may finish, none may begin
    if (highest > tolerated) return false;
    holder.level = level;
    return true;
}

void FileLocks::lower(LockHolder& holder, int level) {
    holder.level = std::min(holder.level, level);
}

bool FileLocks::is_reserved() const {
    return std::any_of(holders_.begin(), holders_.end(), [](const LockHolder* holder) {
        return holder->level >= SQLITE_LOCK_RESERVED;
    });
}

bool FileLocks::lock_memory(LockHolder& holder, unsigned mask, bool exclusive) {
    for (const LockHolder* other : holders_) {
        if (other == &holder) continue;
        if ((other->exclusive & mask) != 0 || (exclusive && (other->shared & mask) != 0))
            return false;
    }
    (exclusive ? holder.exclusive : holder.shared) |= mask;
    return true;
}

void FileLocks::unlock_memory(LockHolder& holder, unsigned mask) {
    holder.shared &= ~mask;
    holder.exclusive &= ~mask;
}

std::byte* FileLocks::memory(std::size_t region, std::size_t size, bool make) {
    if (region >= regions_.size() && !make) return nullptr;
    while (regions_.size() <= region)
        regions_.push_back(std::make_unique<std::byte[]>(size));
    return regions_[region].get();
}

} // namespace kith::test
