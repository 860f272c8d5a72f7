// How far one file has brought one writer's history, and whether it fits what the store holds of
// it.
#pragma once

#include "sync/hub/sender_trust.h"
#include "sync/version/delivered.h"

namespace kith::sync {

/// What is held here of the writer's changes.
[[nodiscard]] Result<DeliveredRanges> held_ranges(StoreView& store, WriterId writer);

class WriterProgress {
public:
    /// `stored`: as the store knows it, which may be further.
    WriterProgress(const TrustedWriter& writer,
                   const WriterRecord& stored,
                   const std::vector<HaveRange>& have);

    [[nodiscard]] const TrustedWriter& writer() const { return writer_; }
    /// Held before this file.
    [[nodiscard]] const DeliveredRanges& held() const { return held_; }
    /// Held, or somewhere in this file.
    [[nodiscard]] const DeliveredRanges& available() const { return available_; }
    void announce(SeqRange range) { available_.add(range); }
    /// Does the store hold a stretch that ends where this chunk ends, with another history?
    [[nodiscard]] bool differs_at(std::uint64_t seq, const Hash32& link) const;

    /// The next change of a chunk: `before` and `after` are the audit chain's links around it.
    /// False: two histories.
    [[nodiscard]] bool pass(std::uint64_t seq, const Hash32& before, const Hash32& after);
    /// The new stretches that pass() has seen.
    [[nodiscard]] const std::vector<HaveRange>& fresh() const { return fresh_; }
    /// Everything new of another laptop's writer must lead to a head that the writer has signed.
    [[nodiscard]] bool is_proved() const;

private:
    TrustedWriter writer_;
    WriterRecord stored_;
    std::vector<HaveRange> have_;
    DeliveredRanges held_;
    DeliveredRanges available_;
    std::vector<HaveRange> fresh_;
    bool met_head_ = false;
};

} // namespace kith::sync
