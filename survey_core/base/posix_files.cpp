#include "survey_core/base/files.h"
#include "survey_core/base/folder_kind.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

namespace kith {

namespace {

namespace fs = std::filesystem;

struct Advice {
    ErrorCode code;
    std::string_view what_to_do;
};

Advice advice_for(int reason) {
    switch (reason) {
    case ENOSPC:
    case EDQUOT:
        return {ErrorCode::disk_full, "Free some space on this disk and try again."};
    case ENOENT:
        return {ErrorCode::not_found, "Check its name and that its disk or stick is plugged in."};
    case EEXIST:
    case ENOTEMPTY:
        return {ErrorCode::already_exists, "Choose another name or move it away first."};
    case EACCES:
    case EPERM:
    case EROFS:
        return {ErrorCode::disk_failed, "Choose a folder that you may write to."};
    default:
        return {ErrorCode::disk_failed, "Check the disk or stick and try again."};
    }
}

/// \pre called before anything else can change errno
tl::unexpected<Error> failed_to(std::string_view action, const Path& path, int reason = errno) {
    const Advice advice = advice_for(reason);
    const Path name = path.has_filename() ? path.filename() : path;
    return fail(advice.code,
                fmt::format("Could not {} '{}': {}. {}",
                            action,
                            name.string(),
                            std::generic_category().message(reason),
                            advice.what_to_do));
}

Path or_here(const Path& folder) {
    return folder.empty() ? Path(".") : folder;
}

/// An open file of the kernel; closed at the end.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

class PosixWritable final : public WritableFile {
public:
    PosixWritable(int descriptor, Path path) : file_(descriptor), path_(std::move(path)) {}

    Status append(ByteView bytes) override {
        while (!bytes.empty()) {
            const ssize_t written = ::write(file_.number(), bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return failed_to("write", path_);
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
        return {};
    }

    Status sync() override {
        if (::fsync(file_.number()) != 0) return failed_to("write", path_);
        return {};
    }

private:
    Descriptor file_;
    Path path_;
};

class PosixReadable final : public ReadableFile {
public:
    PosixReadable(int descriptor, Path path) : file_(descriptor), path_(std::move(path)) {}

    /// Only ordinary files: a folder cannot be read, and a pipe may never end.
    Status measure() {
        struct stat facts {};
        if (::fstat(file_.number(), &facts) != 0) return failed_to("read", path_);
        if (S_ISDIR(facts.st_mode)) return failed_to("read", path_, EISDIR);
        if (!S_ISREG(facts.st_mode)) return failed_to("read", path_, EINVAL);
        size_ = static_cast<std::uint64_t>(facts.st_size);
        return {};
    }

    [[nodiscard]] std::uint64_t size() const override { return size_; }

    Result<Bytes> read(std::uint64_t offset, std::size_t length) override {
        if (offset > size_ || length > size_ - offset) return cut_short();
        Bytes bytes(length);
        std::size_t done = 0;
        while (done < length) {
            const ssize_t got = ::pread(file_.number(),
                                        bytes.data() + done,
                                        length - done,
                                        static_cast<off_t>(offset + done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return failed_to("read", path_);
            if (got == 0) return cut_short();
            done += static_cast<std::size_t>(got);
        }
        return bytes;
    }

private:
    tl::unexpected<Error> cut_short() const {
        return fail(
            ErrorCode::damaged,
            fmt::format("'{}' ends too early: it was cut off while it was copied or written. "
                        "Copy it again.",
                        path_.filename().string()));
    }

    Descriptor file_;
    Path path_;
    std::uint64_t size_ = 0;
};

/// The name that the table of mounts gives the file system of this device; empty where it is not
/// listed.
std::string mount_type_of(dev_t device) {
    const std::string wanted = fmt::format("{}:{}", major(device), minor(device));
    std::ifstream table("/proc/self/mountinfo");
    for (std::string line; std::getline(table, line);) {
        std::istringstream words(line);
        std::string id, parent, numbers, word, type;
        words >> id >> parent >> numbers;
        if (numbers != wanted) continue;
        while (words >> word && word != "-") {
        }
        words >> type;
        return type;
    }
    return {};
}

} // namespace

bool PosixFileSystem::exists(const Path& path) {
    std::error_code failed;
    return fs::exists(fs::symlink_status(path, failed));
}

Result<std::unique_ptr<ReadableFile>> PosixFileSystem::open(const Path& path) {
    // O_NONBLOCK: opening a pipe by mistake must not hang; it changes nothing for ordinary files.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return failed_to("open", path);
    auto file = std::make_unique<PosixReadable>(descriptor, path);
    KITH_TRY(file->measure());
    return file;
}

Result<std::unique_ptr<WritableFile>> PosixFileSystem::create(const Path& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) return failed_to("create", path);
    return std::make_unique<PosixWritable>(descriptor, path);
}

Status PosixFileSystem::rename(const Path& from, const Path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) return failed_to("replace", to);
    return {};
}

Status PosixFileSystem::remove(const Path& path) {
    if (::remove(path.c_str()) != 0) return failed_to("remove", path);
    return {};
}

Status PosixFileSystem::make_folder(const Path& path) {
    if (::mkdir(path.c_str(), 0700) != 0) return failed_to("make the folder", path);
    return {};
}

Status PosixFileSystem::sync_folder(const Path& path) {
    const Descriptor folder(::open(or_here(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.is_open()) return failed_to("write the folder", path);
    if (::fsync(folder.number()) == 0) return {};
    // Some file systems of sticks and shares have no such call for folders.
    if (errno == EINVAL || errno == ENOTSUP) return {};
    return failed_to("write the folder", path);
}

Result<std::vector<Path>> PosixFileSystem::list(const Path& folder) {
    std::error_code failed;
    std::vector<Path> paths;
    fs::directory_iterator entries(or_here(folder), failed);
    for (; !failed && entries != fs::directory_iterator(); entries.increment(failed))
        paths.push_back(folder / entries->path().filename());
    if (failed) return failed_to("read the folder", folder, failed.value());
    std::sort(paths.begin(), paths.end());
    return paths;
}

Result<std::uint64_t> PosixFileSystem::free_bytes(const Path& folder) {
    struct statvfs facts {};
    if (::statvfs(or_here(folder).c_str(), &facts) != 0)
        return failed_to("measure the disk of", folder);
    return static_cast<std::uint64_t>(facts.f_bavail) * facts.f_frsize;
}

FolderKind PosixFileSystem::kind_of(const Path& folder) {
    std::error_code failed;
    Path here = fs::weakly_canonical(fs::absolute(folder, failed), failed);
    if (failed) return FolderKind::unknown;
    if (is_in_synced_folder(here)) return FolderKind::cloud_sync;
    while (!fs::exists(here, failed) && here != here.parent_path())
        here = here.parent_path();
    struct statfs facts {};
    struct stat where {};
    if (::statfs(here.c_str(), &facts) != 0 || ::stat(here.c_str(), &where) != 0)
        return FolderKind::unknown;
    return kind_of_mount(static_cast<std::uint32_t>(facts.f_type), mount_type_of(where.st_dev));
}

} // namespace kith
