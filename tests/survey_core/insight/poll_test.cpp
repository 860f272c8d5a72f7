#include "survey_core/insight/poll.h"
#include "tests/survey_core/insight/some_records.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace kith;
using Catch::Approx;
using kith::test::record;

namespace {

const std::vector<std::string> options{"friends", "talk_to", "public_services", "my_situation"};

/// `people` of one side, of whom the first counts[i] choose option i.
std::vector<PollRow>
side(PollSide which, std::size_t people, const std::vector<std::size_t>& counts) {
    std::vector<PollRow> rows;
    std::vector<std::size_t> left = counts;
    for (std::size_t person = 0; person < people; ++person) {
        PollRow row{record(1000 * (which == PollSide::user ? 1 : 2) + person), which, {}};
        for (std::size_t i = 0; i < options.size(); ++i)
            if (left[i] >= people - person) {
                row.chosen.push_back(options[i]);
                --left[i];
            }
        rows.push_back(std::move(row));
    }
    // Those who chose nothing yet take one that is left, so that each is in the base.
    for (PollRow& row : rows)
        if (row.chosen.empty()) row.chosen.emplace_back("something else");
    return rows;
}

std::vector<PollRow> study_of_2012() {
    std::vector<PollRow> rows = side(PollSide::user, 34, {31, 21, 18, 16});
    const auto staff = side(PollSide::staff, 28, {10, 5, 18, 15});
    rows.insert(rows.end(), staff.begin(), staff.end());
    return rows;
}

} // namespace

TEST_CASE("the study of 2012: staff would have guessed the users' order 3-4-1-2", "[insight]") {
    const Poll poll = count_poll(options, study_of_2012());
    CHECK(poll.users.count() == 34);
    CHECK(poll.staff.count() == 28);
    const std::vector<std::vector<long>> expected{
        {91, 36, 55}, {62, 18, 44}, {53, 64, -11}, {47, 54, -7}};
    const std::vector<std::vector<double>> ranks{{1, 3}, {2, 4}, {3, 1}, {4, 2}};
    for (std::size_t i = 0; i < options.size(); ++i) {
        CAPTURE(options[i]);
        CHECK(std::lround(poll.options[i].users.share) == expected[i][0]);
        CHECK(std::lround(poll.options[i].staff.share) == expected[i][1]);
        CHECK(std::lround(poll.options[i].gap) == expected[i][2]);
        CHECK(poll.options[i].users.rank == ranks[i][0]);
        CHECK(poll.options[i].staff.rank == ranks[i][1]);
    }
    REQUIRE(poll.rho.has_value());
    CHECK(*poll.rho == Approx(-0.6));
    CHECK(poll.may_chart());
    CHECK(order_of(poll, PollSide::user) == options);
    CHECK(order_of(poll, PollSide::staff) ==
          std::vector<std::string>{"public_services", "my_situation", "friends", "talk_to"});
}

TEST_CASE("with fewer than ten on a side there are counts and no chart", "[insight]") {
    std::vector<PollRow> rows = side(PollSide::user, 34, {31, 21, 18, 16});
    const auto nine = side(PollSide::staff, 9, {3, 2, 6, 5});
    rows.insert(rows.end(), nine.begin(), nine.end());
    const Poll poll = count_poll(options, rows);
    CHECK_FALSE(poll.may_chart());
    CHECK(poll.options[2].staff.people.count() == 6);
}

TEST_CASE("who skipped the question is outside the base", "[insight]") {
    const std::vector<PollRow> rows{{record(1), PollSide::user, {"friends"}},
                                    {record(2), PollSide::user, {}}};
    const Poll poll = count_poll(options, rows);
    CHECK(poll.users.records == std::vector<RecordId>{record(1)});
    CHECK(poll.options[0].users.share == Approx(100));
}

TEST_CASE("equal shares take the mean of their places", "[insight]") {
    CHECK(mean_ranks(std::vector<double>{10, 30, 10, 20}) == std::vector<double>{3.5, 1, 3.5, 2});
    const std::vector<PollRow> alike{{record(1), PollSide::user, options},
                                     {record(2), PollSide::staff, options}};
    CHECK_FALSE(count_poll(options, alike).rho.has_value());
}
