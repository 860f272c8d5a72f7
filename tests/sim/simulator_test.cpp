// Lives of whole projects, by Kith's own rules and by broken ones. `KITH_SEEDS=10000 KITH_FIRST=1
// KITH_LAPTOPS=100 sim_tests "[.lives]"` lives as many as one likes; a seed lives the same life
// again.
#include "tests/sim/world.h"
#include "tests/support/printed_seed.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace kith::sim;

namespace {

std::size_t wanted(const char* name, std::size_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::stoul(text);
}

void live_all(std::uint32_t first, std::size_t seeds, Size size) {
    const Rules rules;
    std::size_t violations = 0;
    for (std::size_t i = 0; i < seeds; ++i) {
        const auto seed = static_cast<std::uint32_t>(first + i);
        const auto complaint = World(seed, size, rules).live();
        if (!complaint) continue;
        ++violations;
        UNSCOPED_INFO("seed " << seed << ": " << *complaint);
    }
    std::printf(
        "simulator: %zu seeds x %zu laptops, %zu violations\n", seeds, size.laptops, violations);
    CHECK(violations == 0);
}

} // namespace

TEST_CASE(
    "whatever happens to sticks, clocks and disks, nothing is lost and every conflict is real",
    "[sim]") {
    live_all(kith::test::printed_seed(), 150, {});
}

TEST_CASE("each planted bug is caught within 100 seeds", "[sim][planted]") {
    for (const PlantedBug& bug : planted_bugs()) {
        std::uint32_t seed = 1;
        while (seed <= 100 && !World(seed, {}, *bug.rules).live())
            ++seed;
        INFO(bug.name);
        CHECK(seed <= 100);
        std::printf("simulator: %s: caught by seed %u\n", bug.name.c_str(), seed);
    }
}

TEST_CASE("many lives", "[.lives]") {
    const std::size_t laptops = wanted("KITH_LAPTOPS", 100);
    live_all(static_cast<std::uint32_t>(wanted("KITH_FIRST", 1)),
             wanted("KITH_SEEDS", 10'000),
             {.laptops = laptops, .fields = std::max<std::size_t>(12, laptops * 12 / 100)});
}
