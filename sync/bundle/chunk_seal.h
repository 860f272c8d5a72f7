// One chunk closed and opened: compressed, encrypted for the recipients, signed by the laptop.
#pragma once

#include "sync/bundle/layout.h"

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

#include <memory>

namespace kith::sync {

/// Everything in front of the chunks, by its hash: a chunk is bound to it and cannot be moved to
/// another file.
struct Preamble {
    BundleHeader header;
    Hash32 hash{}; // of header and slots
};

/// The one who signed is the sender that the header names.
[[nodiscard]] bool chunk_is_signed(const Preamble& preamble,
                                   ByteView header,
                                   ByteView sealed,
                                   const Signature64& signature);

/// Compresses and closes chunks of one file.
class ChunkSealer {
public:
    ChunkSealer(Preamble preamble, const SigningKey& sender, SecretKey content_key);
    ~ChunkSealer();
    /// The whole chunk as it lies in the file; fills in the lengths of `header`. \pre plain.size()
    /// <= most_plain_bytes
    [[nodiscard]] Bytes seal(ChunkHeader& header, ByteView plain);

private:
    Preamble preamble_;
    const SigningKey& sender_;
    SecretKey content_key_;
    std::unique_ptr<ZSTD_CCtx_s, std::size_t (*)(ZSTD_CCtx_s*)> compressor_;
};

/// Opens chunks whose signature was checked.
class ChunkOpener {
public:
    ChunkOpener(Preamble preamble, SecretKey content_key);
    ~ChunkOpener();
    /// The plain bytes, valid until the next call. damaged: they are not what was closed.
    Result<ByteView> open(const ChunkHeader& header, ByteView sealed);

private:
    Preamble preamble_;
    SecretKey content_key_;
    Bytes plain_;
    std::unique_ptr<ZSTD_DCtx_s, std::size_t (*)(ZSTD_DCtx_s*)> decompressor_;
};

} // namespace kith::sync
