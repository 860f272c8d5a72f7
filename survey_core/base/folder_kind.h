// Where a store must not be kept: a disk that other computers write too. Decides, never warns.
#pragma once

#include "survey_core/base/files.h"

#include <cstdint>
#include <string_view>

namespace kith {

/// From the kernel's number of the file system (statfs f_type) and its name in the table of mounts
/// (`fuse.sshfs`; only needed for FUSE, where one number stands for many).
[[nodiscard]] FolderKind kind_of_mount(std::uint32_t number, std::string_view mount_type);

/// True where the folder or one above it is kept in step with other computers by a known program.
[[nodiscard]] bool is_in_synced_folder(const Path& folder);

} // namespace kith
