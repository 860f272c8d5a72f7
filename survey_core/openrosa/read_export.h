// Records from the CSV files that ODK Central, Briefcase and KoboToolbox export: one row a record,
// one file a repeat, rows joined by PARENT_KEY and KEY or by _parent_index and _index.
#pragma once

#include "survey_core/openrosa/imported.h"

namespace kith {

struct SubmissionCsv {
    std::string name; // without folder
    std::string text;
};

/// Blank cells are no answers. What no file or row of these is for, is refused or found by name.
[[nodiscard]] ImportedBatch read_export(const std::vector<SubmissionCsv>& files,
                                        FormVersions versions);

} // namespace kith
