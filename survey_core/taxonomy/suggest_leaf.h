// Which leaves somebody's own words might mean. Only suggests: the words are kept as they were
// said, and a person confirms or refuses each suggestion.
//
// The rule. Words are compared folded (case and accents away). A leaf's words are those of its
// labels in every language and its further words; short words that carry no meaning ("the", "with")
// and words of fewer than three letters count nowhere. A word of the text meets a leaf's word when
// they are equal, or when both have at least four letters and one is the beginning of the other
// once endings (-ing, -s, -ed, -er) are taken off. Each word that meets adds 1 / (leaves that have
// a word it meets), so a word that only one leaf has weighs most. The leaves with the greatest sums
// are suggested, the earlier leaf first among equals; nothing meets, nothing is suggested.
#pragma once

#include "survey_core/taxonomy/taxonomy.h"

namespace kith {

struct LeafSuggestion {
    std::string leaf;
    double weight = 0;

    bool operator==(const LeafSuggestion&) const = default;
};

/// At most `most`, the best first.
[[nodiscard]] std::vector<LeafSuggestion>
suggest_leaves(const Taxonomy& taxonomy, std::string_view text, std::size_t most = 3);

} // namespace kith
