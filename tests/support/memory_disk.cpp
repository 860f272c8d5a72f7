#include "tests/support/memory_disk.h"

#include "survey_core/base/check.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::test {

namespace {

constexpr std::size_t sector = 512;

tl::unexpected<Error> refuse(ErrorCode code, const Path& path, std::string_view why) {
    return fail(code, fmt::format("Could not use '{}': {}.", path.filename().string(), why));
}

/// The bytes after `safe_size`, sector by sector: written, still zero, or written up to somewhere
/// inside.
void tear(MemoryDisk::Node& node, Random& random) {
    const std::size_t unsafe = node.bytes.size() - node.safe_size;
    if (unsafe == 0) return;
    const std::uint64_t length_dice = random.next() % 4;
    if (length_dice == 0) node.bytes.resize(node.safe_size);
    if (length_dice == 1) node.bytes.resize(node.safe_size + random.next() % (unsafe + 1));
    for (std::size_t at = node.safe_size; at < node.bytes.size();) {
        const std::size_t end = std::min((at / sector + 1) * sector, node.bytes.size());
        const std::uint64_t dice = random.next() % 4;
        std::size_t kept = end - at;
        if (dice == 0) kept = 0;
        if (dice == 1) kept = random.next() % (end - at);
        std::fill(node.bytes.begin() + static_cast<std::ptrdiff_t>(at + kept),
                  node.bytes.begin() + static_cast<std::ptrdiff_t>(end),
                  std::uint8_t{0});
        at = end;
    }
}

} // namespace

std::string describe(const DiskChange& change) {
    const std::string name = change.path.filename().string();
    switch (change.kind) {
    case DiskChange::Kind::make_folder:
        return "make folder " + name;
    case DiskChange::Kind::create:
        return "create " + name;
    case DiskChange::Kind::append:
        return fmt::format("append {} bytes to {}", change.bytes.size(), name);
    case DiskChange::Kind::sync:
        return "sync " + name;
    case DiskChange::Kind::rename:
        return fmt::format("rename {} to {}", name, change.to.filename().string());
    case DiskChange::Kind::remove:
        return "remove " + name;
    case DiskChange::Kind::sync_folder:
        return "sync folder " + name;
    }
    check_failed(__FILE__, __LINE__, "every change has a name");
}

const MemoryDisk::Node* MemoryDisk::find(const Path& path) const {
    const auto found = names_.find(path);
    return found == names_.end() ? nullptr : &nodes_[found->second];
}

bool MemoryDisk::has_folder(const Path& path) const {
    if (path.empty() || path == path.root_path() || path == ".") return true;
    const Node* node = find(path);
    return node != nullptr && node->is_folder;
}

Status MemoryDisk::apply(const DiskChange& change) {
    switch (change.kind) {
    case DiskChange::Kind::make_folder:
        return add(change, true);
    case DiskChange::Kind::create:
        return add(change, false);
    case DiskChange::Kind::append: {
        Bytes& bytes = nodes_.at(change.node).bytes;
        bytes.insert(bytes.end(), change.bytes.begin(), change.bytes.end());
        return {};
    }
    case DiskChange::Kind::sync:
        nodes_.at(change.node).safe_size = nodes_[change.node].bytes.size();
        return {};
    case DiskChange::Kind::rename:
        return move(change);
    case DiskChange::Kind::remove:
        return erase(change);
    case DiskChange::Kind::sync_folder:
        if (!has_folder(change.path))
            return refuse(ErrorCode::not_found, change.path, "there is no such folder");
        sync_names_of(change.path);
        return {};
    }
    check_failed(__FILE__, __LINE__, "every change is applied");
}

Status MemoryDisk::add(const DiskChange& change, bool is_folder) {
    if (find(change.path) != nullptr)
        return refuse(ErrorCode::already_exists, change.path, "it exists");
    if (!has_folder(change.path.parent_path()))
        return refuse(ErrorCode::not_found, change.path, "its folder does not exist");
    nodes_.push_back({{}, 0, is_folder});
    change_names({{}, change.path, nodes_.size() - 1});
    return {};
}

Status MemoryDisk::move(const DiskChange& change) {
    const Node* node = find(change.path);
    if (node == nullptr) return refuse(ErrorCode::not_found, change.path, "it does not exist");
    if (node->is_folder || has_folder(change.to))
        return refuse(ErrorCode::disk_failed, change.path, "this disk of a test moves files only");
    if (!has_folder(change.to.parent_path()))
        return refuse(ErrorCode::not_found, change.to, "its folder does not exist");
    change_names({change.path, change.to, names_.at(change.path)});
    return {};
}

Status MemoryDisk::erase(const DiskChange& change) {
    if (find(change.path) == nullptr)
        return refuse(ErrorCode::not_found, change.path, "it does not exist");
    const auto is_inside = [&](const auto& name) {
        return name.first.parent_path() == change.path;
    };
    if (std::any_of(names_.begin(), names_.end(), is_inside))
        return refuse(ErrorCode::already_exists, change.path, "the folder is not empty");
    change_names({change.path, {}, 0});
    return {};
}

void MemoryDisk::change_names(NameChange change) {
    if (!change.removed.empty()) names_.erase(change.removed);
    if (!change.added.empty()) names_[change.added] = change.node;
    unsafe_changes_.push_back(std::move(change));
}

void MemoryDisk::sync_names_of(const Path& folder) {
    std::vector<NameChange> still_unsafe;
    for (NameChange& change : unsafe_changes_) {
        const bool concerns = (!change.removed.empty() && change.removed.parent_path() == folder) ||
                              (!change.added.empty() && change.added.parent_path() == folder);
        if (!concerns) {
            still_unsafe.push_back(std::move(change));
            continue;
        }
        if (!change.removed.empty()) safe_names_.erase(change.removed);
        if (!change.added.empty()) safe_names_[change.added] = change.node;
    }
    unsafe_changes_ = std::move(still_unsafe);
}

void MemoryDisk::make_safe() {
    for (Node& node : nodes_)
        node.safe_size = node.bytes.size();
    safe_names_ = names_;
    unsafe_changes_.clear();
}

void MemoryDisk::cut_power(Survival survival, Random& random) {
    if (survival == Survival::nothing) {
        for (Node& node : nodes_)
            node.bytes.resize(node.safe_size);
        names_ = safe_names_;
    }
    if (survival == Survival::random_mix) {
        for (Node& node : nodes_)
            tear(node, random);
        names_ = safe_names_;
        for (const NameChange& change : unsafe_changes_) {
            if (random.next() % 2 == 0) continue;
            if (!change.removed.empty()) names_.erase(change.removed);
            if (!change.added.empty()) names_[change.added] = change.node;
        }
    }
    drop_lost_folders();
    make_safe();
}

/// A folder's name sorts before the names in it, so one pass drops whole trees.
void MemoryDisk::drop_lost_folders() {
    for (auto name = names_.begin(); name != names_.end();)
        name = has_folder(name->first.parent_path()) ? std::next(name) : names_.erase(name);
}

} // namespace kith::test
