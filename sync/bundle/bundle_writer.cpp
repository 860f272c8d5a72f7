#include "sync/bundle/bundle_writer.h"

#include "survey_core/base/check.h"
#include "survey_core/base/codec.h"
#include "sync/bundle/bundle_reader.h"

#include <algorithm>

namespace kith::sync {

namespace {

std::string short_name(ByteView bytes) {
    return "kith-" + to_hex(bytes.first(8)) + ".kithb";
}

Result<Bytes> make_slot(const Key32& recipient, const SecretKey& content_key) {
    KITH_TRY_ASSIGN(Bytes sealed, seal_to(recipient, content_key.view()));
    return encode_slot({hash16(recipient), std::move(sealed)});
}

} // namespace

BundleWriter::BundleWriter(FileSystem& files, Path folder, Path part)
    : files_(files), folder_(std::move(folder)), part_(std::move(part)) {}

BundleWriter::~BundleWriter() {
    if (finished_ || !file_) return;
    file_.reset();
    static_cast<void>(files_.remove(part_)); // the error that brought us here is the one to show
}

Result<std::unique_ptr<BundleWriter>>
BundleWriter::create(FileSystem& files, const Path& folder, const BundleSpec& spec) {
    if (spec.recipients.empty() || spec.recipients.size() > most_recipients)
        return fail(ErrorCode::refused,
                    "There is nobody to seal this hand-over to; join a project with a "
                    "coordinator's card first.");
    const SecretKey name = SecretKey::random(8);
    const Path part = folder / (short_name(name.view()) + ".part");
    std::unique_ptr<BundleWriter> writer(new BundleWriter(files, folder, part));
    KITH_TRY_ASSIGN(writer->file_, files.create(part));
    KITH_TRY(writer->start(spec));
    return writer;
}

Status BundleWriter::start(const BundleSpec& spec) {
    SecretKey content_key = SecretKey::random();
    const SecretKey bundle = SecretKey::random(sizeof(Hash16));
    Preamble preamble;
    preamble.header.project = spec.project;
    preamble.header.sender_sign = spec.sender.public_key;
    preamble.header.sender_seal = spec.sender_seal;
    std::copy(bundle.view().begin(), bundle.view().end(), preamble.header.bundle.begin());
    preamble.header.recipients = static_cast<std::uint16_t>(spec.recipients.size());
    Bytes front = encode_header(preamble.header);
    for (const Key32& recipient : spec.recipients) {
        KITH_TRY_ASSIGN(const Bytes slot, make_slot(recipient, content_key));
        front.insert(front.end(), slot.begin(), slot.end());
    }
    preamble.hash = hash(front);
    sealer_ = std::make_unique<ChunkSealer>(preamble, spec.sender, std::move(content_key));
    return append(front);
}

Status BundleWriter::append(ByteView bytes) {
    KITH_TRY(file_->append(bytes));
    offset_ += bytes.size();
    return {};
}

Status BundleWriter::add(ChunkHeader header, ByteView plain) {
    if (plain.size() > most_plain_bytes)
        return fail(ErrorCode::refused,
                    "One record is too large for a hand-over file (more than 4 MB of text); "
                    "shorten its longest answer.");
    header.index = static_cast<std::uint32_t>(manifest_.size());
    if (header.type != ChunkType::changes) header.hash = hash(plain);
    const std::uint64_t offset = offset_;
    KITH_TRY(append(sealer_->seal(header, plain)));
    Bytes entry;
    Writer(entry).u64(offset);
    Writer(entry).raw(encode_chunk_header(header));
    manifest_.push_back(std::move(entry));
    return {};
}

Status BundleWriter::write_manifest() {
    Bytes plain;
    for (const Bytes& entry : manifest_)
        plain.insert(plain.end(), entry.begin(), entry.end());
    ChunkHeader header;
    header.type = ChunkType::manifest;
    header.index = static_cast<std::uint32_t>(manifest_.size());
    header.hash = hash(plain);
    Footer footer;
    footer.manifest_offset = offset_;
    const Bytes chunk = sealer_->seal(header, plain);
    footer.manifest_length = chunk.size();
    footer.hash = hash_ = hash(chunk);
    KITH_TRY(append(chunk));
    return append(encode_footer(footer));
}

Result<WrittenBundle> BundleWriter::finish() {
    KITH_CHECK(!finished_);
    KITH_TRY(write_manifest());
    KITH_TRY(file_->sync());
    file_.reset();
    finished_ = true; // from here the .part file is kept: it may be what is left of the work
    KITH_TRY_ASSIGN(const BundleCheck check, check_bundle(files_, part_));
    if (!check.complete || check.hash != hash_ || check.bytes != offset_)
        return fail(ErrorCode::disk_failed,
                    "The hand-over file reads back otherwise than it was written; the stick or "
                    "disk is failing, use another one.");
    const Path file = folder_ / short_name(hash_);
    KITH_TRY(files_.rename(part_, file));
    KITH_TRY(files_.sync_folder(folder_));
    return WrittenBundle{file, hash_, offset_};
}

} // namespace kith::sync
