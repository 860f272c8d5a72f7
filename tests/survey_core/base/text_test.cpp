#include "survey_core/base/text.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <vector>

using namespace kith;

TEST_CASE("broken text is told from whole text", "[text]") {
    CHECK(is_valid_utf8("Zażółć gęślą jaźń"));
    CHECK(is_valid_utf8("اردو"));
    CHECK(is_valid_utf8(""));
    CHECK_FALSE(is_valid_utf8("\xff"));
    CHECK_FALSE(is_valid_utf8("cut \xc5"));
    CHECK_FALSE(is_valid_utf8("\xc0\x80"));         // a longer form than needed
    CHECK_FALSE(is_valid_utf8("\xed\xa0\x80"));     // half of a surrogate pair
    CHECK_FALSE(is_valid_utf8("\xf4\x90\x80\x80")); // beyond Unicode
}

TEST_CASE("characters are counted, not bytes", "[text]") {
    CHECK(character_count("street") == 6);
    CHECK(character_count("żółć") == 4);
    CHECK(character_count("اردو") == 4);
    CHECK(character_count("\xf0\x9f\x8f\xa0") == 1);
}

TEST_CASE("white space of every script is trimmed at both ends only", "[text]") {
    CHECK(trim("  Mill Lane \n") == "Mill Lane");
    CHECK(trim("\xc2\xa0\xe2\x80\x83z\xc5\xbc\xe3\x80\x80") ==
          "z\xc5\xbc"); // no-break, em and ideographic space
    CHECK(trim(" \t ").empty());
    CHECK(trim("").empty());
    CHECK(trim("\xff ") == "\xff");
}

TEST_CASE("capital letters become small in every script", "[text]") {
    CHECK(to_lower("MILL Lane 5") == "mill lane 5");
    CHECK(to_lower("ŻÓŁĆ") == "żółć");
    CHECK(to_lower("ΑΒΓ") == "αβγ");
}

TEST_CASE("people are found without the accents of their names", "[text]") {
    CHECK(fold_for_search("  Łukasz   ŻÓŁĆ ") == "lukasz zolc");
    CHECK(fold_for_search("José") == fold_for_search("JOSE"));
    CHECK(fold_for_search("Straße") == "strasse");
    CHECK(fold_for_search("Jose\xcc\x81") == "jose");
    CHECK(fold_for_search("Søren Đorđević") == "soren dordevic");
    CHECK(fold_for_search("\xef\xbc\xa1") == "a"); // full-width A
}

TEST_CASE("Urdu names are found from an Arabic keyboard and without vowel points", "[text]") {
    CHECK(fold_for_search("\u0639\u0644\u064a") == fold_for_search("\u0639\u0644\u06cc")); // yeh
    CHECK(fold_for_search("\u0643\u0631\u064a\u0645") ==
          fold_for_search("\u06a9\u0631\u06cc\u0645")); // kaf
    CHECK(fold_for_search("\u0645\u064f\u062d\u0645\u0651\u062f") ==
          fold_for_search("\u0645\u062d\u0645\u062f"));
}

TEST_CASE("vowel signs of Indian scripts are part of the name", "[text]") {
    CHECK(fold_for_search("\u0915\u0941") != fold_for_search("\u0915"));
}

TEST_CASE("folding text twice changes nothing more", "[text]") {
    CHECK(rc::check("fold is idempotent", [](const std::string& text) {
        if (!is_valid_utf8(text)) return;
        RC_ASSERT(fold_for_search(fold_for_search(text)) == fold_for_search(text));
    }));
}

TEST_CASE("one name typed in two ways of writing accents is the same text", "[text]") {
    CHECK(to_nfc("e\xcc\x81") == "\xc3\xa9");
    CHECK(to_nfc("plain") == "plain");
}

TEST_CASE("typing mistakes are counted by character", "[text]") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("name", "name") == 0);
    CHECK(edit_distance("name", "nmae") == 1); // two neighbours swapped
    CHECK(edit_distance("żółć", "zółć") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("", "abc") == 3);
}

TEST_CASE("typing mistakes are counted alike from either side", "[text]") {
    CHECK(rc::check("symmetric, zero only for equals, at most the longer",
                    [](const std::string& a, const std::string& b) {
                        const std::size_t distance = edit_distance(a, b);
                        RC_ASSERT(distance == edit_distance(b, a));
                        RC_ASSERT(distance <= std::max(a.size(), b.size()));
                        if (is_valid_utf8(a) && is_valid_utf8(b))
                            RC_ASSERT((distance == 0) == (a == b));
                    }));
}

TEST_CASE("a mistyped word finds the one that was meant, a strange one finds none", "[text]") {
    const std::vector<std::string> columns = {"relevant", "required", "constraint"};
    CHECK(nearest_word("relevent", columns) == "relevant");
    CHECK(nearest_word("banana", columns) == std::nullopt);
}

TEST_CASE("words stand between any white space, and nothing stands in none", "[text]") {
    CHECK(split_words(" apples  pears\tplums\r\n") ==
          std::vector<std::string>{"apples", "pears", "plums"});
    CHECK(split_words("").empty());
    CHECK(split_words(" \n").empty());
}
