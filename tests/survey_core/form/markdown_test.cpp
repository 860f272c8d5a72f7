#include "survey_core/form/markdown.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

TEST_CASE("marks in a label become what a page can show", "[markdown]") {
    CHECK(marked_words("Is this **your** house?") == "Is this **your** house?");
    CHECK(marked_words("Is this __your__ house?") == "Is this **your** house?");
    CHECK(marked_words("Is this *your* or _their_ house?") == "Is this your or their house?");
    CHECK(marked_words("# Your house\nWho lives there?") == "**Your house**\nWho lives there?");
    CHECK(marked_words("- cooking\n* sewing") == "\xE2\x80\xA2 cooking\n\xE2\x80\xA2 sewing");
    CHECK(marked_words("See [our page](https://example.org).") ==
          "See our page (https://example.org).");
    CHECK(marked_words("<span style=\"color:red\">Careful</span> now") == "Careful now");
    CHECK(marked_words("**the _whole_ house**") == "**the whole house**");
    CHECK(marked_words("***both***") == "**both**");
    CHECK(marked_words("# A **bold** heading") == "**A bold heading**");
}

TEST_CASE("what is no mark stays as the author wrote it", "[markdown]") {
    for (const char* const text : {"first_name and last_name",
                                   "2 * 3 * 4",
                                   "5* hotel",
                                   "a < b",
                                   "#1 choice",
                                   "[1] of 2",
                                   "well-known",
                                   "- ",
                                   "**",
                                   "_",
                                   "نام_کیا ہے؟"})
        CHECK(marked_words(text) == text);
    CHECK(marked_words("2 \\* 3 and \\_this\\_") == "2 * 3 and _this_");
}

TEST_CASE("lists and files get a label without any mark", "[markdown]") {
    CHECK(plain_words("# Your **house**") == "Your house");
    CHECK(plain_words("**Yes**, _always_") == "Yes, always");
    CHECK(plain_words("plain words") == "plain words");
}

TEST_CASE("marks nested without end are read to the end", "[markdown]") {
    std::string deep;
    for (int i = 0; i < 2'000; ++i)
        deep += i % 2 == 0 ? "*a " : "_b ";
    for (int i = 2'000; i-- > 0;)
        deep += i % 2 == 0 ? "c*" : "c_";
    CHECK_FALSE(plain_words(deep).empty());
}
