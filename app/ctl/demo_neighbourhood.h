// An invented neighbourhood: streets, doors, the people behind them and the places they share, the
// same for the same seed. Only for demos and tests. Names are put together from parts, in the
// naming styles of several communities; telephone numbers are of the ranges that Ofcom keeps for
// drama, which ring nowhere.
#pragma once

#include "app/flow/door_list.h"
#include "survey_core/base/clock.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace kith::app {

struct Neighbour {
    std::string called;
    std::string phone;
    std::string languages; // as the forms name them, the first at home
    std::size_t home = 0;
};

/// A household; nobody in it has wished to talk where it holds none.
struct Home {
    DoorSpec address;
    std::vector<std::size_t> people;
};

struct Neighbourhood {
    std::vector<Neighbour> people;
    std::vector<Home> homes; // street by street
};

inline constexpr std::size_t neighbours_in_all = 400;
inline constexpr std::size_t streets_in_all = 9;

[[nodiscard]] Neighbourhood invent_neighbourhood(Random& chance);

struct InventedPlace {
    std::string_view name, kind, does, where, when, welcome, cost, room;
    unsigned fame = 1; // how often it comes to mind, beside the others
};
/// Places that the project knows from its first day.
[[nodiscard]] const std::array<InventedPlace, 14>& known_places();
/// Places that nobody has written down yet: each worker hears of them and writes them in their own
/// way.
struct HeardPlace {
    InventedPlace place;
    std::array<std::string_view, 3> spellings; // one a worker
};
[[nodiscard]] const std::array<HeardPlace, 4>& heard_places();

/// 0 to count - 1. \pre count > 0
[[nodiscard]] std::size_t below(Random& chance, std::size_t count);
/// How often in a hundred.
[[nodiscard]] bool happens(Random& chance, std::size_t percent);
/// One of the indices, each as often as its weight says beside the others. \pre a weight is not 0
[[nodiscard]] std::size_t weighted(Random& chance, const std::vector<unsigned>& weights);

} // namespace kith::app
