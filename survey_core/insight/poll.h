// What users say would help them, beside what staff think users would say: shares, ranks, how far
// the two orders agree, and how far apart they lie. Below ten people a side there are counts and no
// chart: a share of nine people says more than they do.
#pragma once

#include "survey_core/insight/counted.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kith {

inline constexpr std::size_t least_for_a_chart = 10; // a side

enum class PollSide { user, staff };

struct PollRow {
    RecordId record;
    PollSide side = PollSide::user;
    std::vector<std::string> chosen; // empty: skipped, and outside the base
};

struct PollShare {
    Counted people;
    double share = 0; // percent of the side's n
    double rank = 0;  // 1 is what most chose; equals share the mean of their places
};

struct PollOption {
    std::string option;
    PollShare users;
    PollShare staff;
    double gap = 0; // users' share less staff's, in percentage points
};

struct Poll {
    std::vector<PollOption> options; // as they were given
    Counted users;                   // who chose anything
    Counted staff;
    /// Spearman's rank correlation of the two orders, ties by their mean places: 1 the same order,
    /// -1 the opposite. Nothing when a side has no order: one option, or all chosen alike.
    std::optional<double> rho;

    [[nodiscard]] bool may_chart() const {
        return users.count() >= least_for_a_chart && staff.count() >= least_for_a_chart;
    }
};

/// Choices that are not among the options are left out, their person is not.
[[nodiscard]] Poll count_poll(std::span<const std::string> options, std::span<const PollRow> rows);

/// The options of one side, the most chosen first; equals in the order given.
[[nodiscard]] std::vector<std::string> order_of(const Poll& poll, PollSide side);

/// Places of values, the greatest first: 1, 2 ..., equal ones the mean of theirs.
[[nodiscard]] std::vector<double> mean_ranks(std::span<const double> values);

} // namespace kith
