// The seed of a random test: anew for each run, or the one that a failing run has printed.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

namespace kith::test {

/// `KITH_SEED=841023624 hub_tests "200 random*"` plays that run again.
[[nodiscard]] inline std::uint32_t printed_seed() {
    if (const char* wanted = std::getenv("KITH_SEED"))
        return static_cast<std::uint32_t>(std::stoul(wanted));
    return std::random_device{}();
}

} // namespace kith::test
