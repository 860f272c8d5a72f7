// An export as a workbook: a sheet for the submissions and one for each repeat, numbers as numbers,
// everything else as text that no program computes. Private to the export.
#pragma once

#include "survey_core/export/export_files.h"

namespace kith {

/// bad_input: more than a sheet holds, or a longer answer than a cell holds.
[[nodiscard]] Result<ExportReport> write_workbook_export(FileSystem& files,
                                                         StoreView& store,
                                                         const ExportPlan& plan,
                                                         const Path& file,
                                                         const ExportOptions& options);

} // namespace kith
