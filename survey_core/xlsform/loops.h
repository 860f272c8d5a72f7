// `begin loop over LIST` is an old way to ask the same questions about each choice of a list. It
// becomes a group with one group a choice inside; `%(label)s` and `%(name)s` in texts become the
// choice's own.
#pragma once

#include "survey_core/form/form_builder.h"

namespace kith {

/// Loops that are not closed or whose list is unknown are left as they are: the form builder
/// reports them.
[[nodiscard]] std::vector<SurveyRow> expand_loops(std::vector<SurveyRow> rows,
                                                  const std::vector<ChoiceRow>& choices);

} // namespace kith
