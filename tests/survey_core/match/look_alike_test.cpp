// Which names look alike, and what must hold of any two.
#include "survey_core/match/look_alike.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>

using namespace kith;

namespace {

std::string any_name() {
    static const std::vector<std::string> parts{"mill",
                                                "Lane",
                                                "hall",
                                                "St",
                                                "Anne's",
                                                "lunch",
                                                "club",
                                                "Żółć",
                                                "نسرین",
                                                "ক্ষুদ্র",
                                                "07",
                                                "-",
                                                "  "};
    std::string name;
    const auto count = *rc::gen::inRange<std::size_t>(1, 5);
    for (std::size_t i = 0; i < count; ++i)
        name += (i == 0 ? "" : " ") + *rc::gen::elementOf(parts);
    return name;
}

std::vector<NamedAt> some_places() {
    return {{"Mill Lane Hall", "B12 8QE"},
            {"St Anne's lunch club", ""},
            {"The allotments", ""},
            {"Canal Street library", ""}};
}

} // namespace

TEST_CASE("capitals, accents, punctuation and the order of words make no difference", "[match]") {
    CHECK(name_likeness("Mill Lane Hall", "MILL-LANE hall") == 1.0);
    CHECK(name_likeness("Malik, Nasreen", "Nasreen Malik") == 1.0);
    CHECK(name_likeness("Zażółć", "zazolc") == 1.0);
    CHECK(name_likeness("نسرین ملک", "ملک نسرین") == 1.0);
}

TEST_CASE("a slip of the pen still looks alike, another name does not", "[match]") {
    CHECK(is_alike({"Mill Lane Hall", ""}, {"Mill Laen Hall", ""}));
    CHECK(is_alike({"Nasreen Malik", ""}, {"Nasren Malik", ""}));
    CHECK_FALSE(is_alike({"Mill Lane Hall", ""}, {"The allotments", ""}));
    CHECK_FALSE(is_alike({"Joan Price", ""}, {"Piotr Nowak", ""}));
}

TEST_CASE("the same place lowers what the names must have in common", "[match]") {
    const NamedAt short_name{"Joan Price", "14 Mill Lane"};
    const double likeness = name_likeness("Joan Price", "Jane Pryce");
    REQUIRE(likeness >= alike_by_name_and_place);
    REQUIRE(likeness < alike_by_name);
    CHECK(is_alike(short_name, {"Jane Pryce", "14, MILL LANE"}));
    CHECK_FALSE(is_alike(short_name, {"Jane Pryce", "2 Elm Row"}));
    CHECK_FALSE(is_alike({"Joan Price", ""}, {"Jane Pryce", ""})); // no place is not the same place
}

TEST_CASE("from the third letter on, what is typed finds what it begins", "[match]") {
    const auto places = some_places();
    CHECK(find_alike({"mi", ""}, places).empty());
    REQUIRE(find_alike({"mil", ""}, places).size() == 1);
    CHECK(find_alike({"mil", ""}, places)[0].index == 0);
    CHECK(find_alike({"hal", ""}, places)[0].index == 0); // of any word
    CHECK(find_alike({"zzz", ""}, places).empty());
}

TEST_CASE("the most alike come first, and never more than asked for", "[match]") {
    const std::vector<NamedAt> halls{
        {"Mill Lane Hall", ""}, {"Mill Lane", ""}, {"Mill Road Hall", ""}};
    const auto found = find_alike({"Mill Lane", ""}, halls, 2);
    REQUIRE(found.size() == 2);
    CHECK(found[0].index == 1);
    CHECK(found[0].likeness == 1.0);
}

TEST_CASE("likeness goes both ways, lies between 0 and 1, and a name is like itself", "[match]") {
    CHECK(rc::check([] {
        const std::string a = any_name(), b = any_name();
        const double there = name_likeness(a, b);
        RC_ASSERT(there == name_likeness(b, a));
        RC_ASSERT(there >= 0.0 && there <= 1.0);
        RC_ASSERT(is_alike({a, ""}, {b, ""}) == is_alike({b, ""}, {a, ""}));
        RC_ASSERT(name_likeness(a, a) == (comparable_name(a).empty() ? 0.0 : 1.0));
    }));
}

TEST_CASE("comparable names stay as they are when made comparable again", "[match]") {
    CHECK(rc::check([] {
        const std::string name = comparable_name(any_name());
        RC_ASSERT(comparable_name(name) == name);
    }));
}

TEST_CASE("a place in common never makes two names less alike", "[match]") {
    CHECK(rc::check([] {
        const std::string a = any_name(), b = any_name();
        RC_ASSERT(!is_alike({a, ""}, {b, ""}) || is_alike({a, "B12"}, {b, "b12"}));
    }));
}

TEST_CASE("any bytes may be typed", "[match]") {
    CHECK(rc::check([] {
        const auto a = *rc::gen::arbitrary<std::string>();
        const auto b = *rc::gen::arbitrary<std::string>();
        const double likeness = name_likeness(a, b);
        RC_ASSERT(likeness >= 0.0 && likeness <= 1.0);
    }));
}
