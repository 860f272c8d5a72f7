#include "tests/support/memory_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kith::test {

using Kind = DiskChange::Kind;

class MemoryWritable final : public WritableFile {
public:
    MemoryWritable(MemoryFileSystem& files, Path path, std::size_t node)
        : files_(files), path_(std::move(path)), node_(node) {}

    Status append(ByteView bytes) override {
        return files_.change({Kind::append, path_, {}, node_, Bytes(bytes.begin(), bytes.end())});
    }
    Status sync() override { return files_.change({Kind::sync, path_, {}, node_, {}}); }

private:
    MemoryFileSystem& files_;
    Path path_;
    std::size_t node_;
};

class MemoryReadable final : public ReadableFile {
public:
    MemoryReadable(MemoryFileSystem& files, Bytes bytes)
        : files_(files), bytes_(std::move(bytes)) {}

    [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
    Result<Bytes> read(std::uint64_t offset, std::size_t length) override {
        KITH_TRY(files_.check_read());
        if (offset > bytes_.size() || length > bytes_.size() - offset)
            return fail(ErrorCode::damaged, "The file ends too early.");
        const ByteView part = ByteView(bytes_).subspan(static_cast<std::size_t>(offset), length);
        return Bytes(part.begin(), part.end());
    }

private:
    MemoryFileSystem& files_;
    Bytes bytes_;
};

std::string describe(const PowerCut& cut) {
    constexpr std::array<std::string_view, 3> names = {"nothing", "everything", "a random mix"};
    return fmt::format("power cut after {} changes, {} unsynced survives, seed {}",
                       cut.changes,
                       names[static_cast<std::size_t>(cut.survival)],
                       cut.seed);
}

void MemoryFileSystem::put(const Path& path, ByteView content) {
    Path folder;
    for (const Path& part : path.lexically_normal().parent_path()) {
        folder /= part;
        static_cast<void>(
            now_.apply({Kind::make_folder, folder, {}, 0, {}})); // may be there already
    }
    const Path name = path.lexically_normal();
    static_cast<void>(now_.apply({Kind::remove, name, {}, 0, {}}));
    static_cast<void>(now_.apply({Kind::create, name, {}, 0, {}}));
    static_cast<void>(now_.apply(
        {Kind::append, name, {}, now_.node_at(name), Bytes(content.begin(), content.end())}));
    settle();
}

void MemoryFileSystem::settle() {
    now_.make_safe();
    start_ = now_;
    changes_.clear();
    tried_ = 0;
}

std::optional<Bytes> MemoryFileSystem::content(const Path& path) const {
    const MemoryDisk::Node* node = now_.find(path.lexically_normal());
    if (node == nullptr || node->is_folder) return std::nullopt;
    return node->bytes;
}

std::unique_ptr<MemoryFileSystem> MemoryFileSystem::after(const PowerCut& cut) const {
    MemoryDisk disk = start_;
    for (std::size_t i = 0; i < std::min(cut.changes, changes_.size()); ++i)
        static_cast<void>(disk.apply(changes_[i])); // it worked the first time
    SeededRandom random(cut.seed);
    disk.cut_power(cut.survival, random);
    return std::make_unique<MemoryFileSystem>(std::move(disk));
}

bool MemoryFileSystem::is_faulty(Kind kind) const {
    if (!fault_ || tried_ < fault_->change) return false;
    if (tried_ == fault_->change) return true;
    const bool needs_room =
        kind == Kind::append || kind == Kind::create || kind == Kind::make_folder;
    return fault_->lasting && (fault_->code != ErrorCode::disk_full || needs_room);
}

Status MemoryFileSystem::change(DiskChange change) {
    const bool faulty = is_faulty(change.kind);
    ++tried_;
    if (!faulty) {
        KITH_TRY(now_.apply(change));
        changes_.push_back(std::move(change));
        return {};
    }
    if (change.kind == Kind::append) {
        change.bytes.resize(change.bytes.size() / 2);
        KITH_TRY(now_.apply(change));
        changes_.push_back(change);
    }
    return fail(
        fault_->code,
        fmt::format("The disk failed on purpose at change {}: {}.", tried_ - 1, describe(change)));
}

Status MemoryFileSystem::check_read() {
    if (!reads_until_failure_) return {};
    if ((*reads_until_failure_)-- > 0) return {};
    reads_until_failure_.reset();
    return fail(ErrorCode::disk_failed, "The disk failed on purpose while reading.");
}

bool MemoryFileSystem::exists(const Path& path) {
    const Path name = path.lexically_normal();
    return now_.find(name) != nullptr || now_.has_folder(name);
}

Result<std::unique_ptr<ReadableFile>> MemoryFileSystem::open(const Path& path) {
    KITH_TRY(check_read());
    auto bytes = content(path);
    if (!bytes)
        return fail(
            ErrorCode::not_found,
            fmt::format("Could not open '{}': there is no such file.", path.filename().string()));
    return std::make_unique<MemoryReadable>(*this, std::move(*bytes));
}

Result<std::unique_ptr<WritableFile>> MemoryFileSystem::create(const Path& path) {
    const Path name = path.lexically_normal();
    KITH_TRY(change({Kind::create, name, {}, 0, {}}));
    return std::make_unique<MemoryWritable>(*this, name, now_.node_at(name));
}

Status MemoryFileSystem::rename(const Path& from, const Path& to) {
    return change({Kind::rename, from.lexically_normal(), to.lexically_normal(), 0, {}});
}

Status MemoryFileSystem::remove(const Path& path) {
    return change({Kind::remove, path.lexically_normal(), {}, 0, {}});
}

Status MemoryFileSystem::make_folder(const Path& path) {
    return change({Kind::make_folder, path.lexically_normal(), {}, 0, {}});
}

Status MemoryFileSystem::sync_folder(const Path& path) {
    return change({Kind::sync_folder, path.lexically_normal(), {}, 0, {}});
}

Result<std::vector<Path>> MemoryFileSystem::list(const Path& folder) {
    KITH_TRY(check_read());
    const Path wanted = folder.lexically_normal();
    if (!now_.has_folder(wanted))
        return fail(ErrorCode::not_found,
                    fmt::format("Could not read the folder '{}': there is none.",
                                wanted.filename().string()));
    std::vector<Path> paths;
    for (const auto& [name, node] : now_.names())
        if (name.parent_path() == wanted && name != wanted)
            paths.push_back(folder / name.filename());
    return paths;
}

Result<std::uint64_t> MemoryFileSystem::free_bytes(const Path&) {
    return free_bytes_;
}

FolderKind MemoryFileSystem::kind_of(const Path&) {
    return kind_;
}

std::vector<PowerCut> every_power_cut(const MemoryFileSystem& files, std::size_t at_least) {
    std::vector<PowerCut> cuts;
    const std::size_t places = files.changes().size() + 1;
    for (std::size_t i = 0; i < places; ++i) {
        cuts.push_back({i, Survival::nothing, 0});
        cuts.push_back({i, Survival::everything, 0});
    }
    for (std::uint64_t seed = 1; seed <= 8 || cuts.size() < at_least; ++seed)
        for (std::size_t i = 0; i < places; ++i)
            cuts.push_back({i, Survival::random_mix, seed});
    return cuts;
}

} // namespace kith::test
