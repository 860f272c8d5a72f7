#include "tests/support/reading_ease.h"

#include "survey_core/base/check.h"
#include "survey_core/base/text.h"

#include <algorithm>
#include <cctype>

namespace kith::test {
namespace {

bool is_word_sign(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'';
}

bool is_vowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

std::string letters_of(std::string_view word) {
    std::string letters;
    for (const char c : to_lower(word))
        if (c >= 'a' && c <= 'z') letters += c;
    return letters;
}

bool ends_silently(const std::string& word) {
    if (word.size() < 3) return false;
    const char before = word[word.size() - 2];
    if (word.ends_with("e")) return !is_vowel(before) && !word.ends_with("le");
    const std::string stem = word.substr(0, word.size() - 2);
    if (is_vowel(stem.back())) return false;
    const auto stem_ends = [&](std::string_view endings) {
        return endings.find(stem.back()) != std::string_view::npos;
    };
    if (word.ends_with("ed")) return !stem_ends("dt");
    if (word.ends_with("es"))
        return !stem_ends("sxzcg") && !stem.ends_with("ch") && !stem.ends_with("sh");
    return false;
}

} // namespace

std::vector<std::string> spoken_words(std::string_view text) {
    std::string plain(text);
    for (const std::string_view dash : {"–", "—", "…"})
        for (std::size_t at = plain.find(dash); at != std::string::npos; at = plain.find(dash))
            plain.replace(at, dash.size(), " ");
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == '/' || c == '-'; }, ' ');
    std::vector<std::string> words = split_words(plain);
    std::erase_if(words, [](const std::string& word) {
        return std::none_of(word.begin(), word.end(), is_word_sign);
    });
    return words;
}

int syllables_of(std::string_view word) {
    const std::string letters = letters_of(word);
    int groups = 0;
    for (std::size_t i = 0; i < letters.size(); ++i)
        if (is_vowel(letters[i]) && (i == 0 || !is_vowel(letters[i - 1]))) ++groups;
    if (groups > 1 && ends_silently(letters)) --groups;
    return std::max(groups, 1);
}

int sentences_of(std::string_view text) {
    int count = 0;
    bool has_words = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_end = std::string_view(".!?:").find(text[i]) != std::string_view::npos &&
                            (i + 1 == text.size() || text[i + 1] == ' ');
        if (is_end && has_words) ++count;
        has_words = is_end ? false : has_words || is_word_sign(text[i]);
    }
    return std::max(count + (has_words ? 1 : 0), 1);
}

double reading_ease(std::string_view text) {
    const std::vector<std::string> words = spoken_words(text);
    KITH_CHECK(!words.empty());
    int syllables = 0;
    for (const std::string& word : words)
        syllables += syllables_of(word);
    const auto count = static_cast<double>(words.size());
    return 206.835 - 1.015 * count / sentences_of(text) - 84.6 * syllables / count;
}

} // namespace kith::test
