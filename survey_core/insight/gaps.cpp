#include "survey_core/insight/gaps.h"

#include <algorithm>

namespace kith {
namespace {

template <class Balance>
Balance* find_row(std::vector<Balance>& rows, std::string Balance::*id, const std::string& wanted) {
    const auto found = std::find_if(
        rows.begin(), rows.end(), [&](const Balance& row) { return row.*id == wanted; });
    return found == rows.end() ? nullptr : &*found;
}

void add_need(NeedsAndGifts& all, const NeedRow& need) {
    bool is_known = false;
    for (const std::string& leaf : need.leaves)
        if (LeafBalance* row = find_row(all.leaves, &LeafBalance::leaf, leaf)) {
            row->needs.records.push_back(need.record);
            is_known = true;
        }
    if (is_known) return;
    if (HeadlineBalance* row = find_row(all.headlines, &HeadlineBalance::headline, need.headline))
        row->needs.records.push_back(need.record);
    else
        all.unknown.records.push_back(need.record);
}

void add_gift(NeedsAndGifts& all, const GiftRow& gift) {
    LeafBalance* row = find_row(all.leaves, &LeafBalance::leaf, gift.leaf);
    if (row == nullptr) {
        all.unknown.records.push_back(gift.record);
        return;
    }
    row->gifts.records.push_back(gift.record);
    if (gift.is_willing) row->willing.records.push_back(gift.record);
}

} // namespace

NeedsAndGifts weigh_needs_and_gifts(const Taxonomy& taxonomy,
                                    std::span<const NeedRow> needs,
                                    std::span<const GiftRow> gifts) {
    NeedsAndGifts all;
    for (const Leaf& leaf : taxonomy.leaves)
        all.leaves.push_back({leaf.id, {}, {}, {}});
    for (const Headline& headline : taxonomy.headlines)
        all.headlines.push_back({headline.id, {}, {}});
    for (const NeedRow& need : needs)
        add_need(all, need);
    for (const GiftRow& gift : gifts)
        add_gift(all, gift);
    for (HeadlineBalance& row : all.headlines)
        for (const std::string& id : taxonomy.find_headline(row.headline)->leaves) {
            const LeafBalance* leaf = find_row(all.leaves, &LeafBalance::leaf, id);
            row.willing.records.insert(row.willing.records.end(),
                                       leaf->willing.records.begin(),
                                       leaf->willing.records.end());
        }
    return all;
}

std::vector<LeafBalance> gap_list(const NeedsAndGifts& all) {
    std::vector<LeafBalance> gaps;
    for (const LeafBalance& row : all.leaves)
        if (row.is_gap()) gaps.push_back(row);
    std::stable_sort(gaps.begin(), gaps.end(), [](const LeafBalance& a, const LeafBalance& b) {
        return a.needs.count() > b.needs.count();
    });
    return gaps;
}

} // namespace kith
