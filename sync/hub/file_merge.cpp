#include "sync/hub/file_merge.h"

#include "survey_core/base/check.h"
#include "survey_core/store/blobs.h"
#include "survey_core/store/leaving.h"
#include "survey_core/store/own_writer.h"
#include "sync/hub/change_group.h"
#include "sync/hub/copied_branch.h"
#include "sync/hub/record_roots.h"

#include <algorithm>

namespace kith::sync {

namespace {

constexpr std::size_t link_bytes = sizeof(Hash32);

tl::unexpected<Error> does_not_fit() {
    return fail(ErrorCode::damaged,
                "The changes in this file do not fit the audit chain of the laptop that made them; "
                "nothing was taken. Ask for a new hand-over, and tell whoever looks after it.");
}

} // namespace

/// A laptop can only have been copied itself: of another's launches it has nothing to say.
tl::unexpected<Error> FileMerge::other_history(const WriterProgress& writer, std::uint64_t seq) {
    const TrustedWriter& trusted = writer.writer();
    if (!trusted.of_sender && !made_of_) return does_not_fit();
    return two_histories(trusted.record.id, seq);
}

bool FileMerge::is_from_coordinator() const {
    return trust_.role() == Role::coordinator;
}

Result<WriterProgress*> FileMerge::progress_of(WriterId id) {
    if (const auto found = writers_.find(id); found != writers_.end()) return &found->second;
    KITH_TRY_ASSIGN(const auto writer, trust_.find(session_.store, id));
    if (!writer)
        return fail(ErrorCode::damaged,
                    "This file holds changes of a writer that no laptop of the project vouches "
                    "for; nothing was taken. Ask for a new hand-over.");
    KITH_TRY_ASSIGN(const auto have, have_of(session_.store, id));
    KITH_TRY_ASSIGN(const auto stored, find_writer(session_.store, id));
    return &writers_.try_emplace(id, *writer, stored.value_or(WriterRecord{}), have).first->second;
}

Status FileMerge::announce_ranges(const BundleCheck& check) {
    for (const ChunkPlace& chunk : check.chunks) {
        if (chunk.header.type != ChunkType::changes) continue;
        KITH_TRY_ASSIGN(WriterProgress* const writer, progress_of(chunk.header.writer));
        writer->announce({chunk.header.first, chunk.header.last});
        session_.writers.insert(chunk.header.writer);
    }
    return {};
}

Status FileMerge::take_parts(const BundleCheck& check) {
    KITH_TRY(refuse_other_history(check));
    KITH_TRY(refuse_copied_history(check));
    KITH_TRY(announce_ranges(check));
    const bool has_blobs =
        std::any_of(check.chunks.begin(), check.chunks.end(), [](const ChunkPlace& chunk) {
            return chunk.header.type == ChunkType::blob;
        });
    KITH_TRY(session_.slices.begin());
    KITH_TRY_ASSIGN(import_,
                    begin_import(session_.store,
                                 made_of_ && made_of_->file ? *made_of_->file : check.hash,
                                 made_of_ ? made_of_->laptop : trust_.sender()));
    KITH_TRY(session_.slices.commit());
    is_importing_ = true;
    taker_.emplace(session_, import_, has_blobs);
    KITH_TRY(stage_all(check));
    for (const auto& [id, writer] : writers_)
        if (!writer.is_proved()) return does_not_fit();
    return publish();
}

Status FileMerge::go_on() const {
    if (!session_.stop.stop_requested()) return {};
    return fail(ErrorCode::cancelled, "The merge was stopped; nothing of this file was taken.");
}

bool FileMerge::is_waited_for() {
    constexpr unsigned changes_between_looks = 64; // less than a millisecond
    if (!session_.somebody_waits || ++looks_ % changes_between_looks != 0) return false;
    return session_.somebody_waits();
}

/// What is staged so far is nobody's yet, so a slice may end anywhere: answers that wait go in
/// between. A practice run can only be stopped.
Status FileMerge::breathe() {
    if (!is_waited_for()) return {};
    KITH_TRY(session_.slices.commit());
    session_.tell();
    KITH_TRY(go_on());
    return session_.slices.begin();
}

Status FileMerge::stage_all(const BundleCheck& check) {
    // Attachments first, so that the changes that refer to them find them.
    for (const bool blobs : {true, false})
        for (const ChunkPlace& chunk : check.chunks) {
            if ((chunk.header.type == ChunkType::blob) != blobs) continue;
            if (!blobs) KITH_TRY(session_.slices.begin());
            KITH_TRY(stage(chunk));
            if (fills_slice(chunk)) KITH_TRY(session_.slices.commit());
            session_.bytes_done += chunk.header.sealed_length;
            session_.tell();
            KITH_TRY(go_on());
        }
    return session_.slices.commit();
}

/// Where somebody may come to wait, every chunk is a slice.
bool FileMerge::fills_slice(const ChunkPlace& last) {
    bytes_in_slice_ += last.header.sealed_length;
    if (!session_.somebody_waits && bytes_in_slice_ < session_.store.database().slice_bytes())
        return false;
    bytes_in_slice_ = 0;
    return true;
}

Status FileMerge::stage(const ChunkPlace& chunk) {
    switch (chunk.header.type) {
    case ChunkType::changes:
        return stage_changes(chunk);
    case ChunkType::state:
    case ChunkType::form:
    case ChunkType::form_piece:
    case ChunkType::acknowledgement: {
        if (!is_from_coordinator()) return {}; // only a hub's word counts
        unfinished_.push_back(chunk);
        if (chunk.header.type != ChunkType::state) return {};
        KITH_TRY_ASSIGN(const ByteView plain, reader_->read(chunk));
        return stage_state(plain);
    }
    case ChunkType::concern:
        if (session_.store.is_hub()) unfinished_.push_back(chunk);
        return {};
    case ChunkType::blob: {
        KITH_TRY_ASSIGN(const ByteView plain, reader_->read(chunk));
        return stage_blob(plain);
    }
    default:
        return {}; // papers are read already; later versions know more types
    }
}

/// The audit chain's link after a change that the store held before this file. Chunks come in
/// order, so each goes on where the one before it ended.
Result<Hash32> FileMerge::held_link(WriterId id, std::uint64_t seq) {
    KITH_TRY_ASSIGN(const auto have, have_of(session_.store, id));
    const auto range = std::find_if(have.begin(), have.end(), [seq](const HaveRange& one) {
        return one.first <= seq && seq <= one.last;
    });
    KITH_CHECK(range != have.end());
    if (range->last == seq) return range->after;
    HaveRange& read = read_[id];
    if (read.first != range->first || read.last > seq)
        read = {id, range->first, range->first - 1, range->before, range->before};
    KITH_TRY(for_each_change(
        session_.store, id, read.last + 1, seq, [&read](const Change& change) -> Status {
            read.after = chain_next(read.after, change);
            return {};
        }));
    read.last = seq;
    return read.after;
}

Status FileMerge::stage_changes(const ChunkPlace& chunk) {
    const ChunkHeader& header = chunk.header;
    KITH_TRY_ASSIGN(WriterProgress* const writer, progress_of(header.writer));
    if (writer->held().contains(SeqRange{header.first, header.last})) {
        KITH_TRY_ASSIGN(const Hash32 link, held_link(header.writer, header.last));
        if (link != header.hash) return other_history(*writer, header.last);
        taker_->count_same(header.records);
        return taker_->has_blobs() ? find_attachments_of(chunk) : Status{};
    }
    KITH_TRY_ASSIGN(const ByteView plain, reader_->read(chunk));
    if (plain.size() < link_bytes) return does_not_fit();
    KITH_TRY(unpacker_.load(plain.subspan(link_bytes)));
    if (unpacker_.count() != header.last - header.first + 1) return does_not_fit();
    Hash32 link{};
    std::copy_n(plain.begin(), link_bytes, link.begin());
    bool is_finished = true;
    for (std::uint64_t seq = header.first; seq <= header.last; ++seq) {
        KITH_TRY_ASSIGN(const Change* const change, unpacker_.next());
        if (change == nullptr || change->header.dot != Dot{header.writer, seq})
            return does_not_fit();
        const Hash32 after = chain_next(link, *change);
        if (!writer->pass(seq, link, after)) return other_history(*writer, seq);
        link = after;
        KITH_TRY_ASSIGN(const bool done, stage_change(*change, *writer));
        is_finished = is_finished && done;
        KITH_TRY(breathe());
    }
    if (link != header.hash) return does_not_fit();
    if (!is_finished) unfinished_.push_back(chunk);
    return {};
}

Status FileMerge::find_attachments_of(const ChunkPlace& held) {
    KITH_TRY_ASSIGN(const ByteView plain, reader_->read(held));
    if (plain.size() < link_bytes) return does_not_fit();
    KITH_TRY(unpacker_.load(plain.subspan(link_bytes)));
    for (;;) {
        KITH_TRY_ASSIGN(const Change* const change, unpacker_.next());
        if (change == nullptr) return {};
        KITH_TRY(taker_->find_attachments_of(*change));
    }
}

/// Creations go in at once, unseen until the import is published; everything else waits for
/// publish().
Result<bool> FileMerge::stage_change(const Change& change, WriterProgress& writer) {
    const ChangeHeader& header = change.header;
    const bool is_creation = header.kind == ChangeKind::create;
    if (!session_.slices.dry_run()) session_.store.observe_time(header.hlc);
    if (writer.held().contains(header.dot.seq)) {
        if (is_creation && is_counted(header.record_kind)) taker_->count_same(1);
        return true;
    }
    if (!is_creation) return false;
    if (header.record != header.dot) return does_not_fit();
    if (!writer.available().contains(group_of(header))) return false;
    KITH_TRY(taker_->create(change));
    return true;
}

/// A repeat instance that somebody else has added to an interview that is not here any more.
Result<bool> FileMerge::is_under_left(const ChangeHeader& creation) {
    return creation.parent ? has_left(session_.store, *creation.parent) : false;
}

Status FileMerge::stage_state(ByteView plain) {
    return unpack_state(
        plain,
        [this](const Change& change) -> Status {
            if (change.header.kind != ChangeKind::create) return {};
            session_.store.observe_time(change.header.hlc);
            KITH_TRY_ASSIGN(const bool is_here, has_record(session_.store, change.header.record));
            if (is_here) return refuse_others_record(change);
            KITH_TRY_ASSIGN(const bool is_of_left, is_under_left(change.header));
            if (is_of_left) return {};
            return taker_->create(change);
        },
        [](const FieldState&) { return Status{}; });
}

/// Pieces come in order, one whole after the other.
Status FileMerge::join_piece(ByteView plain, BlobPayload& whole) {
    KITH_TRY_ASSIGN(const BlobPayload piece, unpack_blob(plain));
    if (piece.size > most_blob_bytes) return does_not_fit();
    if (piece.offset == 0) whole = BlobPayload{piece.name, piece.size, 0, {}};
    const bool follows =
        piece.name == whole.name && piece.size == whole.size && piece.offset == whole.bytes.size();
    if (!follows) return does_not_fit();
    whole.bytes.insert(whole.bytes.end(), piece.bytes.begin(), piece.bytes.end());
    return {};
}

Status FileMerge::take_form_piece(ByteView plain) {
    KITH_TRY(join_piece(plain, form_));
    if (form_.bytes.size() < form_.size) return {};
    if (hash(form_.bytes) != form_.name) return does_not_fit();
    const BlobPayload whole = std::exchange(form_, {});
    return take_form(whole.bytes);
}

/// Outside a slice: an attachment that nothing refers to is collected later.
Status FileMerge::stage_blob(ByteView plain) {
    KITH_TRY(join_piece(plain, blob_));
    if (blob_.bytes.size() < blob_.size || session_.slices.dry_run()) return {};
    KITH_TRY_ASSIGN(const Hash32 name, save_blob(session_.store, blob_.bytes));
    if (name != blob_.name) return does_not_fit();
    blob_ = {};
    return {};
}

} // namespace kith::sync
