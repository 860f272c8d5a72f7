#include "survey_core/base/characters.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace kith {
namespace {

icu::UnicodeString as_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

} // namespace

std::u32string to_characters(std::string_view text) {
    const icu::UnicodeString units = as_icu(text);
    std::u32string characters;
    for (std::int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1))
        characters += static_cast<char32_t>(units.char32At(at));
    return characters;
}

std::string letters_and_digits(std::string_view text) {
    const icu::UnicodeString units = as_icu(text);
    icu::UnicodeString kept;
    for (std::int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1)) {
        const UChar32 character = units.char32At(at);
        const bool is_kept = u_isalnum(character) != 0 || (U_GET_GC_MASK(character) & U_GC_M_MASK);
        kept.append(is_kept ? character : static_cast<UChar32>(' '));
    }
    std::string out;
    kept.toUTF8String(out);
    return out;
}

} // namespace kith
