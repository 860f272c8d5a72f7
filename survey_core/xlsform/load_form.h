// From a workbook to a form: the one door through which forms enter Kith.
#pragma once

#include "survey_core/form/form_builder.h"
#include "survey_core/xlsform/canonical.h"

#include <array>

namespace kith {

struct LoadOptions {
    bool lenient = false; // repairable faults are repaired and become warnings
    /// Names of the files that come with the form; unset: those that lie beside it.
    std::optional<std::vector<std::string>> attachments;
    /// Reads one of them: a list or a picture then belongs to the form version and travels with it.
    /// Unset: the interview brings the lists.
    std::function<Result<std::string>(const std::string&)> file;
};

/// All files of one form together; with its sheets they travel as one piece.
inline constexpr std::size_t most_attached_bytes = 24U << 20U;

struct LoadedForm {
    std::optional<Form> form; // empty when a finding is an error
    Findings findings;        // in the order of the sheets and rows
    Bytes content;            // the immutable content of this form version; empty when unreadable
    std::array<std::uint8_t, 32> content_hash{};
};

/// Loads an .xlsx file or a folder of CSV sheets. A file that cannot be read is a finding, too
/// ("unreadable-workbook"), so that one list says everything.
[[nodiscard]] LoadedForm
load_form(FileSystem& files, const Path& path, const LoadOptions& options = {});
/// Loads sheets that are in memory already. `fallback_id` names the form when its settings do not.
[[nodiscard]] LoadedForm load_workbook(const Workbook& workbook,
                                       const std::string& fallback_id,
                                       const LoadOptions& options = {});
/// Reads a stored form version back. What loaded once loads again, with the same repairs.
[[nodiscard]] Result<LoadedForm> form_from_canonical(ByteView content);

} // namespace kith
