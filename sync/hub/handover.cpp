#include "sync/hub/handover.h"

#include "survey_core/store/envelopes.h"
#include "sync/bundle/bundle_reader.h"
#include "sync/hub/own_bundle.h"

namespace kith::sync {

namespace {

/// A coordinator waits to hear that this laptop holds nothing of a person any more.
Result<bool> has_erasure_to_confirm(Store& store) {
    KITH_TRY_ASSIGN(const HandoverCounts counts, count_handed_over(store));
    return !store.is_hub() && counts.confirmations > 0;
}

Status note(Store& store, const WrittenBundle& file, std::vector<HaveRange> ranges) {
    HandoverRow row;
    row.at = store.now();
    row.file = file.hash;
    row.name = file.file.filename().string();
    row.ranges = std::move(ranges);
    KITH_TRY(save_handover(store, row));
    return {};
}

bool reads_back(FileSystem& files, const Path& file, const EnvelopeRow& envelope) {
    const auto check = check_bundle(files, file);
    return check && check->complete && check->hash == envelope.hash &&
           check->bytes == envelope.bytes;
}

Status write_pieces(Store& store, const EnvelopeRow& envelope, const Path& file) {
    KITH_TRY_ASSIGN(const auto to, store.environment().files.create(file));
    KITH_TRY(
        for_each_piece(store, envelope.hash, [&to](ByteView piece) { return to->append(piece); }));
    return to->sync();
}

/// Byte for byte, under the name that it always had: what lies there of an earlier hand-over and is
/// whole stays.
Result<WrittenBundle> copy_envelope(Store& store, const EnvelopeRow& envelope, const Path& folder) {
    FileSystem& files = store.environment().files;
    WrittenBundle copy{folder / envelope.name, envelope.hash, envelope.bytes};
    if (files.exists(copy.file) && reads_back(files, copy.file, envelope)) return copy;
    const Path part = folder / (envelope.name + ".part");
    for (const Path& old : {part, copy.file})
        if (files.exists(old)) KITH_TRY(files.remove(old));
    KITH_TRY(write_pieces(store, envelope, part));
    if (!reads_back(files, part, envelope))
        return fail(ErrorCode::disk_failed,
                    "The sealed interviews read back otherwise than they were written; the stick "
                    "or disk is failing, use another one.");
    KITH_TRY(files.rename(part, copy.file));
    KITH_TRY(files.sync_folder(folder));
    return copy;
}

void add_file(Handover& handover, WrittenBundle file) {
    if (!handover.bundle.file.empty()) handover.earlier.push_back(std::move(handover.bundle));
    handover.bundle = std::move(file);
}

Result<Handover> write_envelopes(Store& store, const Path& folder) {
    Handover handover;
    KITH_TRY_ASSIGN(const auto envelopes, list_envelopes(store));
    for (const EnvelopeRow& envelope : envelopes) {
        KITH_TRY_ASSIGN(WrittenBundle copy, copy_envelope(store, envelope, folder));
        KITH_TRY(note(store, copy, envelope.ranges));
        handover.changes += envelope.changes;
        handover.records += envelope.records;
        add_file(handover, std::move(copy));
    }
    return handover;
}

} // namespace

Result<Handover> write_handover(Store& store, const Path& folder) {
    KITH_TRY_ASSIGN(const std::vector<HaveRange> ranges, ranges_to_hand_over(store));
    KITH_TRY_ASSIGN(const bool confirms, has_erasure_to_confirm(store));
    KITH_TRY_ASSIGN(Handover handover, write_envelopes(store, folder));
    if (ranges.empty() && !confirms) {
        if (!handover.bundle.file.empty()) return handover;
        return fail(ErrorCode::not_found,
                    "There is nothing to hand over: the coordinator has acknowledged everything "
                    "that this laptop has made.");
    }
    KITH_TRY_ASSIGN(OwnBundle own, write_own_bundle(store, ranges, folder));
    KITH_TRY(note(store, own.file, ranges));
    handover.changes += own.changes;
    handover.records += own.records;
    add_file(handover, std::move(own.file));
    return handover;
}

} // namespace kith::sync
