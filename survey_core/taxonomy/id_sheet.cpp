#include "survey_core/taxonomy/id_sheet.h"

#include "survey_core/base/text.h"
#include "survey_core/xlsform/workbook.h"

#include <fmt/format.h>

namespace kith {

const std::string& IdRow::at(std::string_view column) const {
    static const std::string blank;
    const auto found = cells.find(column);
    return found == cells.end() ? blank : found->second;
}

Result<IdSheet> IdSheet::read(const std::string& name,
                              std::string_view csv,
                              const std::vector<std::string>& columns) {
    KITH_TRY_ASSIGN(const Workbook workbook, read_csv_sheets({{name, std::string(csv)}}));
    const std::vector<SheetRow>& lines = workbook.sheets.front().rows;
    std::map<unsigned, std::string> headers;
    if (!lines.empty() && lines.front().number == 1)
        for (const Cell& cell : lines.front().cells)
            headers[cell.column] = cell.text;
    for (const std::string& column : columns) {
        const auto is_column = [&](const auto& header) { return header.second == column; };
        if (std::none_of(headers.begin(), headers.end(), is_column))
            return fail(ErrorCode::bad_input,
                        fmt::format("{}.csv has no column '{}'. Its first row names the columns.",
                                    name,
                                    column));
    }
    IdSheet sheet;
    sheet.name_ = name;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        IdRow row{lines[i].number, {}};
        for (const Cell& cell : lines[i].cells)
            if (const auto header = headers.find(cell.column); header != headers.end())
                row.cells[header->second] = cell.text;
        sheet.rows_.push_back(std::move(row));
    }
    return sheet;
}

tl::unexpected<Error>
IdSheet::wrong(const IdRow& row, std::string_view what, ErrorCode code) const {
    return fail(code, fmt::format("{}.csv, row {}: {}", name_, row.number, what));
}

} // namespace kith
