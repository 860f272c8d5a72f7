// One worksheet part of an .xlsx file, streamed into a Sheet: values only, no formulas, no looks.
#pragma once

#include "survey_core/xlsform/sheet_builder.h"
#include "survey_core/xlsform/xlsx_parts.h"

namespace kith {

[[nodiscard]] Result<Sheet> read_xlsx_sheet(ZipArchive& archive,
                                            const std::string& entry,
                                            const WorkbookParts& parts,
                                            SheetBuilder sheet,
                                            unsigned max_depth);

} // namespace kith
