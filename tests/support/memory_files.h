// A disk in memory that fails when told to, and can show what a power cut would have left of it.
//
//     MemoryFileSystem files;
//     files.put("/store/slots.1", old_content);          // safe on the disk
//     replace_file(files, "/store/slots.1", new_content);
//     for (const PowerCut& cut : every_power_cut(files, 1000)) {
//         const auto after = files.after(cut);
//         CHECK(after->content("/store/slots.1") ...);   // old or new, never a mixture
//     }
#pragma once

#include "tests/support/memory_disk.h"

namespace kith::test {

/// The power goes after `changes` changes since put() or settle().
struct PowerCut {
    std::size_t changes = 0;
    Survival survival = Survival::nothing;
    std::uint64_t seed = 0;
};

[[nodiscard]] std::string describe(const PowerCut& cut);

/// What the n-th change (the first is 0) answers instead of happening. A full disk keeps half of an
/// append, and `lasting` faults every later change as well, except that a full disk still syncs,
/// renames and removes.
struct Fault {
    std::size_t change = 0;
    ErrorCode code = ErrorCode::disk_failed;
    bool lasting = false;
};

class MemoryFileSystem final : public FileSystem {
public:
    MemoryFileSystem() = default;
    explicit MemoryFileSystem(MemoryDisk disk) : start_(disk), now_(std::move(disk)) {}

    /// Setting up: the file (and the folders above it) as if they had always been there. Forgets
    /// the changes so far.
    void put(const Path& path, ByteView content);
    /// Everything so far is safe; changes are counted from here.
    void settle();
    [[nodiscard]] std::optional<Bytes> content(const Path& path) const;

    [[nodiscard]] const std::vector<DiskChange>& changes() const { return changes_; }
    [[nodiscard]] std::unique_ptr<MemoryFileSystem> after(const PowerCut& cut) const;

    void set_fault(std::optional<Fault> fault) { fault_ = fault; }
    /// The n-th read from now on (the first is 0) fails.
    void fail_read(std::size_t n) { reads_until_failure_ = n; }
    void set_free_bytes(std::uint64_t bytes) { free_bytes_ = bytes; }
    void set_kind(FolderKind kind) { kind_ = kind; }

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
    friend class MemoryWritable;
    friend class MemoryReadable;

    Status change(DiskChange change);
    [[nodiscard]] bool is_faulty(DiskChange::Kind kind) const;
    Status check_read();

    MemoryDisk start_;
    MemoryDisk now_;
    std::vector<DiskChange> changes_; // those that happened since start_
    std::size_t tried_ = 0;
    std::optional<Fault> fault_;
    std::optional<std::size_t> reads_until_failure_;
    std::uint64_t free_bytes_ = 1ULL << 40U;
    FolderKind kind_ = FolderKind::local;
};

/// A cut after every number of changes, with every survival, and as many random mixtures as make
/// `at_least`.
[[nodiscard]] std::vector<PowerCut> every_power_cut(const MemoryFileSystem& files,
                                                    std::size_t at_least);

} // namespace kith::test
