// Everything that is held on one person, on paper: the answer to their request to see it. Other
// people are not named, but the workers who wrote it down.
#pragma once

#include "app/flow/subject.h"
#include "app/paper/sheet_words.h"

namespace kith::app {

/// What was agreed to comes first, then every record with who wrote it and when, and what was
/// changed since.
[[nodiscard]] Document data_sheet(const Subject& subject,
                                  const PersonPage& person,
                                  const Letterhead& head,
                                  const Words& words);

} // namespace kith::app
