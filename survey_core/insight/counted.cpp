#include "survey_core/insight/counted.h"

#include "survey_core/base/check.h"

#include <algorithm>
#include <cmath>

namespace kith {

double percent(std::size_t k, std::size_t n) {
    return n == 0 ? 0.0 : 100.0 * static_cast<double>(k) / static_cast<double>(n);
}

Interval wilson_interval(std::size_t k, std::size_t n) {
    KITH_CHECK(k <= n);
    if (n == 0) return {};
    constexpr double z = 1.959964; // 95 %
    const auto all = static_cast<double>(n);
    const double share = static_cast<double>(k) / all;
    const double shrink = 1.0 + z * z / all;
    const double middle = (share + z * z / (2.0 * all)) / shrink;
    const double half =
        z * std::sqrt(share * (1.0 - share) / all + z * z / (4.0 * all * all)) / shrink;
    return {100.0 * std::max(0.0, middle - half), 100.0 * std::min(1.0, middle + half)};
}

} // namespace kith
