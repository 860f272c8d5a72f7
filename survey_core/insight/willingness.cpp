#include "survey_core/insight/willingness.h"

#include <algorithm>

namespace kith {

Willingness count_willingness(std::span<const WillingRow> rows) {
    Willingness all;
    for (std::size_t i = 0; i < willing_answers.size(); ++i) {
        all.shares[i].answer = willing_answers[i];
        all.shares[i].benchmark = willing_benchmark[i];
    }
    for (const WillingRow& row : rows) {
        const auto answer = std::find(willing_answers.begin(), willing_answers.end(), row.answer);
        if (answer == willing_answers.end()) {
            all.skipped.records.push_back(row.record);
            continue;
        }
        const auto at = static_cast<std::size_t>(answer - willing_answers.begin());
        all.shares[at].people.records.push_back(row.record);
        ++all.n;
    }
    for (WillingShare& share : all.shares) {
        share.share = percent(share.people.count(), all.n);
        share.interval = wilson_interval(share.people.count(), all.n);
    }
    return all;
}

} // namespace kith
