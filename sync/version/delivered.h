// Which changes of every writer a store holds, so that nothing is merged twice and every gap has a
// name.
#pragma once

#include "survey_core/record/dot.h"

#include <map>
#include <vector>

namespace kith::sync {

/// Changes first to last of one writer, both included.
struct SeqRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;

    auto operator<=>(const SeqRange&) const = default;
};

/// What has arrived of one writer. Files may come twice, late, or never, and each may carry any
/// piece of a sequence, so this is a set of ranges and not a count.
class DeliveredRanges {
public:
    /// \pre 1 <= range.first <= range.last <= last_seq
    void add(SeqRange range);
    void join(const DeliveredRanges& other);

    [[nodiscard]] bool contains(std::uint64_t seq) const;
    [[nodiscard]] bool contains(SeqRange range) const;
    /// The parts of `range` that have not arrived.
    [[nodiscard]] std::vector<SeqRange> missing(SeqRange range) const;
    /// What is missing below the newest that arrived.
    [[nodiscard]] std::vector<SeqRange> gaps() const;
    /// Everything from 1 to here has arrived; 0: not even the first.
    [[nodiscard]] std::uint64_t contiguous() const;
    [[nodiscard]] std::uint64_t newest() const { return ranges_.empty() ? 0 : ranges_.back().last; }
    [[nodiscard]] const std::vector<SeqRange>& ranges() const { return ranges_; }

    bool operator==(const DeliveredRanges&) const = default;

private:
    std::vector<SeqRange> ranges_; // ordered, disjoint, not touching
};

/// The same for every writer.
class Delivered {
public:
    void add(WriterId writer, SeqRange range) { writers_[writer].add(range); }
    void add(Dot dot) { add(dot.writer, {dot.seq, dot.seq}); }
    void join(const Delivered& other);

    [[nodiscard]] bool contains(Dot dot) const;
    /// Nothing has arrived of a writer that is not known.
    [[nodiscard]] const DeliveredRanges& of(WriterId writer) const;
    [[nodiscard]] const std::map<WriterId, DeliveredRanges>& writers() const { return writers_; }

    bool operator==(const Delivered&) const = default;

private:
    std::map<WriterId, DeliveredRanges> writers_;
};

} // namespace kith::sync
