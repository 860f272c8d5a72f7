#include "app/text/text_breaks.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <memory>

namespace kith::app {
namespace {

enum class Unit { grapheme, word };

icu::BreakIterator& iterator_of(Unit unit) {
    // Making one costs a millisecond and rules are read-only; one pair for each thread that edits
    // text.
    thread_local std::unique_ptr<icu::BreakIterator> graphemes;
    thread_local std::unique_ptr<icu::BreakIterator> words;
    auto& wanted = unit == Unit::grapheme ? graphemes : words;
    if (!wanted) {
        UErrorCode error = U_ZERO_ERROR;
        wanted.reset(
            unit == Unit::grapheme
                ? icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error)
                : icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
    }
    return *wanted;
}

/// Runs `ask` on an iterator over the text; the answer is an index or BreakIterator::DONE.
template <class Ask>
std::size_t ask_breaks(std::string_view text, Unit unit, std::size_t fallback, Ask ask) {
    UErrorCode error = U_ZERO_ERROR;
    UText opened = UTEXT_INITIALIZER;
    utext_openUTF8(&opened, text.data(), static_cast<std::int64_t>(text.size()), &error);
    icu::BreakIterator& breaks = iterator_of(unit);
    breaks.setText(&opened, error);
    const std::int32_t found = U_SUCCESS(error) ? ask(breaks) : icu::BreakIterator::DONE;
    utext_close(&opened);
    return found == icu::BreakIterator::DONE ? fallback : static_cast<std::size_t>(found);
}

bool is_letters(std::int32_t rule_status) {
    return rule_status >= UBRK_WORD_NUMBER;
}

UChar32 character_before(std::string_view text, std::size_t index) {
    auto at = static_cast<std::int32_t>(index);
    UChar32 character = 0;
    U8_PREV(reinterpret_cast<const std::uint8_t*>(text.data()), 0, at, character);
    return character;
}

std::size_t character_start_before(std::string_view text, std::size_t index) {
    auto at = static_cast<std::int32_t>(index);
    U8_BACK_1(reinterpret_cast<const std::uint8_t*>(text.data()), 0, at);
    return static_cast<std::size_t>(at);
}

/// Scripts whose keyboards enter and take back one sign at a time.
bool is_written_sign_by_sign(UScriptCode script) {
    switch (script) {
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
    case USCRIPT_SYRIAC:
    case USCRIPT_BENGALI:
    case USCRIPT_DEVANAGARI:
    case USCRIPT_GURMUKHI:
    case USCRIPT_GUJARATI:
    case USCRIPT_ORIYA:
    case USCRIPT_TAMIL:
    case USCRIPT_TELUGU:
    case USCRIPT_KANNADA:
    case USCRIPT_MALAYALAM:
    case USCRIPT_SINHALA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_MYANMAR:
    case USCRIPT_KHMER:
    case USCRIPT_TIBETAN:
    case USCRIPT_ETHIOPIC:
        return true;
    default:
        return false;
    }
}

bool is_syllabic(UChar32 character, UIndicSyllabicCategory wanted) {
    return u_getIntPropertyValue(character, UCHAR_INDIC_SYLLABIC_CATEGORY) == wanted;
}

UChar32 character_at(std::string_view text, std::size_t index) {
    auto at = static_cast<std::int32_t>(index);
    UChar32 character = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()),
            at,
            static_cast<std::int32_t>(text.size()),
            character);
    return character;
}

} // namespace

bool is_inside_conjunct(std::string_view text, std::size_t index) {
    constexpr UChar32 joiner = 0x200D;
    if (index == 0 || index >= text.size()) return false;
    if (!is_syllabic(character_at(text, index), U_INSC_CONSONANT)) return false;
    std::size_t at = index;
    if (character_before(text, at) == joiner) at = character_start_before(text, at);
    return at > 0 && is_syllabic(character_before(text, at), U_INSC_VIRAMA);
}

std::size_t next_grapheme(std::string_view text, std::size_t index) {
    do {
        index = ask_breaks(text, Unit::grapheme, text.size(), [&](icu::BreakIterator& breaks) {
            return breaks.following(static_cast<std::int32_t>(index));
        });
    } while (is_inside_conjunct(text, index));
    return index;
}

std::size_t previous_grapheme(std::string_view text, std::size_t index) {
    do {
        index = ask_breaks(text, Unit::grapheme, 0, [&](icu::BreakIterator& breaks) {
            return breaks.preceding(static_cast<std::int32_t>(index));
        });
    } while (is_inside_conjunct(text, index));
    return index;
}

std::size_t next_word(std::string_view text, std::size_t index) {
    return ask_breaks(text, Unit::word, text.size(), [&](icu::BreakIterator& breaks) {
        std::int32_t at = breaks.following(static_cast<std::int32_t>(index));
        while (at != icu::BreakIterator::DONE && !is_letters(breaks.getRuleStatus()))
            at = breaks.next();
        return at;
    });
}

std::size_t previous_word(std::string_view text, std::size_t index) {
    return ask_breaks(text, Unit::word, 0, [&](icu::BreakIterator& breaks) {
        // The status belongs to the stretch that ends at a break, so look at the end and answer the
        // start.
        std::int32_t end = static_cast<std::int32_t>(index);
        std::int32_t start = breaks.preceding(end);
        while (start != icu::BreakIterator::DONE && start > 0) {
            breaks.following(start);
            if (is_letters(breaks.getRuleStatus())) return start;
            end = start;
            start = breaks.preceding(end);
        }
        return start;
    });
}

std::size_t backspace_start(std::string_view text, std::size_t index) {
    if (index == 0 || index > text.size()) return 0;
    const std::size_t cluster = previous_grapheme(text, index);
    const std::size_t sign = character_start_before(text, index);
    if (sign <= cluster) return cluster;
    UErrorCode error = U_ZERO_ERROR;
    std::size_t base_end = cluster + 1;
    while (base_end < index && (static_cast<unsigned char>(text[base_end]) & 0xC0U) == 0x80U)
        ++base_end;
    const UScriptCode script = uscript_getScript(character_before(text, base_end), &error);
    return is_written_sign_by_sign(script) ? sign : cluster;
}

} // namespace kith::app
