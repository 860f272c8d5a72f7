// One record as OpenRosa servers and clients exchange it: an XML element per question, repeats by
// repeated elements, `meta` with the record's own id and its entities
// (https://docs.getodk.org/openrosa-metadata, https://getodk.github.io/xforms-spec/entities).
#pragma once

#include "survey_core/openrosa/imported.h"

namespace kith {

/// Written for another version of the form, it is read with the newest version that has all its
/// paths. not_found: of another form. refused: encrypted. bad_input: not readable.
[[nodiscard]] Result<ImportedSubmission>
read_submission(std::string_view xml, const std::string& source, FormVersions versions);

/// Blanks at the ends of a value mean nothing except in free text.
[[nodiscard]] std::string imported_value(QuestionType type, std::string_view text);

} // namespace kith
