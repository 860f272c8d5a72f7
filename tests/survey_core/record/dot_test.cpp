#include "survey_core/record/dot.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

TEST_CASE("a change number reads back as it was written", "[record]") {
    const Dot dot{WriterId{0x00f3a1b2c3d4e5f6}, 41};

    CHECK(to_text(dot) == "00f3a1b2c3d4e5f6:41");
    CHECK(parse_dot("00f3a1b2c3d4e5f6:41") == dot);
    CHECK(parse_dot(to_text(Dot{WriterId{~0ULL}, last_seq})) == Dot{WriterId{~0ULL}, last_seq});
}

TEST_CASE("what is not a change number is refused in words", "[record]") {
    for (const auto* text : {"",
                             "41",
                             "00f3a1b2c3d4e5f6",
                             "00f3a1b2c3d4e5f6:",
                             "00f3a1b2c3d4e5f6:0",
                             "00f3a1b2c3d4e5f6:-1",
                             "00f3a1b2c3d4e5f6:41 ",
                             "00f3a1b2c3d4e5fz:41",
                             "00f3a1b2c3d4e5f6:1099511627776"}) {
        CAPTURE(text);
        const auto dot = parse_dot(text);
        REQUIRE_FALSE(dot);
        CHECK(dot.error().code == ErrorCode::bad_input);
    }
}
