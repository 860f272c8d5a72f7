// Rounds, doors and visits as kithctl prints them.
#pragma once

#include "app/ctl/verbs.h"
#include "app/flow/visits.h"

namespace kith::app {

/// With its tally, promises and response rate; no doors.
[[nodiscard]] Json json_of(const Round& round);
[[nodiscard]] std::vector<std::string> lines_of(const Round& round);
[[nodiscard]] Json json_of(const Door& door);
[[nodiscard]] std::string line_of(const Door& door);

/// visit and undo, into the family `round`.
void add_visit_verbs(CLI::App& family, Chosen& chosen);

} // namespace kith::app
