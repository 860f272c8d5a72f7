// A workbook as Kith reads it: text in cells with addresses, nothing else. Knows nothing about
// forms.
#pragma once

#include "survey_core/base/bytes.h"
#include "survey_core/base/files.h"
#include "survey_core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

/// What a workbook may cost. Counted while inflating, so a bomb is refused before it fills the
/// memory.
struct WorkbookLimits {
    std::uint64_t total_bytes = std::uint64_t{64} << 20U;
    std::uint64_t entry_bytes = std::uint64_t{16} << 20U;
    std::uint64_t text_bytes = std::uint64_t{64} << 20U; // of all cells together
    std::uint64_t cells = 1'000'000;
    std::uint64_t entries = 256;
    unsigned xml_depth = 64;
};

/// Only cells that hold something. The text is valid UTF-8 without outer white space.
struct Cell {
    unsigned column = 1; // 1 is A
    std::string text;

    bool operator==(const Cell&) const = default;
};

struct SheetRow {
    unsigned number = 1; // as the spreadsheet program shows it
    std::vector<Cell> cells;

    bool operator==(const SheetRow&) const = default;
};

/// A sheet as a list of rows in rising order; blank rows are absent. Reading ends where 20 adjacent
/// blank columns (of row 1) or 60 adjacent blank rows begin: what lies beyond is decoration.
struct Sheet {
    std::string name;
    std::vector<SheetRow> rows;

    bool operator==(const Sheet&) const = default;
};

struct Workbook {
    std::vector<Sheet> sheets;

    bool operator==(const Workbook&) const = default;
};

/// Reads an .xlsx or .xlsm file, or a folder of CSV sheets (survey.csv, choices.csv ...).
[[nodiscard]] Result<Workbook> read_workbook(FileSystem& files, const Path& path);
/// Reads the bytes of an .xlsx file. Sheets that no form uses are listed by name only.
[[nodiscard]] Result<Workbook> read_workbook(ByteView xlsx);
/// Reads CSV sheets that are already in memory, by sheet name.
[[nodiscard]] Result<Workbook> read_csv_sheets(const std::map<std::string, std::string>& sheets);
/// Rows of text, row 0 the headers: how tests write a sheet down.
using SheetText = std::vector<std::vector<std::string>>;
[[nodiscard]] Result<Workbook>
workbook_from_text(const std::vector<std::pair<std::string, SheetText>>& sheets);

/// True for the sheets that a form may have: survey, choices, settings, entities, external_choices.
[[nodiscard]] bool is_form_sheet(std::string_view sheet_name);
/// "B7" for row 7, column 2.
[[nodiscard]] std::string cell_address(unsigned row, unsigned column);
/// 2 for "B" and for "B7"; blank for anything else.
[[nodiscard]] std::optional<unsigned> column_of(std::string_view address);

} // namespace kith
