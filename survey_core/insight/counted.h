// A number that can open what it counts. Nothing in this folder knows a store: it takes rows and
// returns numbers, and every number keeps the records behind it.
#pragma once

#include "survey_core/record/dot.h"

#include <vector>

namespace kith {

struct Counted {
    std::vector<RecordId> records; // each once, in the order of the rows

    [[nodiscard]] std::size_t count() const { return records.size(); }
    bool operator==(const Counted&) const = default;
};

/// 100 k / n; 0 when there is nobody.
[[nodiscard]] double percent(std::size_t k, std::size_t n);

/// Of a share, in percent.
struct Interval {
    double low = 0;
    double high = 100;
    bool operator==(const Interval&) const = default;
};

/// Between which shares the truth lies, 19 times in 20, when k of n people say so and these were a
/// random sample. E. B. Wilson, "Probable inference, the law of succession, and statistical
/// inference", Journal of the American Statistical Association 22(158), 1927: holds for small n and
/// for shares near 0 and 100, too. Of nobody: 0 to 100. \pre k <= n
[[nodiscard]] Interval wilson_interval(std::size_t k, std::size_t n);

} // namespace kith
