// Keeps a second program out of a store.
#pragma once

#include "survey_core/base/files.h"

namespace kith {

/// Held as long as it lives, and let go by the system however the program ends.
class StoreLock {
public:
    /// locked: another program has the store open.
    static Result<std::unique_ptr<StoreLock>> take(const Path& folder);
    ~StoreLock();
    StoreLock(const StoreLock&) = delete;
    StoreLock& operator=(const StoreLock&) = delete;

private:
    explicit StoreLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

} // namespace kith
