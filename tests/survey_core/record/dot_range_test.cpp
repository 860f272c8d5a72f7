#include "survey_core/record/dot_range.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

TEST_CASE("ranges of changes are read as they were written", "[record]") {
    const std::vector<DotRange> ranges{{WriterId{0xa1}, 1, 1}, {WriterId{0xb2}, 41, last_seq}};
    const std::string text = to_text(ranges);
    CHECK(text == "00000000000000a1:1-1 00000000000000b2:41-1099511627775");
    CHECK(parse_ranges(text).value() == ranges);
    CHECK(parse_ranges("").value().empty());
}

TEST_CASE("whatever is not a list of ranges is refused", "[record]") {
    for (const char* text : {"x",
                             "00000000000000a1:1",
                             "00000000000000a1:2-1",
                             "00000000000000a1:0-1",
                             "00000000000000a1-1:1",
                             "00000000000000a1:1-1  00000000000000a1:3-3",
                             "00000000000000a1:1-1099511627776",
                             "00000000000000a1:1-x"})
        CHECK_FALSE(parse_ranges(text));
}
