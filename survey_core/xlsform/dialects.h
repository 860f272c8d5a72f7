// Forms written for other programs than XLSForm readers, recognised so that they can be refused
// politely.
#pragma once

#include "survey_core/form/form_builder.h"
#include "survey_core/xlsform/workbook.h"

namespace kith {

/// An ODK-X workbook shares the word `survey` and little else: an error, and nothing else needs
/// saying.
[[nodiscard]] std::optional<Finding> find_odkx_dialect(const Workbook& workbook);
/// A form for the Community Health Toolkit has `db:person` and the like: a remark beside the
/// errors.
[[nodiscard]] std::optional<Finding> find_cht_dialect(const std::vector<SurveyRow>& rows);

} // namespace kith
