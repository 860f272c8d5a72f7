#include "tests/support/faults/disk_image.h"

#include <algorithm>

namespace kith::test {

Bytes& FileContent::own() {
    if (bytes_.use_count() > 1) bytes_ = std::make_shared<Bytes>(*bytes_);
    return *bytes_;
}

void FileContent::write(std::uint64_t offset, ByteView bytes) {
    Bytes& mine = own();
    if (mine.size() < offset + bytes.size()) mine.resize(offset + bytes.size());
    std::copy(bytes.begin(), bytes.end(), mine.begin() + static_cast<std::ptrdiff_t>(offset));
}

void FileContent::resize(std::uint64_t size) {
    if (size != bytes_->size()) own().resize(size);
}

const FileContent* DiskImage::find(const std::string& name) const {
    const auto entry = names.find(name);
    if (entry == names.end()) return nullptr;
    const auto file = files.find(entry->second);
    return file == files.end() ? nullptr : &file->second;
}

std::string folder_of(const std::string& name) {
    const std::size_t last = name.size() < 2 ? 0 : name.size() - 2;
    const std::size_t slash = name.rfind('/', last);
    return slash == std::string::npos ? "/" : name.substr(0, slash + 1);
}

namespace {

// A folder's name changes with everything below it.
void change_name(DiskImage& image, const NameChanged& change) {
    const bool folder = change.from.back() == '/';
    std::map<std::string, FileNumber> kept;
    std::map<std::string, FileNumber> moved;
    for (const auto& [name, file] : image.names) {
        const bool moves = folder ? name.starts_with(change.from) : name == change.from;
        if (moves)
            moved[change.to + name.substr(change.from.size())] = file;
        else
            kept[name] = file;
    }
    for (const auto& [name, file] : moved)
        kept[name] = file;
    image.names = std::move(kept);
}

struct Perform {
    DiskImage& image;

    void operator()(const FileCreated& it) const {
        image.names[it.name] = it.file;
        image.files.try_emplace(it.file);
    }
    void operator()(const FolderMade& it) const { image.names[it.name] = 0; }
    void operator()(const NameRemoved& it) const { image.names.erase(it.name); }
    void operator()(const NameChanged& it) const { change_name(image, it); }
    void operator()(const FileWritten& it) const {
        image.files[it.file].write(it.offset, it.bytes);
    }
    void operator()(const FileResized& it) const { image.files[it.file].resize(it.size); }
    void operator()(const FileSynced&) const {}
    void operator()(const FolderSynced&) const {}
};

struct FolderToSync {
    std::string operator()(const FileCreated& it) const { return folder_of(it.name); }
    std::string operator()(const FolderMade& it) const { return folder_of(it.name); }
    std::string operator()(const NameRemoved& it) const { return folder_of(it.name); }
    std::string operator()(const NameChanged& it) const { return folder_of(it.to); }
    template <class Other> std::string operator()(const Other&) const { return {}; }
};

} // namespace

void perform(DiskImage& image, const DiskOperation& operation) {
    std::visit(Perform{image}, operation);
}

std::string folder_to_sync(const DiskOperation& operation) {
    return std::visit(FolderToSync{}, operation);
}

} // namespace kith::test
