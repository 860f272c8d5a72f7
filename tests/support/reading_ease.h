// How easy a text is to read, and how long it takes to say. For English only.
//
// Flesch's reading ease (R. Flesch, "A new readability yardstick", Journal of Applied Psychology
// 32(3), 1948): 206.835 - 1.015 x words per sentence - 84.6 x syllables per word. Above 90 a child
// of eleven reads it with ease, 60 to 70 is plain English. It was made for running text: of a label
// of one to three words it says only whether the words are long.
//
// Words stand between white space, `/` and dashes and have a letter or digit. A sentence ends with
// . ! ? or : before white space or the end. Syllables of a word: its groups of the vowels a e i o
// u y; less one for a silent ending, which is an e after a consonant (but not -le), or -ed after
// anything but d and t, or -es after anything but s, x, z, c, g, ch and sh; at least one. A place
// that is filled from the answers counts as one word of one syllable.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::test {

[[nodiscard]] std::vector<std::string> spoken_words(std::string_view text);
[[nodiscard]] int syllables_of(std::string_view word);
[[nodiscard]] int sentences_of(std::string_view text);
/// \pre the text has a word
[[nodiscard]] double reading_ease(std::string_view text);

} // namespace kith::test
