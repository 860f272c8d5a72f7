#include "survey_core/store/store_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace kith {

Result<std::unique_ptr<StoreLock>> StoreLock::take(const Path& folder) {
    constexpr mode_t only_mine = 0600;
    const int descriptor =
        ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, only_mine);
    const std::string name = folder.filename().string();
    if (descriptor < 0)
        return fail(ErrorCode::disk_failed,
                    fmt::format("The store '{}' cannot be locked; check that its folder can be "
                                "written.",
                                name));
    std::unique_ptr<StoreLock> lock(new StoreLock(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return fail(
            ErrorCode::locked,
            fmt::format("The store '{}' is already open in another window or program; close "
                        "it there first.",
                        name));
    return lock;
}

StoreLock::~StoreLock() {
    ::close(descriptor_);
}

} // namespace kith
