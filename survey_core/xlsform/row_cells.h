// Walks the cells of a sheet's row by header. Shared by the readers of the single sheets.
#pragma once

#include "survey_core/xlsform/sheet_rows.h"

#include <functional>

namespace kith {

using CellVisitor = std::function<void(const Header& header, SourceCell cell)>;

/// Every column of the sheet in turn, with the row's text or a blank. Unread columns are left out.
void visit_row(const TitledSheet& sheet, const SheetRow& row, const CellVisitor& visit);
/// yes, true, true(): how authors switch a thing on, in any case.
[[nodiscard]] bool says_yes(std::string_view text);
/// The rows under the headers.
[[nodiscard]] std::span<const SheetRow> rows_below_headers(const Sheet& sheet);
/// True when a column of the sheet has this standard name.
[[nodiscard]] bool has_column(const TitledSheet& sheet, std::string_view name);
[[nodiscard]] Finding missing_column(const TitledSheet& sheet, std::string_view name);

/// Which member of a row a column fills.
template <class Row> struct CellPlace {
    std::string_view name;
    SourceCell Row::*cell;
};
template <class Row> struct TextPlace {
    std::string_view name;
    SourceTexts Row::*texts;
};

/// \return false when no member is called so
template <class Row, std::size_t Size>
bool fill_cell(Row& row,
               const std::array<CellPlace<Row>, Size>& places,
               std::string_view name,
               SourceCell& cell) {
    for (const auto& place : places) {
        if (place.name != name) continue;
        row.*place.cell = std::move(cell);
        return true;
    }
    return false;
}

template <class Row, std::size_t Size>
bool fill_text(Row& row,
               const std::array<TextPlace<Row>, Size>& places,
               const Header& header,
               SourceCell& cell) {
    for (const auto& place : places) {
        if (place.name != header.name) continue;
        (row.*place.texts).emplace_back(header.language, std::move(cell));
        return true;
    }
    return false;
}

} // namespace kith
