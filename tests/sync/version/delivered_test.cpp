#include "sync/version/delivered.h"
#include "tests/support/printed_seed.h"

#include <catch2/catch_test_macros.hpp>

#include <random>
#include <set>

using namespace kith;
using namespace kith::sync;
using kith::test::printed_seed;

namespace {

DeliveredRanges arrived(std::initializer_list<SeqRange> ranges) {
    DeliveredRanges delivered;
    for (const SeqRange range : ranges)
        delivered.add(range);
    return delivered;
}

} // namespace

TEST_CASE("files that overlap or touch count as one stretch", "[version]") {
    const auto delivered = arrived({{1, 5}, {11, 20}, {4, 7}, {8, 10}});

    CHECK(delivered.ranges() == std::vector<SeqRange>{{1, 20}});
    CHECK(delivered.contiguous() == 20);
    CHECK(delivered.gaps().empty());
}

TEST_CASE("changes 41 to 60 that never arrived are named", "[version]") {
    const auto delivered = arrived({{1, 40}, {61, 70}});

    CHECK(delivered.gaps() == std::vector<SeqRange>{{41, 60}});
    CHECK(delivered.contiguous() == 40);
    CHECK(delivered.newest() == 70);
    CHECK(delivered.missing({30, 65}) == std::vector<SeqRange>{{41, 60}});
    CHECK(delivered.missing({65, 80}) == std::vector<SeqRange>{{71, 80}});
    CHECK_FALSE(delivered.contains(SeqRange{40, 41}));
}

TEST_CASE("a laptop whose first file is missing has nothing without gaps", "[version]") {
    CHECK(arrived({{5, 9}}).contiguous() == 0);
    CHECK(arrived({{5, 9}}).gaps() == std::vector<SeqRange>{{1, 4}});
    CHECK(arrived({}).gaps().empty());
    CHECK(arrived({}).missing({1, 3}) == std::vector<SeqRange>{{1, 3}});
}

TEST_CASE("whatever the order of files, the same changes are held", "[version][property]") {
    const auto seed = printed_seed();
    CAPTURE(seed);
    std::mt19937 chance(seed);
    for (int round = 0; round < 300; ++round) {
        DeliveredRanges delivered;
        std::set<std::uint64_t> oracle;
        for (int file = 0; file < 8; ++file) {
            const std::uint64_t first = 1 + chance() % 40;
            const std::uint64_t last = first + chance() % 9;
            delivered.add({first, last});
            for (auto seq = first; seq <= last; ++seq)
                oracle.insert(seq);
        }
        for (std::uint64_t seq = 1; seq < 60; ++seq)
            REQUIRE(delivered.contains(seq) == oracle.contains(seq));
        std::size_t missing = 0;
        for (const SeqRange gap : delivered.gaps())
            missing += gap.last - gap.first + 1;
        REQUIRE(missing + oracle.size() == delivered.newest());
        for (std::size_t i = 1; i < delivered.ranges().size(); ++i)
            REQUIRE(delivered.ranges()[i].first > delivered.ranges()[i - 1].last + 1);
    }
}

TEST_CASE("two hubs that tell each other hold the same", "[version]") {
    Delivered ours;
    Delivered theirs;
    ours.add({WriterId{1}, 1});
    theirs.add(WriterId{1}, {2, 4});
    theirs.add({WriterId{2}, 9});
    Delivered both = ours;
    both.join(theirs);
    theirs.join(ours);

    CHECK(both == theirs);
    CHECK(both.of(WriterId{1}).contiguous() == 4);
    CHECK(both.contains({WriterId{2}, 9}));
    CHECK_FALSE(both.contains({WriterId{3}, 1}));
}
