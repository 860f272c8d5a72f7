// The content of a form version as the store keeps it: the sheets that matter, in one fixed order
// and one encoding, whether they came from .xlsx or CSV. The same sheets give the same bytes on
// every laptop.
#pragma once

#include "survey_core/xlsform/workbook.h"

#include <map>

namespace kith {

/// What a form version is made from, besides Kith's own code.
struct FormContent {
    bool lenient = false;    // the form was accepted with the loader's repairs
    std::string fallback_id; // the form's id when its settings state none
    Workbook
        workbook; // form sheets only, named by their standard words, in the order of their words
    std::map<std::string, std::string> files; // lists and pictures of the form, by name

    bool operator==(const FormContent&) const = default;
};

/// Leaves out the sheets that no form uses. Row and column numbers stay: findings name them.
[[nodiscard]] Workbook canonical_workbook(const Workbook& workbook);
[[nodiscard]] Bytes encode_content(const FormContent& content);
/// Bytes that anyone may have made: damaged or newer content is refused in one sentence.
[[nodiscard]] Result<FormContent> decode_content(ByteView bytes);

} // namespace kith
