#include "survey_core/taxonomy/taxonomy.h"

#include <algorithm>
#include <array>

namespace kith {
namespace {

constexpr std::array<std::string_view, 4> gate_names{"0", "1", "2", "X"};

template <class Thing> const Thing* find_id(const std::vector<Thing>& things, std::string_view id) {
    const auto found = std::find_if(
        things.begin(), things.end(), [&](const Thing& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

} // namespace

std::optional<Gate> parse_gate(std::string_view text) {
    const auto found = std::find(gate_names.begin(), gate_names.end(), text);
    if (found == gate_names.end()) return std::nullopt;
    return static_cast<Gate>(found - gate_names.begin());
}

std::string_view gate_name(Gate gate) {
    return gate_names.at(static_cast<std::size_t>(gate));
}

const Tile* Taxonomy::find_tile(std::string_view id) const {
    return find_id(tiles, id);
}

const Leaf* Taxonomy::find_leaf(std::string_view id) const {
    return find_id(leaves, id);
}

const Headline* Taxonomy::find_headline(std::string_view id) const {
    return find_id(headlines, id);
}

} // namespace kith
