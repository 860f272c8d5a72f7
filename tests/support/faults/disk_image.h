// What a disk holds, and what a program asked of it, in order. From the two, power_cuts.h builds
// every disk that could be found after the mains failed. Nothing here touches a real disk.
#pragma once

#include "survey_core/base/bytes.h"

#include <map>
#include <memory>
#include <string>
#include <variant>

namespace kith::test {

/// A file keeps its number through renames, and after its name is gone while somebody has it open.
using FileNumber = std::uint64_t;

/// Shared until somebody writes, so that a thousand images of one disk cost little.
class FileContent {
public:
    FileContent() : bytes_(std::make_shared<Bytes>()) {}
    explicit FileContent(Bytes bytes) : bytes_(std::make_shared<Bytes>(std::move(bytes))) {}

    [[nodiscard]] const Bytes& bytes() const { return *bytes_; }
    [[nodiscard]] std::size_t size() const { return bytes_->size(); }
    /// Grows the file with zeros where `offset` lies behind its end.
    void write(std::uint64_t offset, ByteView bytes);
    void resize(std::uint64_t size);

private:
    Bytes& own();
    std::shared_ptr<Bytes> bytes_;
};

/// Folder names end with '/', so that "a/" holds "a/b" and "a" cannot be mistaken for it.
struct DiskImage {
    std::map<std::string, FileNumber> names;
    std::map<FileNumber, FileContent> files;

    /// Null where there is no such file.
    [[nodiscard]] const FileContent* find(const std::string& name) const;
};

struct FileCreated {
    FileNumber file;
    std::string name;
};
struct FolderMade {
    std::string name;
};
struct NameRemoved {
    std::string name;
};
struct NameChanged {
    std::string from;
    std::string to;
};
struct FileWritten {
    FileNumber file;
    std::uint64_t offset;
    Bytes bytes;
};
struct FileResized {
    FileNumber file;
    std::uint64_t size;
};
struct FileSynced {
    FileNumber file;
};
struct FolderSynced {
    std::string name;
};
using DiskOperation = std::variant<FileCreated,
                                   FolderMade,
                                   NameRemoved,
                                   NameChanged,
                                   FileWritten,
                                   FileResized,
                                   FileSynced,
                                   FolderSynced>;

/// What the operation does to a disk that forgets nothing; syncs do nothing.
void perform(DiskImage& image, const DiskOperation& operation);
/// The folder whose sync makes this change of names durable; empty for everything else.
[[nodiscard]] std::string folder_to_sync(const DiskOperation& operation);
/// "a/b/" of "a/b/c" and of "a/b/c/"; "/" where there is none.
[[nodiscard]] std::string folder_of(const std::string& name);

} // namespace kith::test
