// Where one thing that people call a letter or a word ends and the next begins (ICU's rules). No
// layout needed.
#pragma once

#include <cstddef>
#include <string_view>

namespace kith::app {

/// The next or previous place where the caret may stand; the ends of the text stay where they are.
[[nodiscard]] std::size_t next_grapheme(std::string_view text, std::size_t index);
[[nodiscard]] std::size_t previous_grapheme(std::string_view text, std::size_t index);
/// Between the consonants of one conjunct (Bengali ক্ষ): the caret passes it in one step, as Unicode
/// 15.1 says in rule GB9c, which older libraries do not know.
[[nodiscard]] bool is_inside_conjunct(std::string_view text, std::size_t index);
/// The end of the word at or after `index`, and the start of the word at or before it.
[[nodiscard]] std::size_t next_word(std::string_view text, std::size_t index);
[[nodiscard]] std::size_t previous_word(std::string_view text, std::size_t index);
/// What Backspace removes begins here: one sign in scripts that are written sign by sign (Bengali,
/// Arabic), the whole letter with its accents or the whole emoji elsewhere.
[[nodiscard]] std::size_t backspace_start(std::string_view text, std::size_t index);

} // namespace kith::app
