// How much more people would do, beside the answers of a European study of 2008 to the same
// question (28, 43 and 29 per cent; claimed by its authors, who print no n). Who skipped the
// question stands apart: the shares are of those who answered.
#pragma once

#include "survey_core/insight/counted.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace kith {

/// The choices of `willing_more`, in the order in which they are asked.
inline constexpr std::array<std::string_view, 3> willing_answers{"weekly", "monthly", "not_at_all"};
inline constexpr std::array<double, 3> willing_benchmark{28, 43, 29};

struct WillingRow {
    RecordId record;
    std::string answer; // anything else than the three counts as skipped
};

struct WillingShare {
    std::string_view answer;
    Counted people;
    double share = 0; // percent of n
    Interval interval;
    double benchmark = 0;
};

struct Willingness {
    std::array<WillingShare, 3> shares;
    std::size_t n = 0; // who answered
    Counted skipped;
};

[[nodiscard]] Willingness count_willingness(std::span<const WillingRow> rows);

} // namespace kith
