#include "survey_core/insight/poll.h"

#include <algorithm>
#include <cmath>

namespace kith {
namespace {

/// Pearson's correlation; of ranks it is Spearman's, ties included.
std::optional<double> correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const auto n = static_cast<double>(a.size());
    double mean_a = 0;
    double mean_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        mean_a += a[i] / n;
        mean_b += b[i] / n;
    }
    double together = 0;
    double spread_a = 0;
    double spread_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        together += (a[i] - mean_a) * (b[i] - mean_b);
        spread_a += (a[i] - mean_a) * (a[i] - mean_a);
        spread_b += (b[i] - mean_b) * (b[i] - mean_b);
    }
    if (spread_a == 0 || spread_b == 0) return std::nullopt;
    return together / std::sqrt(spread_a * spread_b);
}

PollShare& share_of(PollOption& option, PollSide side) {
    return side == PollSide::user ? option.users : option.staff;
}

std::vector<double> set_shares(Poll& poll, PollSide side) {
    const std::size_t n = (side == PollSide::user ? poll.users : poll.staff).count();
    std::vector<double> shares;
    for (PollOption& option : poll.options) {
        PollShare& share = share_of(option, side);
        share.share = percent(share.people.count(), n);
        shares.push_back(share.share);
    }
    std::vector<double> ranks = mean_ranks(shares);
    for (std::size_t i = 0; i < ranks.size(); ++i)
        share_of(poll.options[i], side).rank = ranks[i];
    return ranks;
}

} // namespace

std::vector<double> mean_ranks(std::span<const double> values) {
    std::vector<double> ranks;
    for (const double value : values) {
        std::size_t greater = 0;
        std::size_t equal = 0;
        for (const double other : values) {
            if (other > value) ++greater;
            if (other == value) ++equal;
        }
        ranks.push_back(static_cast<double>(greater) + (static_cast<double>(equal) + 1.0) / 2.0);
    }
    return ranks;
}

Poll count_poll(std::span<const std::string> options, std::span<const PollRow> rows) {
    Poll poll;
    for (const std::string& option : options)
        poll.options.push_back({option, {}, {}, 0});
    for (const PollRow& row : rows) {
        if (row.chosen.empty()) continue;
        (row.side == PollSide::user ? poll.users : poll.staff).records.push_back(row.record);
        for (PollOption& option : poll.options)
            if (std::find(row.chosen.begin(), row.chosen.end(), option.option) != row.chosen.end())
                share_of(option, row.side).people.records.push_back(row.record);
    }
    const std::vector<double> users = set_shares(poll, PollSide::user);
    const std::vector<double> staff = set_shares(poll, PollSide::staff);
    for (PollOption& option : poll.options)
        option.gap = option.users.share - option.staff.share;
    if (poll.options.size() > 1) poll.rho = correlation(users, staff);
    return poll;
}

std::vector<std::string> order_of(const Poll& poll, PollSide side) {
    std::vector<const PollOption*> options;
    options.reserve(poll.options.size());
    for (const PollOption& option : poll.options)
        options.push_back(&option);
    std::stable_sort(options.begin(), options.end(), [&](const PollOption* a, const PollOption* b) {
        return side == PollSide::user ? a->users.rank < b->users.rank
                                      : a->staff.rank < b->staff.rank;
    });
    std::vector<std::string> order;
    order.reserve(options.size());
    for (const PollOption* option : options)
        order.push_back(option->option);
    return order;
}

} // namespace kith
