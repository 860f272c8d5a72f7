// FileMerge, last part: the one transaction in which everything of a file becomes visible.
#include "survey_core/store/concerns.h"
#include "survey_core/store/envelopes.h"
#include "survey_core/store/leaving.h"
#include "sync/hub/change_group.h"
#include "sync/hub/erasing.h"
#include "sync/hub/file_merge.h"
#include "sync/hub/form_payloads.h"
#include "sync/hub/revoking.h"

namespace kith::sync {

namespace {

constexpr unsigned changes_between_spills = 256; // some hundred pages

} // namespace

bool FileMerge::brought_nothing() const {
    const ImportCounts& counts = taker_->counts();
    bool has_fresh = false;
    for (const auto& [id, writer] : writers_)
        has_fresh = has_fresh || !writer.fresh().empty();
    return !has_fresh && unfinished_.empty() && counts.created == 0 && counts.changed == 0;
}

void FileMerge::add_counts() {
    const ImportCounts& counts = taker_->counts();
    session_.fresh.join(taker_->created());
    session_.report.created += counts.created;
    session_.report.changed += counts.changed;
    session_.report.same += counts.same;
    if (!brought_nothing()) session_.report.imports.push_back(import_);
}

Delivered FileMerge::arrived() const {
    Delivered arrived = drained_;
    for (const auto& [id, writer] : writers_)
        for (const HaveRange& range : writer.fresh())
            arrived.add(id, {range.first, range.last});
    return arrived;
}

/// A large file of corrections takes longer than a person who writes an answer should wait. Nothing
/// is lost by taking it back: what the file holds is read from it again.
Status FileMerge::publish() {
    if (!session_.somebody_waits) return publish_once();
    constexpr int most_interruptions = 20;
    for (int interruptions = 0;; ++interruptions) {
        may_be_interrupted_ = interruptions < most_interruptions;
        was_interrupted_ = false;
        const ChangeTaker taker = *taker_;
        const Delivered drained = drained_;
        const std::set<RecordId> changed = session_.changed;
        Status published = publish_once();
        if (!was_interrupted_) return published;
        session_.slices.drop();
        taker_.emplace(taker);
        session_.changed = changed;
        drained_ = drained;
        have_now_.clear();
        session_.tell();
    }
}

/// Between two changes of what is published.
Status FileMerge::look_round() {
    if (session_.slices.dry_run()) return breathe();
    if (++changes_since_spill_ >= changes_between_spills) KITH_TRY(spill());
    was_interrupted_ = may_be_interrupted_ && is_waited_for();
    if (!was_interrupted_) return {};
    return fail(ErrorCode::cancelled, "Somebody writes an answer; the merge goes on after it.");
}

/// Where somebody may come to wait, what there is to write is on the disk before the commit.
Status FileMerge::spill() {
    changes_since_spill_ = 0;
    return session_.somebody_waits ? session_.store.database().spill() : Status{};
}

Status FileMerge::publish_once() {
    Store& store = session_.store;
    concerns_ = 0;
    KITH_TRY(session_.slices.begin());
    KITH_TRY(trust_.keep(store));
    if (brought_nothing()) {
        KITH_TRY(abandon_import(store, import_));
        is_importing_ = false;
        return session_.slices.commit();
    }
    for (const auto& [id, writer] : writers_)
        for (const HaveRange& range : writer.fresh())
            KITH_TRY(add_have(store, range));
    for (const ChunkPlace& chunk : std::vector<ChunkPlace>(unfinished_))
        KITH_TRY(finish(chunk));
    KITH_TRY(drain_parked());
    KITH_TRY(tell_lists());
    if (!session_.slices.dry_run()) KITH_TRY(store.save_time());
    KITH_TRY(publish_import(store, import_, taker_->counts()));
    KITH_TRY(apply_revocations(store, arrived()));
    KITH_TRY_ASSIGN(erased_, apply_erasures(store));
    is_importing_ = false;
    if (!session_.slices.dry_run()) KITH_TRY(spill());
    return session_.slices.commit();
}

Status FileMerge::tell_lists() {
    for (const auto& [writer, ranges] : taker_->created().writers())
        for (const SeqRange& range : ranges.ranges())
            KITH_TRY(mark_new(session_.store, writer, range.first, range.last));
    return {};
}

Status FileMerge::finish(const ChunkPlace& chunk) {
    if (chunk.header.type == ChunkType::changes) return finish_changes(chunk);
    KITH_TRY_ASSIGN(const ByteView plain, reader_->read(chunk));
    if (chunk.header.type == ChunkType::state) return finish_state(plain);
    if (chunk.header.type == ChunkType::form) return take_form(plain);
    if (chunk.header.type == ChunkType::form_piece) return take_form_piece(plain);
    if (chunk.header.type == ChunkType::concern) return take_concern(plain);
    return take_acknowledgement(plain);
}

Status FileMerge::finish_changes(const ChunkPlace& chunk) {
    KITH_TRY_ASSIGN(const WriterProgress* const writer, progress_of(chunk.header.writer));
    KITH_TRY_ASSIGN(const ByteView plain, reader_->read(chunk));
    KITH_TRY(unpacker_.load(plain.subspan(sizeof(Hash32))));
    while (true) {
        KITH_TRY_ASSIGN(const Change* const change, unpacker_.next());
        if (change == nullptr) return {};
        if (!writer->held().contains(change->header.dot.seq)) KITH_TRY(take_or_park(*change));
        KITH_TRY(look_round());
    }
}

Status FileMerge::take_or_park(const Change& change) {
    KITH_TRY_ASSIGN(const bool is_in, take_if_ready(change));
    if (is_in) return {};
    taker_->count_parked();
    return park(session_.store, change, import_);
}

/// False: the rest of its group, or the record that it edits, has not arrived.
Result<bool> FileMerge::take_if_ready(const Change& change) {
    KITH_TRY_ASSIGN(const bool is_whole, has_whole_group(change.header));
    if (!is_whole) return false;
    if (change.header.kind == ChangeKind::create) return true; // staged before
    KITH_TRY_ASSIGN(const auto place, find_place(session_.store, change.header.record));
    if (!place) return false;
    KITH_TRY_ASSIGN(const bool counts, has_effect(change, place->kind));
    KITH_TRY(taker_->edit(change, *place, counts));
    return true;
}

Result<bool> FileMerge::has_effect(const Change& change, RecordKind kind) {
    KITH_TRY_ASSIGN(const Role role, role_of(change.header.dot.writer));
    return may_change(static_cast<LaptopRole>(role), change.header.kind, kind);
}

Result<bool> FileMerge::has_whole_group(const ChangeHeader& header) {
    const auto [have, is_new] = have_now_.try_emplace(header.dot.writer);
    if (is_new) {
        KITH_TRY_ASSIGN(have->second, held_ranges(session_.store, header.dot.writer));
    }
    return have->second.contains(group_of(header));
}

Result<Role> FileMerge::role_of(WriterId writer) {
    if (const auto found = writers_.find(writer); found != writers_.end())
        return found->second.writer().role;
    KITH_TRY_ASSIGN(const auto stored, find_writer(session_.store, writer));
    if (!stored) return Role::volunteer;
    KITH_TRY_ASSIGN(const auto laptop, find_laptop(session_.store, stored->laptop));
    return laptop ? static_cast<Role>(laptop->role) : Role::volunteer;
}

/// What arrived may be what others were waiting for, and so on until nothing moves.
Status FileMerge::drain_parked() {
    KITH_TRY_ASSIGN(const auto writers, list_writers(session_.store));
    for (bool moved = true; moved;) {
        moved = false;
        for (const WriterRecord& writer : writers) {
            KITH_TRY_ASSIGN(const bool some, drain_parked(writer.id));
            moved = moved || some;
        }
    }
    return {};
}

/// True: something that had waited is in, and others may have waited for it.
Result<bool> FileMerge::drain_parked(WriterId writer) {
    bool moved = false;
    KITH_TRY_ASSIGN(const auto parked, parked_of(session_.store, writer));
    for (const Change& change : parked) {
        const bool is_creation = change.header.kind == ChangeKind::create;
        KITH_TRY_ASSIGN(const bool is_whole, has_whole_group(change.header));
        if (!is_whole) continue;
        if (!is_creation) {
            KITH_TRY_ASSIGN(const bool is_here, has_record(session_.store, change.header.record));
            if (!is_here) continue;
        }
        moved = true;
        KITH_TRY(unpark(session_.store, change.header.dot));
        drained_.add(change.header.dot);
        if (is_creation) {
            KITH_TRY(taker_->create(change));
            // Its parent may have come, and been deleted, with this same file.
            KITH_TRY(review_parent(session_.store, change.header));
        }
        if (!is_creation) KITH_TRY(take_if_ready(change));
    }
    return moved;
}

Status FileMerge::finish_state(ByteView plain) {
    return unpack_state(
        plain,
        [this](const Change& change) -> Status {
            if (change.header.kind == ChangeKind::create) return {};
            // A deletion that stands: its body says what the deleter had seen. We may have made it
            // ourselves.
            KITH_TRY_ASSIGN(const bool is_here, has_change(session_.store, change.header.dot));
            KITH_TRY_ASSIGN(const bool is_gone, has_left(session_.store, change.header.record));
            return is_here || is_gone ? Status{} : insert_change(session_.store, change, import_);
        },
        [this](const FieldState& state) -> Status {
            KITH_TRY_ASSIGN(const bool is_here, has_record(session_.store, state.record));
            KITH_TRY_ASSIGN(const bool is_gone, has_left(session_.store, state.record));
            if (!is_here || is_gone) return {};
            return taker_->take_state(state.record, state.field, state.value);
        });
}

Status FileMerge::take_form(ByteView plain) {
    KITH_TRY_ASSIGN(const FormPayload form, unpack_form(plain));
    return save_form(session_.store, form);
}

Status FileMerge::take_acknowledgement(ByteView plain) {
    KITH_TRY_ASSIGN(const AcknowledgementPayload acknowledgement, unpack_acknowledgement(plain));
    if (acknowledgement.hub != trust_.sender()) return {};
    Store& store = session_.store;
    Receipt receipt{acknowledgement.hub, acknowledgement.at, {}, {}};
    for (std::size_t i = 0; i < acknowledgement.held.size(); ++i) {
        const Dot held = acknowledgement.held[i];
        KITH_TRY_ASSIGN(const auto link, chain_link(store, held));
        // A hub may hold more of a launch than was restored here.
        if (!acknowledgement.links.empty() && link != acknowledgement.links[i])
            receipt.unclear.insert(held.writer);
        else
            receipt.held.push_back(held);
    }
    KITH_TRY_ASSIGN(lost_at_hub_, take_receipt(store, receipt));
    KITH_TRY(forget_received_envelopes(store));
    for (const RecordId erasure : acknowledgement.erasures_done)
        KITH_TRY(save_erasure_done(store, {erasure, store.laptop(), store.now(), true}));
    return {};
}

/// Whether it opens is seen when a coordinator reads it: it may be sealed to another one.
Status FileMerge::take_concern(ByteView plain) {
    KITH_TRY_ASSIGN(ConcernPayload concern, unpack_concern(plain));
    const bool may_say_so = concern.laptop == trust_.sender() || is_from_coordinator();
    if (!may_say_so || concern.sealed.size() > most_sealed_concern_bytes)
        return fail(ErrorCode::damaged,
                    "This file holds a concern that its sender cannot have written; nothing was "
                    "taken. Ask the sender on the telephone, and tell whoever looks after Kith.");
    KITH_TRY_ASSIGN(
        const bool is_new,
        save_concern(session_.store,
                     {concern.about, concern.at, concern.laptop, std::move(concern.sealed)}));
    if (is_new) ++concerns_;
    return {};
}

} // namespace kith::sync
