// Tarjan's strongly connected components, without recursion (chains of 50,000 calculations are
// allowed). R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2),
// 1972.
#pragma once

#include <cstdint>
#include <vector>

namespace kith {

struct StrongComponents {
    std::vector<std::int32_t> order; // by vertex: an edge never leads to a smaller number
    std::vector<std::vector<std::int32_t>>
        cycles; // components of several vertices, or of one that points at itself
};

[[nodiscard]] StrongComponents
strong_components(const std::vector<std::vector<std::int32_t>>& edges);

} // namespace kith
