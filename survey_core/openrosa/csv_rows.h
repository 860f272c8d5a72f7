// A CSV file as rows of texts (RFC 4180), with `,` `;` or tab between fields.
#pragma once

#include "survey_core/base/result.h"

#include <string_view>
#include <vector>

namespace kith {

struct CsvRow {
    std::uint64_t number = 0; // from 1, the header row is 1
    std::vector<std::string> cells;
};

struct CsvRows {
    std::vector<std::string> header; // trimmed
    std::vector<CsvRow> rows;        // blank ones left out
};

inline constexpr std::size_t most_csv_columns = 20'000;

/// bad_input: not UTF-8, an open quotation mark, no header, or too many columns.
[[nodiscard]] Result<CsvRows> parse_csv_rows(std::string_view text, std::string_view source);

} // namespace kith
