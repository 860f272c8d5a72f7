#include "sync/hub/whose_history.h"

#include "sync/version/delivered.h"

#include <algorithm>

namespace kith::sync {

namespace {

/// As far as reading this part of a launch shows that the stretch that is here is the same: links
/// are compared where the two meet or lie on one another (writer_progress.h).
std::uint64_t shown_by(const SeqRange& part, const HaveRange& here) {
    if (part.last + 1 == here.first) return here.last;
    const bool meets = part.first <= here.last + 1 && here.first <= part.last;
    return meets ? std::min(here.last, part.last) : 0;
}

/// One launch of the sender's, as the file and as the store have it.
class Launch {
public:
    Launch(StoreView& store, const WriterRecord& paper) : store_(store), paper_(paper) {}

    Status read(const BundleCheck& check) {
        KITH_TRY_ASSIGN(have_, have_of(store_, paper_.id));
        for (const ChunkPlace& chunk : check.chunks)
            if (chunk.header.type == ChunkType::changes && chunk.header.writer == paper_.id)
                parts_.add({chunk.header.first, chunk.header.last});
        for (const SeqRange& part : parts_.ranges())
            for (const HaveRange& here : have_)
                shown_ = std::max(shown_, shown_by(part, here));
        return {};
    }

    Result<History> compare(const std::vector<ChainPoint>& points,
                            const std::vector<KnownCopy>& copies,
                            const SenderTrust& trust) {
        KITH_TRY_ASSIGN(const auto at_head, link_here(paper_.head_seq));
        if (at_head) return *at_head == paper_.head_hash ? History::ours : History::other;
        KITH_TRY_ASSIGN(known_, find_writer(store_, paper_.id));
        if (known_ && (known_->laptop != paper_.laptop || known_->public_key != paper_.public_key))
            known_.reset(); // a claim to a launch of which nothing is here
        const bool has_same_end = known_ && known_->head_seq == paper_.head_seq;
        if (has_same_end && known_->head_hash != paper_.head_hash) return History::other;
        KITH_TRY_ASSIGN(const bool is_shown_otherwise, compare_points(points));
        if (is_shown_otherwise) return History::other;
        const bool is_unclear = is_in_question() || goes_past_the_end();
        if (!has_same_end && goes_on_from_copy(copies, trust, is_unclear)) return History::other;
        return is_unclear ? History::unclear : against_what_follows();
    }

private:
    Result<std::optional<Hash32>> link_here(std::uint64_t seq) {
        if (seq == 0) return std::nullopt;
        for (const HaveRange& here : have_)
            if (here.first == seq + 1) return here.before;
        return chain_link(store_, {paper_.id, seq});
    }

    /// True: one of them is of another history. They come from the sender, so no more than it would
    /// send are looked at.
    Result<bool> compare_points(const std::vector<ChainPoint>& points) {
        std::size_t left = most_points_of_launch;
        for (const ChainPoint& point : points) {
            if (left == 0 || !is_in_question()) break;
            if (point.at.writer != paper_.id || point.at.seq <= shown_) continue;
            --left;
            KITH_TRY_ASSIGN(const auto link, link_here(point.at.seq));
            if (link && *link != point.link) return true;
            if (link) shown_ = point.at.seq;
        }
        return false;
    }

    /// One of the two, closed, ended before the other: a copy, or a laptop that was put back to an
    /// older state. Where this file holds that end its link is compared as it is read.
    [[nodiscard]] bool goes_past_the_end() const {
        const std::uint64_t signed_here = known_ ? known_->head_seq : 0;
        const std::uint64_t here = have_.empty() ? 0 : have_.back().last;
        if (paper_.state == WriterState::closed && std::max(signed_here, here) > paper_.head_seq)
            return shown_ < paper_.head_seq;
        const bool is_past =
            known_ && known_->state == WriterState::closed && paper_.head_seq > signed_here;
        return is_past && !parts_.contains(signed_here) && !parts_.contains(signed_here + 1);
    }

    /// Something is here that the sender has made, or another under the same name.
    [[nodiscard]] bool is_in_question() const {
        return std::any_of(have_.begin(), have_.end(), [this](const HaveRange& here) {
            return std::max(here.first, shown_ + 1) <= std::min(here.last, paper_.head_seq);
        });
    }

    /// Of a launch that was met with two histories only what joins on to the one that is here is
    /// ours. What does not show it is looked at when a coordinator lets it in.
    [[nodiscard]] bool goes_on_from_copy(const std::vector<KnownCopy>& copies,
                                         const SenderTrust& trust,
                                         bool is_unclear) const {
        bool is_copied = false;
        for (const KnownCopy& one : copies) {
            if (one.writer == paper_.id && one.from > 0 && one.last == paper_.head_seq &&
                one.last_link == paper_.head_hash)
                return true; // the end of a branch that is here
            const bool is_silent = paper_.previous == one.writer &&
                                   !trust.writers().contains(one.writer); // an older Kith's file
            if (is_silent) return true;
            is_copied = is_copied || one.writer == paper_.id;
        }
        const bool begins_here = have_.empty() && parts_.contains(1);
        return is_copied && (is_unclear || (shown_ == 0 && !begins_here));
    }

    /// What follows in this launch is here, or a later launch that says where this one ended; what
    /// lies between is not.
    [[nodiscard]] History against_what_follows() const {
        if (parts_.ranges().empty()) return History::ours;
        const std::uint64_t end = parts_.newest();
        const auto next = std::find_if(
            have_.begin(), have_.end(), [end](const HaveRange& here) { return here.last > end; });
        const bool is_promised =
            known_ && known_->state == WriterState::closed && known_->head_seq > paper_.head_seq;
        const bool meets = next == have_.end() ? !is_promised : next->first <= end + 1;
        return meets ? History::ours : History::unclear;
    }

    StoreView& store_;
    const WriterRecord& paper_;
    std::optional<WriterRecord> known_; // as the store has it
    std::vector<HaveRange> have_;
    DeliveredRanges parts_;
    std::uint64_t shown_ = 0; // up to here what is here is the sender's
};

} // namespace

Result<HistoryFinding> whose_history(StoreView& store,
                                     const BundleCheck& check,
                                     const SenderTrust& trust,
                                     const std::vector<KnownCopy>& copies) {
    HistoryFinding finding;
    for (const auto& [id, writer] : trust.writers()) {
        if (!writer.of_sender) continue;
        Launch launch(store, writer.record);
        KITH_TRY(launch.read(check));
        KITH_TRY_ASSIGN(const History history, launch.compare(trust.points(), copies, trust));
        if (history <= finding.history) continue;
        finding = {history, id, writer.record.head_seq};
        if (history == History::other) break;
    }
    return finding;
}

} // namespace kith::sync
