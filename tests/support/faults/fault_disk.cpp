#include "tests/support/faults/fault_disk.h"

#include <algorithm>

namespace kith::test {

using Lock = std::lock_guard<std::mutex>;

FaultDisk::FaultDisk(DiskImage image) {
    restart_from(std::move(image));
}

void FaultDisk::restart_from(DiskImage image) {
    const Lock lock(mutex_);
    image_ = std::move(image);
    if (!image_.files.empty()) next_file_ = std::max(next_file_, image_.files.rbegin()->first + 1);
    start_ = image_;
    log_.clear();
}

void FaultDisk::start_recording() {
    const Lock lock(mutex_);
    start_ = image_;
    log_.clear();
}

DiskImage FaultDisk::start() const {
    const Lock lock(mutex_);
    return start_;
}

std::vector<DiskOperation> FaultDisk::log() const {
    const Lock lock(mutex_);
    return log_;
}

std::size_t FaultDisk::moment() const {
    const Lock lock(mutex_);
    return log_.size();
}

void FaultDisk::plan(std::optional<PlannedFault> fault) {
    const Lock lock(mutex_);
    fault_ = fault;
    attempts_ = 0;
    failed_ = false;
}

std::size_t FaultDisk::attempts() const {
    const Lock lock(mutex_);
    return attempts_;
}

bool FaultDisk::has_failed() const {
    const Lock lock(mutex_);
    return failed_;
}

DiskImage FaultDisk::now() const {
    const Lock lock(mutex_);
    return image_;
}

std::optional<DiskTrouble> FaultDisk::next_trouble(const DiskOperation& operation) {
    const std::size_t index = attempts_++;
    if (!fault_ || index < fault_->at || (index > fault_->at && !fault_->lasting))
        return std::nullopt;
    const bool frees_space = std::holds_alternative<NameRemoved>(operation) ||
                             std::holds_alternative<FileResized>(operation) ||
                             std::holds_alternative<FolderSynced>(operation);
    if (fault_->trouble == DiskTrouble::full && frees_space) return std::nullopt;
    failed_ = true;
    return fault_->trouble;
}

void FaultDisk::record(DiskOperation operation) {
    perform(image_, operation);
    log_.push_back(std::move(operation));
}

DiskResult<void> FaultDisk::attempt(DiskOperation operation) {
    const auto trouble = next_trouble(operation);
    if (!trouble) {
        record(std::move(operation));
        return {};
    }
    if (auto* write = std::get_if<FileWritten>(&operation);
        write && *trouble == DiskTrouble::full) {
        write->bytes.resize(write->bytes.size() / 2);
        if (!write->bytes.empty()) record(std::move(operation));
    }
    return tl::unexpected(*trouble);
}

bool FaultDisk::exists(const std::string& name) const {
    const Lock lock(mutex_);
    return image_.names.contains(name);
}

DiskResult<FileNumber> FaultDisk::open(const std::string& name) const {
    const Lock lock(mutex_);
    const auto entry = image_.names.find(name);
    if (entry == image_.names.end()) return tl::unexpected(DiskTrouble::missing);
    return entry->second;
}

DiskResult<FileNumber> FaultDisk::create(const std::string& name) {
    const Lock lock(mutex_);
    if (image_.names.contains(name)) return tl::unexpected(DiskTrouble::exists);
    if (const std::string folder = folder_of(name); folder != "/" && !image_.names.contains(folder))
        return tl::unexpected(DiskTrouble::missing);
    const FileNumber file = next_file_++;
    if (const auto done = attempt(FileCreated{file, name}); !done)
        return tl::unexpected(done.error());
    return file;
}

DiskResult<void> FaultDisk::make_folder(const std::string& name) {
    const Lock lock(mutex_);
    if (image_.names.contains(name)) return tl::unexpected(DiskTrouble::exists);
    return attempt(FolderMade{name});
}

DiskResult<void> FaultDisk::remove(const std::string& name) {
    const Lock lock(mutex_);
    if (!image_.names.contains(name)) return tl::unexpected(DiskTrouble::missing);
    return attempt(NameRemoved{name});
}

DiskResult<void> FaultDisk::rename(const std::string& from, const std::string& to) {
    const Lock lock(mutex_);
    if (!image_.names.contains(from)) return tl::unexpected(DiskTrouble::missing);
    return attempt(NameChanged{from, to});
}

DiskResult<void> FaultDisk::write(FileNumber file, std::uint64_t offset, ByteView bytes) {
    const Lock lock(mutex_);
    return attempt(FileWritten{file, offset, Bytes(bytes.begin(), bytes.end())});
}

DiskResult<void> FaultDisk::resize(FileNumber file, std::uint64_t size) {
    const Lock lock(mutex_);
    return attempt(FileResized{file, size});
}

DiskResult<void> FaultDisk::sync(FileNumber file) {
    const Lock lock(mutex_);
    return attempt(FileSynced{file});
}

DiskResult<void> FaultDisk::sync_folder(const std::string& name) {
    const Lock lock(mutex_);
    return attempt(FolderSynced{name});
}

Bytes FaultDisk::read(FileNumber file, std::uint64_t offset, std::size_t length) const {
    const Lock lock(mutex_);
    const auto content = image_.files.find(file);
    if (content == image_.files.end() || offset >= content->second.size()) return {};
    const Bytes& bytes = content->second.bytes();
    const auto from = static_cast<std::size_t>(offset);
    const auto count = std::min(length, bytes.size() - from);
    return {bytes.begin() + static_cast<std::ptrdiff_t>(from),
            bytes.begin() + static_cast<std::ptrdiff_t>(from + count)};
}

std::uint64_t FaultDisk::size(FileNumber file) const {
    const Lock lock(mutex_);
    const auto content = image_.files.find(file);
    return content == image_.files.end() ? 0 : content->second.size();
}

std::vector<std::string> FaultDisk::names_in(const std::string& folder) const {
    const Lock lock(mutex_);
    std::vector<std::string> names;
    for (auto entry = image_.names.upper_bound(folder);
         entry != image_.names.end() && entry->first.starts_with(folder);
         ++entry)
        if (folder_of(entry->first) == folder) names.push_back(entry->first);
    return names;
}

} // namespace kith::test
