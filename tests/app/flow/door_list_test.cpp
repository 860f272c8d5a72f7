// Streets and doors as people write them down.
#include "app/flow/door_list.h"
#include "tests/support/must.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;
using kith::test::must;

namespace {

using Addresses = std::vector<std::string>;

Addresses addresses(std::string_view text) {
    Addresses out;
    for (const DoorSpec& door : must(parse_doors(text, "doors.txt")))
        out.push_back(address_of(door));
    return out;
}

std::string trouble_with(std::string_view text) {
    const auto doors = parse_doors(text, "doors.txt");
    REQUIRE_FALSE(doors);
    CHECK(doors.error().code == ErrorCode::bad_input);
    return doors.error().message;
}

bool says(const std::string& sentence, std::string_view words) {
    INFO(sentence);
    return sentence.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a street with its doors is one door each, in the order they were written", "[rounds]") {
    CHECK(addresses("Mill Lane: 1, 5-9 odd, 2-4, 30-34 even, The Old Forge\r\n\n"
                    "14a Moseley Road\nRose Cottage, Chapel Row\n") ==
          Addresses{"1 Mill Lane",
                    "5 Mill Lane",
                    "7 Mill Lane",
                    "9 Mill Lane",
                    "2 Mill Lane",
                    "3 Mill Lane",
                    "4 Mill Lane",
                    "30 Mill Lane",
                    "32 Mill Lane",
                    "34 Mill Lane",
                    "The Old Forge Mill Lane",
                    "14a Moseley Road",
                    "Rose Cottage Chapel Row"});
}

TEST_CASE("every flat is a door of its own", "[rounds]") {
    CHECK(addresses("Mill Lane: 14 flat A, 16 flats 1-3, 18 Flats A-B\n14 Moseley Road, flat B") ==
          Addresses{"14 Mill Lane, flat A",
                    "16 Mill Lane, flat 1",
                    "16 Mill Lane, flat 2",
                    "16 Mill Lane, flat 3",
                    "18 Mill Lane, flat A",
                    "18 Mill Lane, flat B",
                    "14 Moseley Road, flat B"});
}

TEST_CASE("a table of doors is read by the names of its columns and walked in its order",
          "[rounds]") {
    const auto doors = must(parse_doors("Order;Flat;Street;Number;Place\n"
                                        "2;;Mill Lane;3;\n1;B;\"Mill Lane\";1;side door\n",
                                        "doors.csv"));
    CHECK(doors ==
          std::vector<DoorSpec>{{"Mill Lane", "1", "B", "side door"}, {"Mill Lane", "3", "", ""}});
}

TEST_CASE("a list that cannot be walked is refused with its line and the reason", "[rounds]") {
    CHECK(says(trouble_with("Mill Lane: 1\nsomewhere"), "line 2"));
    CHECK(says(trouble_with("Mill Lane: 9-1"), "no range"));
    CHECK(says(trouble_with(": 4"), "no street"));
    CHECK(says(trouble_with("Mill Lane: flat A"), "no house number"));
    CHECK(says(trouble_with("street,door\nMill Lane,\n"), "line 2"));
    CHECK(says(trouble_with("street,door,order\nMill Lane,1,first\n"), "no number"));
    CHECK(says(trouble_with("\n \n"), "names no doors"));
    CHECK(says(trouble_with("Mill Lane: 1-2000, 3000-4999"), "more than"));
    CHECK(says(trouble_with("Mill Lane: 1, 2\n1 mill  lane"), "door 3 of the list is the same"));
    CHECK(says(trouble_with("Mill Lane: \xff"), "UTF-8"));
}
