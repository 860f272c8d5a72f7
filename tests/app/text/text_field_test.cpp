#include "app/text/text_breaks.h"
#include "app/text/text_field.h"

using namespace kith::app;

namespace {

TextField field_with(std::string_view text, FieldRules rules = {}) {
    TextField field(rules);
    field.insert(text);
    return field;
}

} // namespace

TEST_CASE("Backspace takes a whole accented letter and a whole emoji", "[field]") {
    TextField field = field_with("e\u0301");
    field.backspace();
    CHECK(field.text().empty());
    field = field_with("\U0001F468\u200D\U0001F33E");
    field.backspace();
    CHECK(field.text().empty());
}

TEST_CASE("Backspace takes one vowel sign in Bengali and not the whole cluster", "[field]") {
    TextField field = field_with("\u0995\u09BF"); // ka, vowel sign i
    field.backspace();
    CHECK(field.text() == "\u0995");
}

TEST_CASE("Backspace undoes a Bengali conjunct the way it was typed, key by key", "[field]") {
    TextField field = field_with("\u0995\u09CD\u09B7\u09C1"); // ka, hasanta, ssa, vowel sign u
    field.backspace();
    CHECK(field.text() == "\u0995\u09CD\u09B7");
    field.backspace();
    CHECK(field.text() == "\u0995\u09CD");
    field.backspace();
    CHECK(field.text() == "\u0995");
}

TEST_CASE("Backspace takes one mark or one joiner in Urdu and not the letter", "[field]") {
    TextField field = field_with("\u0628\u0651\u064E"); // beh, shadda, zabar
    field.backspace();
    CHECK(field.text() == "\u0628\u0651");
    field = field_with("\u0645\u06CC\u200C"); // meem, yeh, zero width non-joiner
    field.backspace();
    CHECK(field.text() == "\u0645\u06CC");
}

TEST_CASE("the caret never stands inside a cluster after a step", "[field]") {
    const std::string conjunct = "\u0995\u09CD\u09B7\u09C1";
    TextField field = field_with(conjunct + "x");
    field.move_home(false);
    field.delete_forward();
    CHECK(field.text() == "x");
    field = field_with("\u0A15\u0A3F\u0A70x"); // Gurmukhi ka, sihari, tippi
    field.move_home(false);
    field.delete_forward();
    CHECK(field.text() == "x");
}

TEST_CASE("whole words are deleted and passed in Urdu and Bengali", "[field]") {
    TextField field = field_with("اردو زبان");
    field.delete_word_back();
    CHECK(field.text() == "اردو ");
    field = field_with("ক্ষুদ্র গল্প");
    field.delete_word_back();
    CHECK(field.text() == "ক্ষুদ্র ");
    field.move_home(false);
    field.move_word(1, true);
    CHECK(field.selected_text() == "ক্ষুদ্র");
}

TEST_CASE("a joiner that changes how letters meet is kept where it was typed", "[field]") {
    CHECK(field_with("می\u200Cروم").text() == "می\u200Cروم");
    CHECK(field_with("র\u200D্য").text() == "র\u200D্য");
}

TEST_CASE("Urdu with Latin and digits is cut and pasted whole and in its order", "[field]") {
    std::string board;
    const Clipboard clipboard{[&] { return board; },
                              [&](const std::string& text) { board = text; }};
    const std::string mixed = "میں 12 سال سے Kith میں ہوں۔";
    TextField field = field_with(mixed);
    field.select_all();
    field.cut(clipboard);
    CHECK(field.text().empty());
    CHECK(board == mixed);
    field.paste(clipboard);
    CHECK(field.text() == mixed);
    REQUIRE(field.undo());
    CHECK(field.text().empty());
}

TEST_CASE("Delete takes the whole cluster to the right", "[field]") {
    TextField field = field_with("\u0995\u09BFx");
    field.move_home(false);
    field.delete_forward();
    CHECK(field.text() == "x");
}

TEST_CASE("typing replaces what is selected, and undo brings it back", "[field]") {
    TextField field = field_with("old words");
    field.select_all();
    field.insert("n");
    CHECK(field.text() == "n");
    REQUIRE(field.undo());
    CHECK(field.text() == "old words");
    CHECK(field.selected_text() == "old words");
    REQUIRE(field.redo());
    CHECK(field.text() == "n");
}

TEST_CASE("undo takes back a word and not a letter", "[field]") {
    TextField field;
    for (const char* letter : {"b", "e", "e", " ", "h", "i"})
        field.insert(letter);
    REQUIRE(field.undo());
    CHECK(field.text() == "bee ");
}

TEST_CASE("a field of numbers takes digits of any script and nothing else", "[field]") {
    CHECK(field_with("12 apples", {.kind = FieldKind::whole_number}).text() == "12");
    CHECK(field_with("\u06F4\u06F2", {.kind = FieldKind::whole_number}).text() == "42");
    CHECK(field_with("\u09E7\u09E8", {.kind = FieldKind::whole_number}).text() == "12");
    CHECK(field_with("3,5", {.kind = FieldKind::decimal_number}).text() == "3.5");
}

TEST_CASE("a pasted list becomes one line where there is one line", "[field]") {
    CHECK(field_with("a\nb").text() == "a b");
    CHECK(field_with("a\nb", {.has_lines = true}).text() == "a\nb");
}

TEST_CASE("words are passed and deleted as a whole", "[field]") {
    TextField field = field_with("keeping bees, fixing bikes");
    field.move_word(-1, false);
    CHECK(field.caret() == 21);
    field.delete_word_back();
    CHECK(field.text() == "keeping bees, bikes");
    field.move_home(false);
    field.move_word(1, false);
    CHECK(field.caret() == 7);
}

TEST_CASE("a masked field gives nothing to the clipboard", "[field]") {
    TextField field = field_with("secret", {.is_masked = true});
    std::string board = "before";
    const Clipboard clipboard{[&] { return board; },
                              [&](const std::string& text) { board = text; }};
    field.select_all();
    field.copy(clipboard);
    field.cut(clipboard);
    CHECK(board == "before");
    CHECK(field.text() == "secret");
    field.paste(clipboard);
    CHECK(field.text() == "before");
}

TEST_CASE("a field takes no more than it may hold and never half a character", "[field]") {
    TextField field = field_with("abc", {.max_bytes = 4});
    field.insert("\u00E9");
    CHECK(field.text() == "abc");
    field = field_with("\u00E9");
    field.move_to(1, false);
    CHECK(field.caret() == 0);
    field.insert("\xC3");
    CHECK(field.text() == "\u00E9");
}

TEST_CASE("a double click takes the word it falls into", "[field]") {
    TextField field = field_with("two words");
    field.select_word_at(5);
    CHECK(field.selected_text() == "words");
}

TEST_CASE("steps go letter by letter as people see letters", "[breaks]") {
    const std::string text = "a\U0001F1E6\U0001F1F2b"; // a flag of two code points
    CHECK(next_grapheme(text, 1) == 9);
    CHECK(previous_grapheme(text, 9) == 1);
    CHECK(next_grapheme(text, text.size()) == text.size());
    CHECK(previous_grapheme(text, 0) == 0);
}
