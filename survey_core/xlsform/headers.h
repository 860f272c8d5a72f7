// The headers of a sheet in their standard words: old spellings, prefixes, languages, near misses.
#pragma once

#include "survey_core/form/findings.h"
#include "survey_core/xlsform/workbook.h"

namespace kith {

enum class SheetKind { survey, choices, external_choices, settings, entities };

enum class ColumnUse {
    standard, // `name` is a column of forms/README section 1
    extra,    // bind::x, instance::x, body::x that are no column of their own, without effect
    property, // choices only: a column for filters and lookups
    unused,   // known to other programs, without effect in Kith
    unknown,
    duplicate, // the second spelling of a column: an error, and read by nobody
};

struct Header {
    unsigned column = 1;
    std::string written;  // as the author wrote it, without outer spaces
    std::string name;     // "relevant", "constraint_message", "big_image" ...
    std::string language; // "English (en)", or blank
    ColumnUse use = ColumnUse::unknown;

    bool operator==(const Header&) const = default;
};

/// The word for a sheet in findings: "survey", "external_choices" ...
[[nodiscard]] std::string_view sheet_word(SheetKind kind);
/// What one header means, before duplicates are looked for.
[[nodiscard]] Header read_header(SheetKind kind, unsigned column, std::string_view written);
/// All headers of a sheet's first row. Adds findings: a column twice (repairable: the first one
/// counts), columns without effect, unknown columns with the nearest known word.
[[nodiscard]] std::vector<Header>
read_headers(SheetKind kind, const Sheet& sheet, Findings& findings);

} // namespace kith
