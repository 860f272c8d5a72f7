#include "sync/hub/writer_progress.h"

namespace kith::sync {

namespace {

DeliveredRanges without_links(const std::vector<HaveRange>& have) {
    DeliveredRanges held;
    for (const HaveRange& range : have)
        held.add({range.first, range.last});
    return held;
}

} // namespace

Result<DeliveredRanges> held_ranges(StoreView& store, WriterId writer) {
    KITH_TRY_ASSIGN(const auto have, have_of(store, writer));
    return without_links(have);
}

WriterProgress::WriterProgress(const TrustedWriter& writer,
                               const WriterRecord& stored,
                               const std::vector<HaveRange>& have)
    : writer_(writer), stored_(stored), have_(have), held_(without_links(have)), available_(held_) {
}

bool WriterProgress::differs_at(std::uint64_t seq, const Hash32& link) const {
    for (const HaveRange& range : have_) {
        if (range.last == seq && range.after != link) return true;
        if (range.first == seq + 1 && range.before != link) return true;
    }
    return false;
}

bool WriterProgress::pass(std::uint64_t seq, const Hash32& before, const Hash32& after) {
    if (seq == 1 && before != chain_start(writer_.record.id)) return false;
    if (differs_at(seq - 1, before) || differs_at(seq, after)) return false;
    const std::uint64_t end = stored_.head_seq;
    if (end > 0 && (seq == end       ? after
                    : seq == end + 1 ? before
                                     : stored_.head_hash) != stored_.head_hash)
        return false;
    if (seq == writer_.record.head_seq) {
        if (after != writer_.record.head_hash) return false;
        met_head_ = true;
    }
    if (held_.contains(seq)) return true;
    const bool continues = !fresh_.empty() && fresh_.back().last + 1 == seq;
    if (continues && fresh_.back().after != before) return false;
    if (!continues) fresh_.push_back({writer_.record.id, seq, seq, before, after});
    fresh_.back().last = seq;
    fresh_.back().after = after;
    return true;
}

bool WriterProgress::is_proved() const {
    if (fresh_.empty() || writer_.of_sender) return true;
    return met_head_ && fresh_.size() == 1 && fresh_.back().last <= writer_.record.head_seq;
}

} // namespace kith::sync
