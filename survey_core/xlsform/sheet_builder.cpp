#include "survey_core/xlsform/sheet_builder.h"

#include "survey_core/base/text.h"

#include <fmt/format.h>

#include <utility>

namespace kith {
namespace {

constexpr unsigned blank_columns_that_end = 20;
constexpr unsigned blank_rows_that_end = 60;

bool is_plain_edge(char c) {
    return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F;
}

std::string without_outer_space(std::string_view text) {
    if (text.empty()) return {};
    if (is_plain_edge(text.front()) && is_plain_edge(text.back())) return std::string(text);
    return trim(text);
}

unsigned last_header_column(const SheetRow& headers) {
    unsigned last = 0;
    for (const Cell& cell : headers.cells) {
        if (cell.column > last + blank_columns_that_end) break;
        last = cell.column;
    }
    return last;
}

} // namespace

Status SheetBuilder::begin_row(unsigned number) {
    if (number <= last_row_)
        return fail(
            ErrorCode::damaged,
            fmt::format("Sheet '{}' is damaged: its rows are out of order near row {}. Save "
                        "the workbook again in a spreadsheet program and retry.",
                        sheet_.name,
                        number));
    last_row_ = number;
    row_ = SheetRow{number, {}};
    return {};
}

Status SheetBuilder::add_cell(unsigned column, std::string_view text) {
    if (last_column_ != 0 && column > last_column_) return {};
    if (!row_.cells.empty() && column <= row_.cells.back().column) return {};
    std::string trimmed = without_outer_space(text);
    if (trimmed.empty()) return {};
    budget_.cells += 1;
    budget_.text_bytes += trimmed.size();
    if (budget_.cells > budget_.limits.cells || budget_.text_bytes > budget_.limits.text_bytes)
        return fail(
            ErrorCode::refused,
            fmt::format("The workbook holds more than {} filled cells or {} MiB of text: too "
                        "much for a form. Remove the data that is not part of the form.",
                        budget_.limits.cells,
                        budget_.limits.text_bytes >> 20U));
    row_.cells.push_back({column, std::move(trimmed)});
    return {};
}

void SheetBuilder::end_row() {
    if (row_.cells.empty()) return;
    if (last_column_ == 0) {
        last_column_ = last_header_column(row_);
        std::erase_if(row_.cells, [this](const Cell& cell) { return cell.column > last_column_; });
        if (row_.cells.empty()) {
            last_column_ = 0;
            return;
        }
    }
    sheet_.rows.push_back(std::exchange(row_, {}));
}

bool SheetBuilder::is_past_end() const {
    const unsigned last_filled = sheet_.rows.empty() ? 0 : sheet_.rows.back().number;
    return last_row_ > last_filled + blank_rows_that_end;
}

} // namespace kith
