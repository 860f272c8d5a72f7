// Kith's own files on a FaultDisk: key slots, snapshots, hand-over files, the swap of a migrated
// store.
#pragma once

#include "survey_core/base/files.h"
#include "tests/support/faults/fault_disk.h"

namespace kith::test {

class DiskFileSystem final : public FileSystem {
public:
    explicit DiskFileSystem(FaultDisk& disk) : disk_(disk) {}

    [[nodiscard]] bool exists(const Path& path) override;
    Result<std::unique_ptr<ReadableFile>> open(const Path& path) override;
    Result<std::unique_ptr<WritableFile>> create(const Path& path) override;
    Status rename(const Path& from, const Path& to) override;
    Status remove(const Path& path) override;
    Status make_folder(const Path& path) override;
    Status sync_folder(const Path& path) override;
    Result<std::vector<Path>> list(const Path& folder) override;
    Result<std::uint64_t> free_bytes(const Path& folder) override;
    [[nodiscard]] FolderKind kind_of(const Path& folder) override;

private:
    [[nodiscard]] std::string name_of(const Path& path) const;
    FaultDisk& disk_;
};

} // namespace kith::test
