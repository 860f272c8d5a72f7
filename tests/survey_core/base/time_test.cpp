#include "survey_core/base/clock.h"
#include "survey_core/base/time.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

using namespace kith;

TEST_CASE("a day that does not exist is refused", "[time]") {
    for (const char* text : {"2023-02-29",
                             "2024-02-30",
                             "2024-13-01",
                             "2024-00-10",
                             "2024-04-31",
                             "2024-01-00",
                             "1900-02-29",
                             "24-01-01",
                             "2024-1-01",
                             "2024-01-01 ",
                             "2024/01/01",
                             "+024-01-01",
                             ""}) {
        INFO(text);
        const auto date = parse_date(text);
        REQUIRE_FALSE(date);
        CHECK(date.error().code == ErrorCode::bad_input);
    }
}

TEST_CASE("a leap day is a day", "[time]") {
    CHECK(parse_date("2024-02-29") == Date{19782});
    CHECK(parse_date("2000-02-29"));
    CHECK(parse_date("1970-01-01") == Date{0});
    CHECK(parse_date("1969-12-31") == Date{-1});
}

TEST_CASE("every day is read as it is written", "[time]") {
    CHECK(rc::check("date round trip", [] {
        const Date date{*rc::gen::inRange(-719'528, 2'932'897)};
        RC_ASSERT(parse_date(to_iso8601(date)) == date);
    }));
}

TEST_CASE("every instant is read as it is written", "[time]") {
    CHECK(rc::check("instant round trip", [] {
        const Instant instant{
            *rc::gen::inRange<std::int64_t>(-62'167'219'200'000, 253'402'300'800'000)};
        RC_ASSERT(parse_instant(to_iso8601(instant)) == instant);
    }));
}

TEST_CASE("times with offsets mean the same moment", "[time]") {
    const auto noon = parse_instant("2024-06-15T12:00:00Z");
    REQUIRE(noon);
    CHECK(to_iso8601(*noon) == "2024-06-15T12:00:00.000Z");
    CHECK(parse_instant("2024-06-15T13:00:00+01:00") == noon);
    CHECK(parse_instant("2024-06-15T07:30:00.000-04:30") == noon);
    CHECK(parse_instant("2024-06-15T12:00") == noon);
    CHECK(parse_instant("2024-06-15 12:00:00") == noon);
    CHECK(parse_instant("2024-06-15") == Instant{noon->ms - 43'200'000});
    CHECK(parse_instant("2024-06-15T12:00:00.5Z") == Instant{noon->ms + 500});
    CHECK(parse_instant("2024-06-15T12:00:00.123456789Z") == Instant{noon->ms + 123});
}

TEST_CASE("a time that does not exist is refused", "[time]") {
    for (const char* text : {"2024-06-15T24:00",
                             "2024-06-15T12:60",
                             "2024-06-15T12:00:60Z",
                             "2024-06-15T12",
                             "2024-06-15T12:00:00.Z",
                             "2024-06-15T12:00:00Zjunk",
                             "2024-06-15T12:00+15:00",
                             "2023-02-29T12:00Z",
                             "noon",
                             "2024-06-15T-1:00"}) {
        INFO(text);
        CHECK_FALSE(parse_instant(text));
    }
}

TEST_CASE("a damaged moment is still drawn and does not stop the program", "[time]") {
    CHECK(to_iso8601(Instant{INT64_MAX}) == "9999-12-31T23:59:59.999Z");
    CHECK(to_iso8601(Instant{INT64_MIN}) == "0000-01-01T00:00:00.000Z");
    CHECK(to_iso8601(Date{INT32_MAX}) == "9999-12-31");
}

TEST_CASE("a fixed clock stands still until it is moved", "[clock]") {
    FixedClock clock(Instant{1000});
    CHECK(clock.now() == clock.now());
    clock.advance(std::chrono::milliseconds(5));
    CHECK(clock.now() == Instant{1005});
    CHECK(clock.now() - Instant{1000} == std::chrono::milliseconds(5));
}

TEST_CASE("the same seed gives the same chance on every machine and for ever", "[clock]") {
    SeededRandom one(7);
    SeededRandom two(7);
    SeededRandom other(8);
    const std::uint64_t first = one.next();
    CHECK(first == two.next());
    CHECK(first != other.next());
    CHECK(first != one.next());
    CHECK(first == 0xb6d1a2b8f2c4d562);
}

TEST_CASE("the system's chance and clock move", "[clock]") {
    SystemRandom random;
    CHECK(random.next() != random.next());
    SystemClock clock;
    CHECK(clock.now() > Instant{1'700'000'000'000});
}
