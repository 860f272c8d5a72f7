// Where records of other systems lie: one file, a Briefcase or Collect folder with
// `instances/*/submission.xml`, or a folder of exported CSV files. Reads only.
#pragma once

#include "survey_core/openrosa/imported.h"

namespace kith {

/// not_found: nothing there, or a folder without any record. One file that is bad is refused by
/// name and stops no other.
[[nodiscard]] Result<ImportedBatch>
read_import(FileSystem& files, const Path& from, FormVersions versions);

} // namespace kith
