#include "survey_core/base/search_words.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>

namespace kith {

namespace {

bool is_indexed(UChar32 character) {
    UVersionInfo since{};
    u_charAge(character, since);
    if (since[0] > 6 || (since[0] == 6 && since[1] > 1)) return false;
    return (U_GET_GC_MASK(character) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_CO_MASK)) != 0;
}

} // namespace

std::vector<std::string> split_at_marks(std::string_view text) {
    const auto all = icu::UnicodeString::fromUTF8(
        {text.data(), static_cast<std::int32_t>(std::min<std::size_t>(text.size(), INT32_MAX))});
    std::vector<std::string> words;
    std::int32_t first = 0; // of the word at hand
    for (std::int32_t at = 0; at <= all.length(); at = all.moveIndex32(at, 1)) {
        const bool is_end = at == all.length();
        if (!is_end && is_indexed(all.char32At(at))) continue;
        if (at > first) all.tempSubStringBetween(first, at).toUTF8String(words.emplace_back());
        if (is_end) break;
        first = all.moveIndex32(at, 1);
    }
    return words;
}

} // namespace kith
