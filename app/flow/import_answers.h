// The answers of a record from elsewhere, given to the engine: as they are, whether or not a person
// could have given them here.
#pragma once

#include "app/flow/import_submissions.h"
#include "survey_core/openrosa/imported.h"

namespace kith::app {

/// Sets every answer, blanks what the record does not have, and makes as many repeat instances as
/// it has. Returns what is not as it was: calculated otherwise, not asked, refused by consent,
/// unfitting.
[[nodiscard]] Result<std::vector<ImportFinding>>
take_answers(Store& store, LiveInterview& interview, const ImportedSubmission& submission);

} // namespace kith::app
