#include "tests/support/faults/disk_file_system.h"

namespace kith::test {

namespace {

std::string file_name(const Path& path) {
    return path.lexically_normal().string();
}

std::string folder_name(const Path& path) {
    std::string name = file_name(path);
    return name.ends_with('/') ? name : name + "/";
}

tl::unexpected<Error> explain(DiskTrouble trouble, const Path& path) {
    switch (trouble) {
    case DiskTrouble::full:
        return fail(ErrorCode::disk_full, "The disk is full: " + path.string());
    case DiskTrouble::missing:
        return fail(ErrorCode::not_found, "There is no " + path.string());
    case DiskTrouble::exists:
        return fail(ErrorCode::already_exists, "There is already a " + path.string());
    case DiskTrouble::io_error:
        break;
    }
    return fail(ErrorCode::disk_failed, "The disk failed at " + path.string());
}

Status to_status(const DiskResult<void>& done, const Path& path) {
    if (!done) return explain(done.error(), path);
    return {};
}

class DiskReader final : public ReadableFile {
public:
    DiskReader(FaultDisk& disk, FileNumber file, Path path)
        : disk_(disk), file_(file), path_(std::move(path)) {}

    [[nodiscard]] std::uint64_t size() const override { return disk_.size(file_); }
    Result<Bytes> read(std::uint64_t offset, std::size_t length) override {
        Bytes bytes = disk_.read(file_, offset, length);
        if (bytes.size() != length) return explain(DiskTrouble::io_error, path_);
        return bytes;
    }

private:
    FaultDisk& disk_;
    FileNumber file_;
    Path path_;
};

class DiskWriter final : public WritableFile {
public:
    DiskWriter(FaultDisk& disk, FileNumber file, Path path)
        : disk_(disk), file_(file), path_(std::move(path)) {}

    Status append(ByteView bytes) override {
        return to_status(disk_.write(file_, disk_.size(file_), bytes), path_);
    }
    Status sync() override { return to_status(disk_.sync(file_), path_); }

private:
    FaultDisk& disk_;
    FileNumber file_;
    Path path_;
};

} // namespace

// A path may name a file or a folder; the disk tells them apart by the last sign.
std::string DiskFileSystem::name_of(const Path& path) const {
    return disk_.exists(folder_name(path)) ? folder_name(path) : file_name(path);
}

bool DiskFileSystem::exists(const Path& path) {
    return disk_.exists(name_of(path));
}

Result<std::unique_ptr<ReadableFile>> DiskFileSystem::open(const Path& path) {
    const auto file = disk_.open(file_name(path));
    if (!file) return explain(file.error(), path);
    return std::make_unique<DiskReader>(disk_, *file, path);
}

Result<std::unique_ptr<WritableFile>> DiskFileSystem::create(const Path& path) {
    const auto file = disk_.create(file_name(path));
    if (!file) return explain(file.error(), path);
    return std::make_unique<DiskWriter>(disk_, *file, path);
}

Status DiskFileSystem::rename(const Path& from, const Path& to) {
    const std::string source = name_of(from);
    const std::string target = source.ends_with('/') ? folder_name(to) : file_name(to);
    return to_status(disk_.rename(source, target), from);
}

Status DiskFileSystem::remove(const Path& path) {
    const std::string name = name_of(path);
    if (name.ends_with('/') && !disk_.names_in(name).empty())
        return fail(ErrorCode::refused, "The folder is not empty: " + path.string());
    return to_status(disk_.remove(name), path);
}

Status DiskFileSystem::make_folder(const Path& path) {
    return to_status(disk_.make_folder(folder_name(path)), path);
}

Status DiskFileSystem::sync_folder(const Path& path) {
    return to_status(disk_.sync_folder(folder_name(path)), path);
}

Result<std::vector<Path>> DiskFileSystem::list(const Path& folder) {
    if (!disk_.exists(folder_name(folder))) return explain(DiskTrouble::missing, folder);
    std::vector<Path> found;
    for (std::string name : disk_.names_in(folder_name(folder))) {
        if (name.ends_with('/')) name.pop_back();
        found.push_back(folder / Path(name).filename());
    }
    return found;
}

Result<std::uint64_t> DiskFileSystem::free_bytes(const Path&) {
    return std::uint64_t{1} << 33U;
}

FolderKind DiskFileSystem::kind_of(const Path&) {
    return FolderKind::local;
}

} // namespace kith::test
