// What a form's author should know: one fault or remark at one place of the workbook.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kith {

enum class Severity { error, warning, info };

/// Collected, never thrown: a load reports all of them at once. Rows count from 1, the header row.
/// `code` is stable and one of the words of scenarios/loader (unknown-type, duplicate-name ...) or
/// our own in the same style.
struct Finding {
    std::string code;
    Severity severity = Severity::error;
    std::string sheet;    // empty: the workbook as a whole
    int row = 0;          // 0: no row
    std::string column;   // the header as written; a missing column by its standard name
    std::string cell;     // "B7"; empty when the cell does not exist
    std::size_t from = 0; // range of bytes in the cell's text; from == to: the whole cell
    std::size_t to = 0;
    std::string message;     // one plain sentence
    std::string suggestion;  // what to write instead, or empty
    bool repairable = false; // opened leniently, this becomes a warning and is repaired

    bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

[[nodiscard]] inline bool has_errors(const Findings& findings) {
    for (const Finding& finding : findings)
        if (finding.severity == Severity::error) return true;
    return false;
}

} // namespace kith
