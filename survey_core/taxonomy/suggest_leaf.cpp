#include "survey_core/taxonomy/suggest_leaf.h"

#include "survey_core/base/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace kith {
namespace {

constexpr std::array<std::string_view, 30> empty_words{
    "the",   "and",  "for",     "with",   "from",    "who",  "has",  "not",   "such", "can",
    "could", "help", "helping", "people", "someone", "some", "you",  "your",  "they", "have",
    "like",  "love", "good",    "things", "about",   "what", "does", "doing", "when", "used"};
constexpr std::array<std::string_view, 5> endings{"ing", "ers", "ed", "er", "s"};
constexpr std::size_t shortest_word = 3;
constexpr std::size_t shortest_stem = 4;

bool is_letter(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9');
}

std::string stem_of(const std::string& word) {
    for (const std::string_view ending : endings)
        if (word.ends_with(ending) && word.size() >= ending.size() + shortest_stem)
            return word.substr(0, word.size() - ending.size());
    return word;
}

/// The words that carry meaning, each once.
std::set<std::string> telling_words(std::string_view text) {
    std::set<std::string> words;
    std::string word;
    for (const char c : fold_for_search(text) + " ") {
        if (is_letter(c)) {
            word += c;
            continue;
        }
        const bool is_empty =
            std::find(empty_words.begin(), empty_words.end(), word) != empty_words.end();
        if (character_count(word) >= shortest_word && !is_empty) words.insert(word);
        word.clear();
    }
    return words;
}

bool meets(const std::string& said, const std::string& known) {
    if (said == known) return true;
    if (character_count(said) < shortest_stem || character_count(known) < shortest_stem)
        return false;
    const std::string a = stem_of(said);
    const std::string b = stem_of(known);
    return a.starts_with(b) || b.starts_with(a);
}

std::set<std::string> words_of(const Leaf& leaf) {
    std::string all;
    for (const std::string& label : leaf.labels)
        all += label + " ";
    for (const std::string& word : leaf.words)
        all += word + " ";
    return telling_words(all);
}

} // namespace

std::vector<LeafSuggestion>
suggest_leaves(const Taxonomy& taxonomy, std::string_view text, std::size_t most) {
    std::vector<double> weights(taxonomy.leaves.size(), 0.0);
    std::vector<std::set<std::string>> known;
    known.reserve(taxonomy.leaves.size());
    for (const Leaf& leaf : taxonomy.leaves)
        known.push_back(words_of(leaf));
    for (const std::string& said : telling_words(text)) {
        std::vector<std::size_t> met;
        for (std::size_t i = 0; i < known.size(); ++i)
            if (std::any_of(known[i].begin(), known[i].end(), [&](const std::string& word) {
                    return meets(said, word);
                }))
                met.push_back(i);
        for (const std::size_t i : met)
            weights[i] += 1.0 / static_cast<double>(met.size());
    }
    std::vector<LeafSuggestion> found;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (weights[i] > 0) found.push_back({taxonomy.leaves[i].id, weights[i]});
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.weight > b.weight;
    });
    if (found.size() > most) found.resize(most);
    return found;
}

} // namespace kith
