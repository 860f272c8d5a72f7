// Writes a hand-over file so that a pulled stick leaves either a whole, checked file or one that
// says it is not.
#pragma once

#include "survey_core/base/files.h"
#include "sync/bundle/chunk_seal.h"

#include <vector>

namespace kith::sync {

struct BundleSpec {
    Hash16 project{};
    const SigningKey& sender;
    Key32 sender_seal{};
    std::vector<Key32> recipients; // sealing keys, at least one
};

struct WrittenBundle {
    Path file;
    Hash32 hash{}; // Footer::hash
    std::uint64_t bytes = 0;
};

/// Everything goes to a `.part` file; finish() syncs it, reads it all back, and only then gives it
/// its name. The name holds no names of people or laptops. Without finish() the `.part` file is
/// removed.
class BundleWriter {
public:
    static Result<std::unique_ptr<BundleWriter>>
    create(FileSystem& files, const Path& folder, const BundleSpec& spec);
    ~BundleWriter();

    /// `header`: type, and of changes writer, range and hash. refused: over most_plain_bytes.
    Status add(ChunkHeader header, ByteView plain);
    Result<WrittenBundle> finish();
    [[nodiscard]] std::uint64_t bytes() const { return offset_; }

private:
    BundleWriter(FileSystem& files, Path folder, Path part);
    Status start(const BundleSpec& spec);
    Status append(ByteView bytes);
    Status write_manifest();

    FileSystem& files_;
    Path folder_;
    Path part_;
    std::unique_ptr<WritableFile> file_;
    std::unique_ptr<ChunkSealer> sealer_;
    std::vector<Bytes> manifest_; // every chunk's offset and header
    std::uint64_t offset_ = 0;
    Hash32 hash_{};
    bool finished_ = false;
};

} // namespace kith::sync
