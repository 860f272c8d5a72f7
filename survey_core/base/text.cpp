#include "survey_core/base/text.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace kith {

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string from_icu(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside ICU's macro
/// Where the first code point of `text` ends; it is negative where the bytes are not UTF-8.
std::size_t next_character(std::string_view text, UChar32& character) {
    std::int32_t at = 0;
    // A code point has at most four bytes, so a long text never overflows ICU's 32-bit length.
    const auto length = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4));
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    U8_NEXT(bytes, at, length, character);
    return static_cast<std::size_t>(at);
}
#pragma GCC diagnostic pop

std::vector<UChar32> characters_of(std::string_view text) {
    std::vector<UChar32> characters;
    characters.reserve(text.size());
    while (!text.empty()) {
        UChar32 character = 0;
        text.remove_prefix(next_character(text, character));
        characters.push_back(character);
    }
    return characters;
}

/// Letters that do not come apart into a plain letter and a mark, though people search for them
/// without it; and the Arabic forms of letters that keyboards mix up with the Urdu ones.
UChar32 plain_letter(UChar32 character) {
    switch (character) {
    case 0x0142:
        return 'l'; // l with stroke
    case 0x00f8:
        return 'o'; // o with stroke
    case 0x0111:
        return 'd'; // d with stroke
    case 0x0131:
        return 'i'; // dotless i
    case 0x0643:
        return 0x06a9; // kaf
    case 0x0649:       // alef maksura
    case 0x064a:
        return 0x06cc; // yeh
    case 0x0647:
        return 0x06c1; // heh
    default:
        return character;
    }
}

/// Accents and vowel points are written over any letter or left out; the vowel signs of Indian
/// scripts are not.
bool is_optional_mark(UChar32 character) {
    if (character == 0x0640) return true; // tatweel only stretches a word
    if (u_charType(character) != U_NON_SPACING_MARK) return false;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(character, &status);
    return script == USCRIPT_INHERITED || script == USCRIPT_ARABIC || script == USCRIPT_HEBREW;
}

icu::UnicodeString case_folded_and_apart(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::Normalizer2* apart = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status) != 0) return to_icu(text);
    return apart->normalize(fold->normalize(to_icu(text), status), status);
}

} // namespace

bool is_valid_utf8(std::string_view text) {
    while (!text.empty()) {
        UChar32 character = 0;
        const std::size_t length = next_character(text, character);
        if (character < 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::size_t character_count(std::string_view text) {
    if (is_ascii(text)) return text.size();
    std::size_t count = 0;
    for (; !text.empty(); ++count) {
        UChar32 character = 0;
        text.remove_prefix(next_character(text, character));
    }
    return count;
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (true) {
        at = text.find_first_not_of(" \t\r\n", at);
        if (at == std::string_view::npos) return words;
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        words.emplace_back(text.substr(at, end - at));
        at = end;
    }
}

std::string trim(std::string_view text) {
    const auto is_space = [](UChar32 character) {
        return character >= 0 && u_isUWhiteSpace(character) != 0;
    };
    while (!text.empty()) {
        UChar32 character = 0;
        const std::size_t length = next_character(text, character);
        if (!is_space(character)) break;
        text.remove_prefix(length);
    }
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && text.size() - start < 4 && U8_IS_TRAIL(text[start]))
            --start;
        UChar32 character = 0;
        if (next_character(text.substr(start), character) != text.size() - start ||
            !is_space(character))
            break;
        text.remove_suffix(text.size() - start);
    }
    return std::string(text);
}

std::string to_lower(std::string_view text) {
    if (!is_ascii(text)) return from_icu(to_icu(text).toLower(icu::Locale::getRoot()));
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::string fold_for_search(std::string_view text) {
    const icu::UnicodeString apart =
        is_ascii(text) ? to_icu(to_lower(text)) : case_folded_and_apart(text);
    icu::UnicodeString folded;
    bool gap = false;
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        const UChar32 character = apart.char32At(at);
        if (u_isUWhiteSpace(character) != 0) {
            gap = !folded.isEmpty();
            continue;
        }
        if (is_optional_mark(character)) continue;
        if (gap) folded.append(static_cast<UChar32>(' '));
        gap = false;
        folded.append(plain_letter(character));
    }
    return from_icu(folded);
}

std::string to_nfc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* composed = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) != 0) return std::string(text);
    return from_icu(composed->normalize(to_icu(text), status));
}

// The fewest insertions, removals, changes and swaps of neighbours (optimal string alignment), by
// rows of the classic table; `older` is the row before the previous, which a swap looks back to.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    const std::vector<UChar32> left = characters_of(a);
    const std::vector<UChar32> right = characters_of(b);
    std::vector<std::size_t> older(right.size() + 1);
    std::vector<std::size_t> previous(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        older.swap(previous);
        previous.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
            row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + change});
            const bool swapped =
                i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) row[j] = std::min(row[j], older[j - 2] + 1);
        }
    }
    return row[right.size()];
}

} // namespace kith
