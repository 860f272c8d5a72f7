// The disk as Kith uses it: whole files, replaced atomically. The database has its own door
// (store/vfs).
#pragma once

#include "survey_core/base/bytes.h"
#include "survey_core/base/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace kith {

using Path = std::filesystem::path;

/// A file that is being written. Nothing is promised until sync() has returned.
class WritableFile {
public:
    virtual ~WritableFile() = default;
    virtual Status append(ByteView bytes) = 0;
    virtual Status sync() = 0;
};

/// A file that is being read, at any place.
class ReadableFile {
public:
    virtual ~ReadableFile() = default;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Exactly `length` bytes from `offset`; fewer is an error.
    virtual Result<Bytes> read(std::uint64_t offset, std::size_t length) = 0;
};

enum class FolderKind { local, network, cloud_sync, unknown };

/// Every call that touches the disk outside the database. The real one is PosixFileSystem; tests
/// inject power cuts, full disks and torn sectors through tests/support/memory_files.h.
class FileSystem {
public:
    virtual ~FileSystem() = default;

    [[nodiscard]] virtual bool exists(const Path& path) = 0;
    virtual Result<std::unique_ptr<ReadableFile>> open(const Path& path) = 0;
    /// Fails where the file exists.
    virtual Result<std::unique_ptr<WritableFile>> create(const Path& path) = 0;
    virtual Status rename(const Path& from, const Path& to) = 0;
    virtual Status remove(const Path& path) = 0;
    virtual Status make_folder(const Path& path) = 0;
    /// Makes the folder's own changes (names) durable.
    virtual Status sync_folder(const Path& path) = 0;
    /// Sorted, each with `folder` in front.
    virtual Result<std::vector<Path>> list(const Path& folder) = 0;
    virtual Result<std::uint64_t> free_bytes(const Path& folder) = 0;
    [[nodiscard]] virtual FolderKind kind_of(const Path& folder) = 0;
};

class PosixFileSystem final : public FileSystem {
public:
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
};

/// The whole file, refused over `limit_bytes` before anything is allocated.
[[nodiscard]] Result<Bytes>
read_file(FileSystem& files, const Path& path, std::uint64_t limit_bytes);
/// New content or the old one, never a mixture, after any crash: temporary file, sync, rename,
/// folder sync.
Status replace_file(FileSystem& files, const Path& path, ByteView content);

} // namespace kith
