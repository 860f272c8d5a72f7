// The invented neighbourhood of the demo: nobody real, and the same people for the same seed.
#include "app/ctl/demo_neighbourhood.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

using namespace kith;
using namespace kith::app;

namespace {

std::vector<std::string> names_of(std::uint64_t seed) {
    SeededRandom chance(seed);
    std::vector<std::string> names;
    for (const Neighbour& one : invent_neighbourhood(chance).people)
        names.push_back(one.called);
    return names;
}

} // namespace

TEST_CASE("the same seed invents the same 400 people, and another seed others", "[demo]") {
    CHECK(names_of(2026).size() == neighbours_in_all);
    CHECK(names_of(2026) == names_of(2026));
    CHECK(names_of(2026) != names_of(7));
}

TEST_CASE("every invented telephone number is one that rings nowhere", "[demo]") {
    SeededRandom chance(2026);
    for (const Neighbour& one : invent_neighbourhood(chance).people) {
        INFO(one.phone);
        const bool is_for_drama = one.phone.starts_with("0121 496 0") ||
                                  one.phone.starts_with("07700 900") ||
                                  one.phone.starts_with("01632 960");
        CHECK(is_for_drama);
        const auto digits = std::count_if(
            one.phone.begin(), one.phone.end(), [](char c) { return c >= '0' && c <= '9'; });
        CHECK(digits == 11);
    }
}

TEST_CASE("no door of the neighbourhood stands there twice, and everybody lives behind one",
          "[demo]") {
    SeededRandom chance(2026);
    const kith::app::Neighbourhood town = invent_neighbourhood(chance);
    std::set<std::string> doors, streets, languages;
    std::size_t people = 0;
    for (const Home& home : town.homes) {
        CHECK(doors.insert(address_key(home.address)).second);
        streets.insert(home.address.street);
        people += home.people.size();
    }
    for (const Neighbour& one : town.people)
        languages.insert(one.languages);
    CHECK(people == neighbours_in_all);
    CHECK(streets.size() == streets_in_all);
    CHECK(languages.size() >= 6); // several communities
}
