#include "app/model/look_choice.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith::app;

TEST_CASE("a look is read back as it was written", "[look]") {
    const LookChoice look{ThemeChoice::contrast, 150, "ur", false, 5};
    CHECK(parse_look(to_text(look)) == look);
}

TEST_CASE("a look that makes no sense is that of a new window", "[look]") {
    CHECK(parse_look("") == LookChoice{});
    CHECK(parse_look("theme=pink\ntext_percent=9000\nlanguage=../x\nlock_minutes=-3\n=\nno") ==
          LookChoice{});
}
