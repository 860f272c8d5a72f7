#include "sync/version/delivered.h"

#include "survey_core/base/check.h"

#include <algorithm>

namespace kith::sync {

namespace {

/// The first range that ends at or after `seq`.
auto range_reaching(const std::vector<SeqRange>& ranges, std::uint64_t seq) {
    return std::lower_bound(
        ranges.begin(), ranges.end(), seq, [](const SeqRange& range, std::uint64_t wanted) {
            return range.last < wanted;
        });
}

} // namespace

void DeliveredRanges::add(SeqRange range) {
    KITH_CHECK(range.first >= 1 && range.first <= range.last && range.last <= last_seq);
    // Everything that overlaps or touches the new range melts into it.
    const auto begin = range_reaching(ranges_, range.first - 1);
    auto end = begin;
    for (; end != ranges_.end() && end->first <= range.last + 1; ++end) {
        range.first = std::min(range.first, end->first);
        range.last = std::max(range.last, end->last);
    }
    const auto place = ranges_.erase(begin, end);
    ranges_.insert(place, range);
}

void DeliveredRanges::join(const DeliveredRanges& other) {
    for (const SeqRange range : other.ranges_)
        add(range);
}

bool DeliveredRanges::contains(std::uint64_t seq) const {
    return contains(SeqRange{seq, seq});
}

bool DeliveredRanges::contains(SeqRange range) const {
    const auto place = range_reaching(ranges_, range.first);
    return place != ranges_.end() && place->first <= range.first && place->last >= range.last;
}

std::vector<SeqRange> DeliveredRanges::missing(SeqRange range) const {
    std::vector<SeqRange> missing;
    std::uint64_t next = range.first;
    for (auto held = range_reaching(ranges_, range.first);
         held != ranges_.end() && held->first <= range.last;
         ++held) {
        if (held->first > next) missing.push_back({next, held->first - 1});
        next = held->last + 1;
    }
    if (next <= range.last) missing.push_back({next, range.last});
    return missing;
}

std::vector<SeqRange> DeliveredRanges::gaps() const {
    return ranges_.empty() ? std::vector<SeqRange>{} : missing({1, newest()});
}

std::uint64_t DeliveredRanges::contiguous() const {
    return ranges_.empty() || ranges_.front().first != 1 ? 0 : ranges_.front().last;
}

void Delivered::join(const Delivered& other) {
    for (const auto& [writer, ranges] : other.writers_)
        writers_[writer].join(ranges);
}

bool Delivered::contains(Dot dot) const {
    return of(dot.writer).contains(dot.seq);
}

const DeliveredRanges& Delivered::of(WriterId writer) const {
    static const DeliveredRanges nothing;
    const auto found = writers_.find(writer);
    return found == writers_.end() ? nothing : found->second;
}

} // namespace kith::sync
