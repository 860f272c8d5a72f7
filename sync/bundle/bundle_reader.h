// Reads hand-over files that anyone may have written. Order of checks (sync.md, section 5): size
// caps, magic, the sender's signature over every chunk, decryption, bounded decompression; what the
// chunks say is for the hub to judge.
#pragma once

#include "survey_core/base/files.h"
#include "sync/bundle/chunk_seal.h"

#include <functional>
#include <vector>

namespace kith::sync {

struct ChunkPlace {
    std::uint64_t offset = 0;
    ChunkHeader header;

    bool operator==(const ChunkPlace&) const = default;
};

/// What a file holds by its plain headers, each chunk's signature checked.
struct BundleCheck {
    BundleHeader header;
    std::vector<ChunkPlace> chunks; // without the manifest
    bool complete = false;          // false: cut off; `chunks` are the whole ones before the cut
    Hash32 hash{};                  // names the content: Footer::hash, or of what is left
    std::uint64_t bytes = 0;
    std::uint64_t changes = 0;

    /// One sentence about a file that is cut; empty for a whole one.
    [[nodiscard]] std::string finding() const;
};

/// Memory: one chunk, whatever the size of the file.
class BundleReader {
public:
    /// bad_input: not a hand-over file. too_new. damaged: cut off before its first chunk.
    static Result<BundleReader> open(FileSystem& files, const Path& file);

    [[nodiscard]] const BundleHeader& header() const { return preamble_.header; }
    [[nodiscard]] std::uint64_t bytes() const { return file_->size(); }
    /// The whole file's name from its last bytes; nothing when it is cut. Proves nothing.
    [[nodiscard]] std::optional<Hash32> stated_hash();
    /// Reads everything once. damaged: a chunk or the end was changed after it was signed; nothing
    /// in such a file is to be used. A file that merely ends too early is a BundleCheck with
    /// complete == false.
    /// `between` chunks something else may happen; its error ends the check.
    Result<BundleCheck> check(const std::function<Status()>& between = {});

    /// refused: not sealed to this key.
    Status unlock(const SealingKey& key);
    /// The plain bytes of one chunk, its signature checked again, valid until the next call. The
    /// same chunk twice in a row is opened once. \pre unlock()
    Result<ByteView> read(const ChunkPlace& chunk);

private:
    BundleReader(std::unique_ptr<ReadableFile> file, Preamble preamble);
    Result<BundleCheck> walk(const std::optional<Footer>& footer,
                             const std::function<Status()>& between);
    Result<std::optional<Bytes>> whole_chunk_at(std::uint64_t offset);
    [[nodiscard]] std::optional<Footer> footer();

    std::unique_ptr<ReadableFile> file_;
    Preamble preamble_;
    std::vector<RecipientSlot> slots_;
    std::unique_ptr<ChunkOpener> opener_;
    std::optional<ChunkPlace> open_; // which chunk `opened_` is
    ByteView opened_;                // the opener's
};

/// For `handover check`: structure and signatures; with a key also that every chunk opens.
[[nodiscard]] Result<BundleCheck>
check_bundle(FileSystem& files, const Path& file, const SealingKey* key = nullptr);

} // namespace kith::sync
