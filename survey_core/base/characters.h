// Text as a row of characters, for those who compare it letter by letter.
#pragma once

#include <string>
#include <string_view>

namespace kith {

/// One code point an element; what is no UTF-8 becomes U+FFFD.
[[nodiscard]] std::u32string to_characters(std::string_view text);

/// Everything that is no letter, mark or digit of any script becomes a space.
[[nodiscard]] std::string letters_and_digits(std::string_view text);

} // namespace kith
