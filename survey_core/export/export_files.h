// Exports as files: CSV (one file a table), a workbook (one sheet a table), JSON and GeoJSON
// (submissions with their repeats inside). Every file name carries its security mark, every cell is
// safe to open in a spreadsheet, and the rows written are counted.
#pragma once

#include "survey_core/export/export_rows.h"

namespace kith {

struct ExportReport {
    std::uint64_t rows = 0; // submissions
    Path file;              // the main file as it was named
    std::vector<Path> files;
    std::optional<std::uint64_t> placed; // of GeoJSON: submissions that have a place
    std::vector<std::string> left_out;   // paths not exported because they name a person
};

inline constexpr std::string_view restricted_mark = ".RESTRICTED";

/// `folder/needs.csv` becomes `folder/needs.RESTRICTED.csv`, and with a table
/// `folder/needs.RESTRICTED-gifts.csv`.
[[nodiscard]] Path marked_file(const Path& file, std::string_view table);

/// A cell that a spreadsheet shows and never evaluates: a leading = + - @ or control character gets
/// a quote in front, numbers stay numbers (OWASP ASVS 1.2.10). Undone by taking one leading quote
/// away.
[[nodiscard]] std::string safe_cell(std::string_view text);

/// bad_input: the ending is none of .csv .xlsx .json .geojson. already_exists: nothing is
/// overwritten.
[[nodiscard]] Result<ExportReport>
export_form(FileSystem& files,
            StoreView& store,
            std::span<const std::shared_ptr<const Form>> versions,
            const Path& file,
            const ExportOptions& options);

} // namespace kith
