// The dependency graph of a form: what must be evaluated again when something changes, and in which
// order. It is drawn over definitions, not instances: an edge says how many repeat instances both
// ends share, and the interview finds the instances. Made once, at load.
#pragma once

#include "survey_core/form/question.h"

namespace kith {

/// What can change about a node. `value` is the effective one: blank while not relevant or not
/// offered.
enum class Facet : std::uint8_t { relevance, stored, choices, value, members };
inline constexpr int facet_count = 5;

using FacetIndex = std::int32_t; // node * facet_count + facet

[[nodiscard]] constexpr FacetIndex facet_index(NodeIndex node, Facet facet) {
    return node * facet_count + static_cast<std::int32_t>(facet);
}
[[nodiscard]] constexpr NodeIndex facet_node(FacetIndex index) {
    return index / facet_count;
}
[[nodiscard]] constexpr Facet facet_kind(FacetIndex index) {
    return static_cast<Facet>(index % facet_count);
}

/// `to` depends on the facet that owns this edge, through `shared_levels` common repeat instances.
struct Edge {
    FacetIndex to = 0;
    std::int32_t shared_levels = 0;

    bool operator==(const Edge&) const = default;
};

/// Facets whose expression reads themselves through instances of the same repeat (a running total)
/// share a rank; they are evaluated in document order until nothing changes.
struct Graph {
    std::vector<std::vector<Edge>> edges; // by facet
    std::vector<std::int32_t> rank; // by facet; an edge goes to a higher rank or to an equal one
    std::vector<FacetIndex> order;  // all facets that compute something, by rank
    std::vector<FacetIndex> language_readers;         // evaluated again when the language changes
    std::vector<std::vector<NodeIndex>> triggered_by; // by node: what to set when its value changes
};

} // namespace kith
