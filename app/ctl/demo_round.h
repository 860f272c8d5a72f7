// The demo's work in the field: rounds are planned, walked and talked through, each call one day's
// work with one store. Only for demos and tests.
#pragma once

#include "app/ctl/demo_answers.h"
#include "app/flow/rounds.h"

namespace kith::app {

/// Everything that the same seed makes the same.
struct DemoWorld {
    SeededRandom chance;
    Taxonomy taxonomy;
    Neighbourhood town;
};

struct FieldTally {
    std::uint64_t interviews = 0, named_places = 0, votes = 0, visits = 0, left_alone = 0;
};

inline constexpr std::size_t rounds_in_all = 3;

/// The doors of three streets each, one round for each worker.
Status plan_demo_rounds(Store& centre, FormShelf& shelf, const Neighbourhood& town);
/// The coordinator writes down what everybody knows: one survey that holds all of them.
Status write_known_places(Store& centre, FormShelf& shelf, DemoWorld& world);

/// Three quarters of the round's doors are tried, some of them twice.
Status walk_demo_round(
    Store& laptop, FormShelf& shelf, DemoWorld& world, std::size_t round, FieldTally& tally);
/// With everybody of the round's homes, at the door or in the hall: one a household is asked about
/// the neighbourhood, the others about themselves.
Status hold_demo_interviews(
    Store& laptop, FormShelf& shelf, DemoWorld& world, std::size_t round, FieldTally& tally);
/// What would help: users and staff of the day centre.
Status hold_demo_poll(Store& laptop, FormShelf& shelf, DemoWorld& world, FieldTally& tally);

} // namespace kith::app
