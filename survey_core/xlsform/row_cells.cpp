#include "survey_core/xlsform/row_cells.h"

#include "survey_core/base/text.h"

#include <fmt/format.h>

namespace kith {

void visit_row(const TitledSheet& sheet, const SheetRow& row, const CellVisitor& visit) {
    auto cell = row.cells.begin();
    for (const Header& header : sheet.headers) {
        while (cell != row.cells.end() && cell->column < header.column)
            ++cell;
        const bool is_read = header.use == ColumnUse::standard || header.use == ColumnUse::extra ||
                             header.use == ColumnUse::property;
        if (!is_read) continue;
        const bool is_filled = cell != row.cells.end() && cell->column == header.column;
        visit(header,
              SourceCell{is_filled ? cell->text : std::string(),
                         header.written,
                         cell_address(row.number, header.column)});
    }
}

bool says_yes(std::string_view text) {
    const std::string plain = to_lower(text);
    return plain == "yes" || plain == "true" || plain == "true()";
}

std::span<const SheetRow> rows_below_headers(const Sheet& sheet) {
    if (sheet.rows.empty()) return {};
    return std::span<const SheetRow>(sheet.rows).subspan(1);
}

bool has_column(const TitledSheet& sheet, std::string_view name) {
    for (const Header& header : sheet.headers)
        if (header.use == ColumnUse::standard && header.name == name) return true;
    return false;
}

Finding missing_column(const TitledSheet& sheet, std::string_view name) {
    Finding finding;
    finding.code = "missing-column";
    finding.sheet = sheet_word(sheet.kind);
    finding.row = 1;
    finding.column = name;
    finding.message = fmt::format("Sheet '{}' has no column '{}'.", sheet_word(sheet.kind), name);
    finding.suggestion = fmt::format("Write '{}' into row 1 above the column that holds it.", name);
    return finding;
}

} // namespace kith
