// Collects the cells of one sheet under the rules that hold for every source: trimmed text, blank
// cells cost nothing, reading ends at 20 blank columns or 60 blank rows, and the limits of the
// workbook are counted.
#pragma once

#include "survey_core/xlsform/workbook.h"

namespace kith {

/// What all sheets of a workbook have used so far.
struct CellBudget {
    WorkbookLimits limits;
    std::uint64_t cells = 0;
    std::uint64_t text_bytes = 0;
};

class SheetBuilder {
public:
    SheetBuilder(std::string name, CellBudget& budget) : budget_(budget) {
        sheet_.name = std::move(name);
    }

    /// Rows come in rising order.
    Status begin_row(unsigned number);
    Status add_cell(unsigned column, std::string_view text);
    void end_row();
    /// True when the row that was begun follows 60 adjacent blank rows: it and what follows is no
    /// part of the form.
    [[nodiscard]] bool is_past_end() const;
    [[nodiscard]] Sheet take() { return std::move(sheet_); }

private:
    CellBudget& budget_;
    Sheet sheet_;
    SheetRow row_;
    unsigned last_row_ = 0;
    unsigned last_column_ = 0; // the last that is read; 0 until row 1 has been seen
};

} // namespace kith
