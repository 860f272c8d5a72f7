#include "survey_core/base/search_words.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

TEST_CASE("marks part words as the word index parts them", "[text]") {
    using Words = std::vector<std::string>;
    CHECK(split_at_marks("o'neill, 12a") == Words{"o", "neill", "12a"});
    CHECK(split_at_marks("wójcik") == Words{"wójcik"});
    CHECK(split_at_marks("\xff(\"").empty());
    CHECK(split_at_marks("").empty());
    CHECK(split_at_marks("a\U0001E900b") == Words{"a", "b"}); // a letter that SQLite does not know
}
