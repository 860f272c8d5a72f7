// One sheet written as CSV (RFC 4180): quoted fields, `,` `;` or tab between fields, UTF-8 with or
// without a byte order mark.
#pragma once

#include "survey_core/xlsform/sheet_builder.h"

namespace kith {

/// The delimiter is the one that the first line uses most outside quotes.
[[nodiscard]] char csv_delimiter(std::string_view text);
[[nodiscard]] Result<Sheet>
read_csv_sheet(std::string_view text, SheetBuilder sheet, const std::string& file_name);

} // namespace kith
