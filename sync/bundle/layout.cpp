#include "sync/bundle/layout.h"

#include "survey_core/base/check.h"
#include "survey_core/base/codec.h"

#include <algorithm>

namespace kith::sync {

namespace {

constexpr std::string_view file_magic{"KITHB1\r\n", 8};
constexpr std::string_view footer_magic{"KITHEND1", 8};

template <std::size_t size> void take(Reader& from, std::array<std::uint8_t, size>& to) {
    const ByteView bytes = from.raw(size);
    std::copy(bytes.begin(), bytes.end(), to.begin());
}

void pad(Bytes& bytes, std::size_t size) {
    KITH_CHECK(bytes.size() <= size);
    bytes.resize(size, 0);
}

/// What is reserved today is zero, so that it can mean something tomorrow.
bool rest_is_zero(Reader& from) {
    const ByteView rest = from.raw(from.remaining());
    return std::all_of(rest.begin(), rest.end(), [](std::uint8_t byte) { return byte == 0; });
}

} // namespace

bool has_magic(ByteView bytes) {
    return as_text(bytes).substr(0, 8) == file_magic;
}

Bytes encode_header(const BundleHeader& header) {
    Bytes bytes;
    Writer to(bytes);
    to.raw(as_bytes(file_magic));
    to.u32(static_cast<std::uint32_t>(cipher_suite) << 16U | format_version);
    to.u32(most_plain_bytes);
    to.raw(header.project);
    to.raw(header.sender_sign);
    to.raw(header.sender_seal);
    to.raw(header.bundle);
    to.u32(header.recipients);
    pad(bytes, header_bytes);
    return bytes;
}

Result<BundleHeader> decode_header(ByteView bytes) {
    Reader from(bytes);
    if (as_text(from.raw(file_magic.size())) != file_magic)
        return fail(ErrorCode::bad_input,
                    "This is not a Kith hand-over file; choose a file whose name ends in .kithb.");
    const std::uint32_t version = from.u32();
    if (version != (static_cast<std::uint32_t>(cipher_suite) << 16U | format_version))
        return fail(ErrorCode::too_new,
                    "This hand-over file was written by a newer Kith; keep it, update Kith on this "
                    "laptop, and merge it then.");
    const std::uint32_t chunk_bytes = from.u32();
    BundleHeader header;
    take(from, header.project);
    take(from, header.sender_sign);
    take(from, header.sender_seal);
    take(from, header.bundle);
    const std::uint32_t recipients = from.u32();
    const bool sound = rest_is_zero(from) && from.ok() && chunk_bytes == most_plain_bytes &&
                       recipients >= 1 && recipients <= most_recipients;
    if (!sound)
        return fail(ErrorCode::damaged,
                    "The beginning of this hand-over file is damaged; copy it again from the "
                    "laptop that wrote it.");
    header.recipients = static_cast<std::uint16_t>(recipients);
    return header;
}

Bytes encode_slot(const RecipientSlot& slot) {
    Bytes bytes;
    Writer to(bytes);
    to.raw(slot.recipient);
    to.raw(slot.sealed);
    KITH_CHECK(bytes.size() == slot_bytes);
    return bytes;
}

RecipientSlot decode_slot(ByteView bytes) {
    KITH_CHECK(bytes.size() == slot_bytes);
    Reader from(bytes);
    RecipientSlot slot;
    take(from, slot.recipient);
    const ByteView sealed = from.raw(from.remaining());
    slot.sealed.assign(sealed.begin(), sealed.end());
    return slot;
}

Bytes encode_chunk_header(const ChunkHeader& header) {
    Bytes bytes;
    Writer to(bytes);
    to.u32(static_cast<std::uint32_t>(header.type));
    to.u32(header.index);
    to.u64(static_cast<std::uint64_t>(header.writer));
    to.u64(header.first);
    to.u64(header.last);
    to.u32(header.plain_length);
    to.u32(header.sealed_length);
    to.raw(header.hash);
    to.u32(header.records);
    pad(bytes, chunk_header_bytes);
    return bytes;
}

std::optional<ChunkHeader> decode_chunk_header(ByteView bytes) {
    Reader from(bytes);
    ChunkHeader header;
    const std::uint32_t type = from.u32();
    header.type = static_cast<ChunkType>(type & 0xffU);
    header.index = from.u32();
    header.writer = WriterId{from.u64()};
    header.first = from.u64();
    header.last = from.u64();
    header.plain_length = from.u32();
    header.sealed_length = from.u32();
    take(from, header.hash);
    header.records = from.u32();
    const bool sound = rest_is_zero(from) && from.ok() && type <= 0xff &&
                       header.plain_length <= most_plain_bytes &&
                       header.sealed_length <= most_sealed_bytes && header.index < most_chunks;
    if (!sound) return std::nullopt;
    return header;
}

Bytes encode_footer(const Footer& footer) {
    Bytes bytes;
    Writer to(bytes);
    to.raw(as_bytes(footer_magic));
    to.u64(footer.manifest_offset);
    to.u64(footer.manifest_length);
    to.raw(footer.hash);
    pad(bytes, footer_bytes);
    return bytes;
}

std::optional<Footer> decode_footer(ByteView bytes) {
    Reader from(bytes);
    if (as_text(from.raw(footer_magic.size())) != footer_magic) return std::nullopt;
    Footer footer;
    footer.manifest_offset = from.u64();
    footer.manifest_length = from.u64();
    take(from, footer.hash);
    if (!rest_is_zero(from) || !from.ok()) return std::nullopt;
    return footer;
}

} // namespace kith::sync
