// Unicode text in UTF-8, by ICU. Never decides about meaning, only about characters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// Number of code points.
[[nodiscard]] std::size_t character_count(std::string_view text);
/// White space of Unicode at both ends removed.
[[nodiscard]] std::string trim(std::string_view text);
/// What stands between white space: the chosen names of a select_multiple.
[[nodiscard]] std::vector<std::string> split_words(std::string_view text);
[[nodiscard]] std::string to_lower(std::string_view text);
/// Case-folded, accents and marks removed, white space squeezed: for search and look-alikes, never
/// stored as an answer.
[[nodiscard]] std::string fold_for_search(std::string_view text);
/// Composed form (NFC).
[[nodiscard]] std::string to_nfc(std::string_view text);
/// The candidate nearest to `word` by edit distance, if near enough to be what was meant.
template <class Words>
[[nodiscard]] std::optional<std::string> nearest_word(std::string_view word,
                                                      const Words& candidates);
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

template <class Words>
std::optional<std::string> nearest_word(std::string_view word, const Words& candidates) {
    std::optional<std::string> best;
    std::size_t best_distance = word.size() / 3 + 1;
    for (const auto& candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance > best_distance || (best && distance == best_distance)) continue;
        best_distance = distance;
        best = std::string(candidate);
    }
    return best;
}

} // namespace kith
