// What a stored cell value is as text: numbers in plain decimal digits, dates as ISO text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith {

enum class NumberStyle { plain, date_or_time };

/// Whether a number format of a cell style shows dates or times (ECMA-376 part 1, 18.8.30). `code`
/// is the custom format, blank for a built-in one.
[[nodiscard]] NumberStyle number_style(unsigned format_id, std::string_view code);

/// "1.0" becomes "1", "1e3" becomes "1000", "0.10000000000000001" becomes "0.1"; text that is no
/// number stays.
[[nodiscard]] std::string plain_number(std::string_view stored);
/// A spreadsheet's day number as "2024-02-29", "2024-02-29T10:30:00" or, below one day, "10:30:00".
[[nodiscard]] std::string date_text(std::string_view stored, bool counts_from_1904);
/// `_x000D_` and its kin are how a workbook writes characters that XML cannot hold.
[[nodiscard]] std::string unescape_cell_text(std::string_view text);

} // namespace kith
