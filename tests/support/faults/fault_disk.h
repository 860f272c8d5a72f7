// A disk in memory that writes down everything a program asks of it, and fails when told to. The
// database reaches it as an SQLite VFS (fault_vfs.h), everything else through disk_file_system.h,
// so that one log holds both in their true order. Safe between threads.
#pragma once

#include "tests/support/faults/disk_image.h"

#include <tl/expected.hpp>

#include <mutex>
#include <optional>
#include <vector>

namespace kith::test {

enum class DiskTrouble { io_error, full, missing, exists };
template <class T> using DiskResult = tl::expected<T, DiskTrouble>;

/// The `at`-th change that reaches the disk (0 is the first) fails, and with `lasting` every later
/// one. A full disk takes the first half of a write, as real ones do, and still allows names to go.
struct PlannedFault {
    std::size_t at = 0;
    DiskTrouble trouble = DiskTrouble::io_error;
    bool lasting = false;
};

class FaultDisk {
public:
    FaultDisk() = default;
    /// What a restarted machine finds; all of it durable.
    explicit FaultDisk(DiskImage image);

    /// The machine was switched off and finds this.
    void restart_from(DiskImage image);
    /// Everything so far becomes the start that power cuts are counted from.
    void start_recording();
    [[nodiscard]] DiskImage start() const;
    [[nodiscard]] std::vector<DiskOperation> log() const;
    /// How many changes have reached the disk since start_recording(): the place of a promise in
    /// the log.
    [[nodiscard]] std::size_t moment() const;

    void plan(std::optional<PlannedFault> fault);
    /// Changes asked for since plan(), those that failed among them.
    [[nodiscard]] std::size_t attempts() const;
    [[nodiscard]] bool has_failed() const;
    /// As it is now, cache and all.
    [[nodiscard]] DiskImage now() const;

    [[nodiscard]] bool exists(const std::string& name) const;
    DiskResult<FileNumber> open(const std::string& name) const;
    DiskResult<FileNumber> create(const std::string& name);
    DiskResult<void> make_folder(const std::string& name);
    DiskResult<void> remove(const std::string& name);
    DiskResult<void> rename(const std::string& from, const std::string& to);
    DiskResult<void> write(FileNumber file, std::uint64_t offset, ByteView bytes);
    DiskResult<void> resize(FileNumber file, std::uint64_t size);
    DiskResult<void> sync(FileNumber file);
    DiskResult<void> sync_folder(const std::string& name);
    /// As many of `length` bytes as the file holds from `offset` on.
    [[nodiscard]] Bytes read(FileNumber file, std::uint64_t offset, std::size_t length) const;
    [[nodiscard]] std::uint64_t size(FileNumber file) const;
    [[nodiscard]] std::vector<std::string> names_in(const std::string& folder) const;

private:
    DiskResult<void> attempt(DiskOperation operation);
    [[nodiscard]] std::optional<DiskTrouble> next_trouble(const DiskOperation& operation);
    void record(DiskOperation operation);

    mutable std::mutex mutex_;
    DiskImage image_;
    DiskImage start_;
    std::vector<DiskOperation> log_;
    std::optional<PlannedFault> fault_;
    std::size_t attempts_ = 0;
    bool failed_ = false;
    FileNumber next_file_ = 1;
};

} // namespace kith::test
