#include "app/text/text_field.h"

#include "app/text/text_breaks.h"
#include "survey_core/base/text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace kith::app {
namespace {

constexpr std::size_t undo_limit = 200;

bool is_control(char letter) {
    const auto code = static_cast<unsigned char>(letter);
    return code < 0x20U || code == 0x7FU;
}

/// Digits of every script are the same numbers: Arabic, Urdu, Bengali or Gurmukhi ones become 0
/// to 9.
std::string with_latin_digits(std::string_view typed) {
    std::string out;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(typed.data());
    const auto size = static_cast<std::int32_t>(typed.size());
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t start = at;
        UChar32 character = 0;
        U8_NEXT(bytes, at, size, character);
        const std::int32_t digit = character < 0 ? -1 : u_charDigitValue(character);
        if (digit >= 0) {
            out += static_cast<char>('0' + digit);
        } else {
            out +=
                typed.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start));
        }
    }
    return out;
}

bool fits_kind(FieldKind kind, char letter) {
    const bool is_digit = letter >= '0' && letter <= '9';
    switch (kind) {
    case FieldKind::whole_number:
        return is_digit || letter == '-';
    case FieldKind::decimal_number:
        return is_digit || letter == '-' || letter == '.' || letter == ',';
    case FieldKind::date:
        return is_digit || letter == '-' || letter == '/' || letter == '.' || letter == ' ';
    case FieldKind::text:
        return true;
    }
    return true;
}

} // namespace

std::size_t TextField::selection_start() const {
    return std::min(now_.caret, now_.anchor);
}

std::size_t TextField::selection_end() const {
    return std::max(now_.caret, now_.anchor);
}

std::string TextField::selected_text() const {
    return now_.text.substr(selection_start(), selection_end() - selection_start());
}

void TextField::set_text(std::string text) {
    now_ = {std::move(text), 0, 0};
    now_.caret = now_.anchor = now_.text.size();
    past_.clear();
    future_.clear();
    last_edit_ = Edit::none;
}

std::string TextField::allowed(std::string_view typed) const {
    if (!is_valid_utf8(typed)) return {};
    const bool is_number = rules_.kind != FieldKind::text;
    const std::string read = is_number ? with_latin_digits(typed) : std::string(typed);
    std::string out;
    for (const char letter : read) {
        if (letter == '\n' && rules_.has_lines) {
            out += letter;
        } else if (letter == '\n' || letter == '\t') {
            out += ' '; // a pasted list becomes one line
        } else if (!is_control(letter) && fits_kind(rules_.kind, letter)) {
            out += letter == ',' && rules_.kind == FieldKind::decimal_number ? '.' : letter;
        }
    }
    return out;
}

/// Never inside a character.
std::size_t TextField::settled(std::size_t index) const {
    index = std::min(index, now_.text.size());
    while (index > 0 && index < now_.text.size() &&
           (static_cast<unsigned char>(now_.text[index]) & 0xC0U) == 0x80U) {
        --index;
    }
    return index;
}

void TextField::remember(Edit kind) {
    if (kind == Edit::other || kind != last_edit_ || has_selection()) {
        past_.push_back(now_);
        if (past_.size() > undo_limit) past_.erase(past_.begin());
    }
    future_.clear();
    last_edit_ = kind;
}

void TextField::erase(std::size_t from, std::size_t to) {
    now_.text.erase(from, to - from);
    now_.caret = now_.anchor = from;
}

void TextField::insert(std::string_view typed) {
    const std::string text = allowed(typed);
    const std::size_t kept = now_.text.size() - (selection_end() - selection_start());
    if (text.empty() || kept + text.size() > rules_.max_bytes) return;
    const bool is_keystroke = next_grapheme(text, 0) == text.size();
    remember(is_keystroke ? Edit::typing : Edit::other);
    erase(selection_start(), selection_end());
    now_.text.insert(now_.caret, text);
    now_.caret = now_.anchor = now_.caret + text.size();
    if (!is_keystroke || text == " ") last_edit_ = Edit::none; // undo goes word by word
}

void TextField::backspace() {
    if (!has_selection() && now_.caret == 0) return;
    remember(Edit::deleting);
    const std::size_t from =
        has_selection() ? selection_start() : backspace_start(now_.text, now_.caret);
    erase(from, selection_end());
}

void TextField::delete_forward() {
    if (!has_selection() && now_.caret == now_.text.size()) return;
    remember(Edit::deleting);
    const std::size_t to = has_selection() ? selection_end() : next_grapheme(now_.text, now_.caret);
    erase(selection_start(), to);
}

void TextField::delete_word_back() {
    if (!has_selection()) move_to(previous_word(now_.text, now_.caret), true);
    if (!has_selection()) return;
    remember(Edit::other);
    erase(selection_start(), selection_end());
}

void TextField::delete_word_forward() {
    if (!has_selection()) move_to(next_word(now_.text, now_.caret), true);
    if (!has_selection()) return;
    remember(Edit::other);
    erase(selection_start(), selection_end());
}

void TextField::move_to(std::size_t index, bool extends) {
    now_.caret = settled(index);
    if (!extends) now_.anchor = now_.caret;
    last_edit_ = Edit::none;
}

void TextField::move_word(int step, bool extends) {
    move_to(step > 0 ? next_word(now_.text, now_.caret) : previous_word(now_.text, now_.caret),
            extends);
}

void TextField::select_all() {
    move_to(0, false);
    move_to(now_.text.size(), true);
}

void TextField::select_word_at(std::size_t index) {
    const std::size_t end = next_word(now_.text, settled(index));
    move_to(previous_word(now_.text, end), false);
    move_to(end, true);
}

void TextField::copy(const Clipboard& clipboard) const {
    if (!has_selection() || rules_.is_masked || !clipboard.write) return;
    clipboard.write(selected_text());
}

void TextField::cut(const Clipboard& clipboard) {
    if (!has_selection() || rules_.is_masked || !clipboard.write) return;
    copy(clipboard);
    remember(Edit::other);
    erase(selection_start(), selection_end());
}

void TextField::paste(const Clipboard& clipboard) {
    if (!clipboard.read) return;
    last_edit_ = Edit::none;
    insert(clipboard.read());
    last_edit_ = Edit::none;
}

bool TextField::undo() {
    if (past_.empty()) return false;
    future_.push_back(std::exchange(now_, past_.back()));
    past_.pop_back();
    last_edit_ = Edit::none;
    return true;
}

bool TextField::redo() {
    if (future_.empty()) return false;
    past_.push_back(std::exchange(now_, future_.back()));
    future_.pop_back();
    last_edit_ = Edit::none;
    return true;
}

} // namespace kith::app
