// KITHB1, the hand-over file, byte for byte (numbers little-endian):
//   header 128 | a 96-byte slot per recipient | chunks | one chunk more, the manifest | footer 64
//   chunk = header 96 | sealed bytes | signature 64
// Sealed = XChaCha20-Poly1305 over zstd over columns. Each chunk is signed by the laptop that wrote
// the file, over everything that names it, so whatever whole chunks a broken stick still holds can
// be used.
#pragma once

#include "survey_core/base/crypto.h"
#include "survey_core/record/dot.h"

#include <optional>

namespace kith::sync {

inline constexpr std::size_t header_bytes = 128;
inline constexpr std::size_t slot_bytes = 96;
inline constexpr std::size_t chunk_header_bytes = 96;
inline constexpr std::size_t signature_bytes = 64;
inline constexpr std::size_t footer_bytes = 64;

// Caps, checked before anything is believed.
inline constexpr std::size_t most_plain_bytes = 4U << 20U;
inline constexpr std::size_t most_sealed_bytes = most_plain_bytes + (64U << 10U);
inline constexpr std::size_t most_recipients = 1023;
inline constexpr std::uint32_t most_chunks = 1U << 20U;

inline constexpr std::uint16_t format_version = 1;
inline constexpr std::uint16_t cipher_suite = 1;

struct BundleHeader {
    Hash16 project{};
    Key32 sender_sign{};
    Key32 sender_seal{};
    Hash16 bundle{}; // random; the first 16 bytes of every chunk's nonce
    std::uint16_t recipients = 0;

    bool operator==(const BundleHeader&) const = default;
};

/// Numbers are on sticks: never reuse one. A reader passes over types that it does not know.
enum class ChunkType : std::uint8_t {
    changes = 1,
    state = 2,
    form = 3,
    blob = 4,
    acknowledgement = 5,
    papers = 6, // certificates and announcements
    manifest = 7,
    form_piece = 8, // of a form whose lists are too long for one chunk
    concern = 9,    // an entry that is no record; only in files of its own kind
};

/// Readable by whoever holds the file: enough to skip a chunk that is held already, nothing about
/// people.
struct ChunkHeader {
    ChunkType type = ChunkType::changes;
    std::uint32_t index = 0;
    WriterId writer{}; // of changes
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint32_t plain_length = 0;
    std::uint32_t sealed_length = 0;
    Hash32 hash{};             // changes: the audit chain after `last`; others: of the plain bytes
    std::uint32_t records = 0; // of changes: how many submissions and entities they touch

    bool operator==(const ChunkHeader&) const = default;
};

struct Footer {
    std::uint64_t manifest_offset = 0;
    std::uint64_t manifest_length = 0;
    Hash32 hash{}; // of the manifest chunk, which covers all others: the name of the file's content

    bool operator==(const Footer&) const = default;
};

/// The content key, for one recipient.
struct RecipientSlot {
    Hash16 recipient{}; // hash16 of the sealing key
    Bytes sealed;       // 80 bytes
};

/// Does it begin as a hand-over file does?
[[nodiscard]] bool has_magic(ByteView bytes);
[[nodiscard]] Bytes encode_header(const BundleHeader& header);
/// bad_input: another kind of file. too_new: a format or cipher of later versions.
[[nodiscard]] Result<BundleHeader> decode_header(ByteView bytes);

[[nodiscard]] Bytes encode_slot(const RecipientSlot& slot);
/// \pre bytes.size() == slot_bytes
[[nodiscard]] RecipientSlot decode_slot(ByteView bytes);

[[nodiscard]] Bytes encode_chunk_header(const ChunkHeader& header);
/// Nothing where a length is over its cap or a reserved byte is set.
[[nodiscard]] std::optional<ChunkHeader> decode_chunk_header(ByteView bytes);

[[nodiscard]] Bytes encode_footer(const Footer& footer);
/// Nothing where the file does not end as a whole one does.
[[nodiscard]] std::optional<Footer> decode_footer(ByteView bytes);

} // namespace kith::sync
