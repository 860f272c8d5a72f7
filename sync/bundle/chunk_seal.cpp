#include "sync/bundle/chunk_seal.h"

#include "survey_core/base/check.h"
#include "survey_core/base/codec.h"

#include <zstd.h>

#include <algorithm>

namespace kith::sync {

namespace {

constexpr int compression_level = 3;

/// The random key of the file makes any nonce new; the index keeps its chunks apart.
Nonce24 nonce_of(const Preamble& preamble, const ChunkHeader& header) {
    Bytes bytes;
    Writer to(bytes);
    to.raw(preamble.header.bundle);
    to.u64(header.index);
    Nonce24 nonce{};
    std::copy(bytes.begin(), bytes.end(), nonce.begin());
    return nonce;
}

Bytes associated_with(const Preamble& preamble, ByteView chunk_header) {
    Bytes bytes(preamble.hash.begin(), preamble.hash.end());
    bytes.insert(bytes.end(), chunk_header.begin(), chunk_header.end());
    return bytes;
}

Hash32 signed_statement(const Preamble& preamble, ByteView chunk_header, ByteView sealed) {
    Hasher statement;
    statement.add(as_bytes("kith hand-over chunk 1"));
    statement.add(preamble.hash);
    statement.add(chunk_header);
    statement.add(sealed);
    return statement.finish();
}

tl::unexpected<Error> does_not_open() {
    return fail(ErrorCode::damaged,
                "A part of this hand-over file does not open although its signature is right; "
                "nothing of it was taken. Ask for a new hand-over from the laptop that wrote it.");
}

} // namespace

bool chunk_is_signed(const Preamble& preamble,
                     ByteView header,
                     ByteView sealed,
                     const Signature64& signature) {
    return verify(
        preamble.header.sender_sign, signed_statement(preamble, header, sealed), signature);
}

ChunkSealer::ChunkSealer(Preamble preamble, const SigningKey& sender, SecretKey content_key)
    : preamble_(preamble), sender_(sender), content_key_(std::move(content_key)),
      compressor_(ZSTD_createCCtx(), ZSTD_freeCCtx) {}
ChunkSealer::~ChunkSealer() = default;

Bytes ChunkSealer::seal(ChunkHeader& header, ByteView plain) {
    KITH_CHECK(plain.size() <= most_plain_bytes);
    Bytes packed(ZSTD_compressBound(plain.size()));
    const std::size_t size = ZSTD_compressCCtx(compressor_.get(),
                                               packed.data(),
                                               packed.size(),
                                               plain.data(),
                                               plain.size(),
                                               compression_level);
    KITH_CHECK(ZSTD_isError(size) == 0);
    packed.resize(size);
    constexpr std::size_t tag_bytes = 16;
    header.plain_length = static_cast<std::uint32_t>(plain.size());
    header.sealed_length = static_cast<std::uint32_t>(size + tag_bytes);
    Bytes chunk = encode_chunk_header(header);
    const Bytes sealed = encrypt(
        content_key_, nonce_of(preamble_, header), associated_with(preamble_, chunk), packed);
    KITH_CHECK(sealed.size() == header.sealed_length);
    const Signature64 signature = sign(sender_, signed_statement(preamble_, chunk, sealed));
    chunk.insert(chunk.end(), sealed.begin(), sealed.end());
    chunk.insert(chunk.end(), signature.begin(), signature.end());
    return chunk;
}

ChunkOpener::ChunkOpener(Preamble preamble, SecretKey content_key)
    : preamble_(preamble), content_key_(std::move(content_key)),
      decompressor_(ZSTD_createDCtx(), ZSTD_freeDCtx) {}
ChunkOpener::~ChunkOpener() = default;

Result<ByteView> ChunkOpener::open(const ChunkHeader& header, ByteView sealed) {
    const auto packed = decrypt(content_key_,
                                nonce_of(preamble_, header),
                                associated_with(preamble_, encode_chunk_header(header)),
                                sealed);
    if (!packed) return does_not_open();
    // Never more than the header announced, and that is capped.
    plain_.resize(header.plain_length);
    const std::size_t size = ZSTD_decompressDCtx(
        decompressor_.get(), plain_.data(), plain_.size(), packed->data(), packed->size());
    if (ZSTD_isError(size) != 0 || size != plain_.size()) return does_not_open();
    return ByteView(plain_);
}

} // namespace kith::sync
