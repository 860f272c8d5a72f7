// What invented people answer, over the real questions of the forms that come with Kith: as paths
// and values, the same for the same seed, with the slips of a cold hand. Only for demos and tests.
#pragma once

#include "app/ctl/demo_neighbourhood.h"
#include "survey_core/taxonomy/taxonomy.h"

#include <optional>
#include <utility>

namespace kith::app {

using InventedAnswers = std::vector<std::pair<std::string, std::string>>;

/// A place that came up in an interview.
struct NamedPlace {
    const InventedPlace* place = nullptr;
    std::string name; // as it was written down
};

[[nodiscard]] InventedAnswers
invent_assessment(Random& chance, const Taxonomy& taxonomy, const Neighbour& who);
[[nodiscard]] InventedAnswers invent_survey(Random& chance,
                                            const Taxonomy& taxonomy,
                                            const Neighbour& who,
                                            std::string_view street,
                                            const std::vector<NamedPlace>& places);
/// Users and staff put the same four things in opposite orders.
[[nodiscard]] InventedAnswers invent_vote(Random& chance, bool is_staff);

/// The path of the name of a survey's place, from 1.
[[nodiscard]] std::string place_name_path(std::size_t number);

} // namespace kith::app
