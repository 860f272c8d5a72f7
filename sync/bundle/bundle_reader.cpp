#include "sync/bundle/bundle_reader.h"

#include "survey_core/base/check.h"

#include <algorithm>
#include <utility>

namespace kith::sync {

namespace {

tl::unexpected<Error> cut_at_the_beginning() {
    return fail(ErrorCode::damaged,
                "This hand-over file is cut off at its very beginning and holds nothing that can "
                "be used; copy it again from the laptop that wrote it.");
}

tl::unexpected<Error> changed_since_signed(std::size_t part) {
    return fail(ErrorCode::damaged,
                "Part " + std::to_string(part + 1) +
                    " of this hand-over file was changed after the laptop signed it; nothing was "
                    "taken. Copy the file again from the laptop that wrote it.");
}

struct ChunkParts {
    ByteView header;
    ByteView sealed;
    Signature64 signature{};
};

ChunkParts parts_of(ByteView chunk) {
    ChunkParts parts;
    const std::size_t sealed = chunk.size() - chunk_header_bytes - signature_bytes;
    parts.header = chunk.first(chunk_header_bytes);
    parts.sealed = chunk.subspan(chunk_header_bytes, sealed);
    const ByteView signature = chunk.last(signature_bytes);
    std::copy(signature.begin(), signature.end(), parts.signature.begin());
    return parts;
}

std::uint64_t length_of(const ChunkHeader& header) {
    return chunk_header_bytes + std::uint64_t{header.sealed_length} + signature_bytes;
}

bool range_is_sound(const ChunkHeader& header) {
    if (header.type != ChunkType::changes) return true;
    return header.first >= 1 && header.first <= header.last && header.last <= last_seq;
}

} // namespace

std::string BundleCheck::finding() const {
    if (complete) return {};
    return "The file is cut off: its first " + std::to_string(chunks.size()) +
           " parts are whole and were used; copy it again from the laptop that wrote it for the "
           "rest.";
}

BundleReader::BundleReader(std::unique_ptr<ReadableFile> file, Preamble preamble)
    : file_(std::move(file)), preamble_(preamble) {}

Result<BundleReader> BundleReader::open(FileSystem& files, const Path& path) {
    KITH_TRY_ASSIGN(std::unique_ptr<ReadableFile> file, files.open(path));
    const auto first =
        static_cast<std::size_t>(std::min<std::uint64_t>(file->size(), header_bytes));
    KITH_TRY_ASSIGN(Bytes front, file->read(0, first));
    if (first < header_bytes && has_magic(front)) return cut_at_the_beginning();
    Preamble preamble;
    KITH_TRY_ASSIGN(preamble.header, decode_header(front));
    const std::size_t length = preamble.header.recipients * slot_bytes;
    if (file->size() < header_bytes + length) return cut_at_the_beginning();
    KITH_TRY_ASSIGN(const Bytes slots, file->read(header_bytes, length));
    front.insert(front.end(), slots.begin(), slots.end());
    preamble.hash = hash(front);
    BundleReader reader(std::move(file), preamble);
    for (std::size_t at = 0; at < slots.size(); at += slot_bytes)
        reader.slots_.push_back(decode_slot(ByteView(slots).subspan(at, slot_bytes)));
    return reader;
}

std::optional<Footer> BundleReader::footer() {
    if (file_->size() < header_bytes + footer_bytes) return std::nullopt;
    const auto bytes = file_->read(file_->size() - footer_bytes, footer_bytes);
    if (!bytes) return std::nullopt;
    const auto footer = decode_footer(*bytes);
    const std::uint64_t end = file_->size() - footer_bytes;
    const bool fits = footer && footer->manifest_offset <= end &&
                      footer->manifest_length == end - footer->manifest_offset;
    return fits ? footer : std::nullopt;
}

std::optional<Hash32> BundleReader::stated_hash() {
    const auto found = footer();
    if (!found) return std::nullopt;
    return found->hash;
}

/// Nothing: the file ends before the chunk does.
Result<std::optional<Bytes>> BundleReader::whole_chunk_at(std::uint64_t offset) {
    const std::uint64_t left = file_->size() - offset;
    if (left < chunk_header_bytes) return std::nullopt;
    KITH_TRY_ASSIGN(const Bytes front, file_->read(offset, chunk_header_bytes));
    const auto header = decode_chunk_header(front);
    // An impossible header is kept as the empty chunk, which no signature fits.
    if (!header) return Bytes(chunk_header_bytes + signature_bytes, 0);
    if (length_of(*header) > left) return std::nullopt;
    KITH_TRY_ASSIGN(Bytes chunk, file_->read(offset, static_cast<std::size_t>(length_of(*header))));
    return chunk;
}

Result<BundleCheck> BundleReader::walk(const std::optional<Footer>& end,
                                       const std::function<Status()>& between) {
    BundleCheck check;
    check.header = preamble_.header;
    check.bytes = file_->size();
    check.hash = preamble_.hash;
    std::uint64_t offset = header_bytes + preamble_.header.recipients * slot_bytes;
    Bytes last; // the last whole chunk names the file
    while (true) {
        KITH_TRY_ASSIGN(std::optional<Bytes> chunk, whole_chunk_at(offset));
        const std::size_t index = check.chunks.size();
        if (!chunk && end) return changed_since_signed(index); // it ends well, so it was not cut
        if (!chunk && index > 0) check.hash = hash(last);
        if (!chunk) return check;
        const ChunkParts parts = parts_of(*chunk);
        const auto header = decode_chunk_header(parts.header);
        const bool sound = header && header->index == index && range_is_sound(*header) &&
                           chunk_is_signed(preamble_, parts.header, parts.sealed, parts.signature);
        if (!sound) return changed_since_signed(index);
        const std::uint64_t begins = std::exchange(offset, offset + chunk->size());
        last = std::move(*chunk);
        if (header->type == ChunkType::manifest) break;
        check.chunks.push_back({begins, *header});
        if (header->type == ChunkType::changes) check.changes += header->last - header->first + 1;
        if (between) KITH_TRY(between());
    }
    check.hash = hash(last);
    // After the manifest comes the footer and nothing else; less than a footer is a cut.
    check.complete = end && end->hash == check.hash && offset == file_->size() - footer_bytes;
    if (!check.complete && file_->size() - offset >= footer_bytes)
        return changed_since_signed(check.chunks.size() + 1);
    return check;
}

Result<BundleCheck> BundleReader::check(const std::function<Status()>& between) {
    KITH_TRY_ASSIGN(BundleCheck check, walk(footer(), between));
    if (check.chunks.empty() && !check.complete) return cut_at_the_beginning();
    return check;
}

Status BundleReader::unlock(const SealingKey& key) {
    const Hash16 recipient = hash16(key.public_key);
    for (const RecipientSlot& slot : slots_) {
        if (slot.recipient != recipient) continue;
        const auto content_key = open_sealed(key, slot.sealed);
        if (!content_key || content_key->size() != 32) break;
        opener_ = std::make_unique<ChunkOpener>(preamble_, SecretKey::copy_of(*content_key));
        return {};
    }
    return fail(ErrorCode::refused,
                "This hand-over file is sealed to somebody else's key; merge it on the store of "
                "the coordinator, or the laptop, that it was written for.");
}

Result<ByteView> BundleReader::read(const ChunkPlace& place) {
    KITH_CHECK(opener_ != nullptr);
    if (open_ == place) return opened_;
    open_.reset();
    KITH_TRY_ASSIGN(const std::optional<Bytes> chunk, whole_chunk_at(place.offset));
    if (!chunk) return changed_since_signed(place.header.index);
    const ChunkParts parts = parts_of(*chunk);
    const auto header = decode_chunk_header(parts.header);
    if (header != place.header ||
        !chunk_is_signed(preamble_, parts.header, parts.sealed, parts.signature))
        return changed_since_signed(place.header.index);
    KITH_TRY_ASSIGN(opened_, opener_->open(*header, parts.sealed));
    open_ = place;
    return opened_;
}

Result<BundleCheck> check_bundle(FileSystem& files, const Path& file, const SealingKey* key) {
    KITH_TRY_ASSIGN(BundleReader reader, BundleReader::open(files, file));
    KITH_TRY_ASSIGN(BundleCheck check, reader.check());
    if (key == nullptr) return check;
    KITH_TRY(reader.unlock(*key));
    for (const ChunkPlace& chunk : check.chunks)
        KITH_TRY(reader.read(chunk));
    return check;
}

} // namespace kith::sync
