#include "survey_core/export/workbook_export.h"

#include "survey_core/base/text.h"
#include "survey_core/export/export_file.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <memory>

namespace kith {
namespace {

/// As spreadsheets want it: 31 letters at most, none of seven, and no two alike.
std::string sheet_name(std::string_view wished, const std::vector<std::string>& taken) {
    constexpr std::size_t most_letters = 31;
    constexpr std::string_view forbidden = "[]:*?/\\'";
    std::string name;
    for (const char letter : wished) {
        const bool is_plain = static_cast<unsigned char>(letter) >= 0x20 &&
                              static_cast<unsigned char>(letter) < 0x7f &&
                              forbidden.find(letter) == std::string_view::npos;
        name += is_plain ? letter : '-';
    }
    name.resize(std::min(name.size(), most_letters));
    const auto is_taken = [&taken](const std::string& one) {
        return std::any_of(taken.begin(), taken.end(), [&one](const std::string& other) {
            return lxw_strcasecmp(one.c_str(), other.c_str()) == 0;
        });
    };
    const std::string whole = name;
    for (int number = 2; name.empty() || is_taken(name); ++number) {
        const std::string tail = fmt::format("-{}", number);
        name = whole.substr(0, most_letters - tail.size()) + tail;
    }
    return name;
}

/// What a spreadsheet holds as a number without loss: it keeps fifteen digits, and no zeros in
/// front.
std::optional<double> exact_number_in(const std::string& text) {
    constexpr std::size_t most_letters = 15;
    const std::size_t first = text.find_first_not_of("-0");
    const bool has_leading_zero =
        text.find('0') < first && first != std::string::npos && text[first] != '.';
    return text.size() <= most_letters && !has_leading_zero ? number_in(text) : std::nullopt;
}

/// One sheet, written row after row.
class SheetWriter {
public:
    SheetWriter(::lxw_worksheet* sheet, const ExportTable& table)
        : sheet_(sheet), header_(header_of(table)) {
        are_numbers_.assign(header_.size(), false);
        const std::size_t first = header_.size() - table.columns.size() - table.remarks.size();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const QuestionType type = table.columns[i].form->node(table.columns[i].node).type;
            are_numbers_[first + i] =
                type == QuestionType::integer || type == QuestionType::decimal;
        }
    }
    Status write_header() { return write(header_, false); }
    Status write_row(const ExportRow& row) { return write(all_cells(row), true); }

private:
    Status write(const std::vector<std::string>& cells, bool has_numbers) {
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (cells[column].empty()) continue;
            const auto place = static_cast<::lxw_col_t>(column);
            const auto number =
                has_numbers && are_numbers_[column] ? exact_number_in(cells[column]) : std::nullopt;
            const auto error =
                number ? ::worksheet_write_number(sheet_, next_row_, place, *number, nullptr)
                       : ::worksheet_write_string(
                             sheet_, next_row_, place, cells[column].c_str(), nullptr);
            if (error != LXW_NO_ERROR)
                return fail(ErrorCode::bad_input,
                            fmt::format("Row {} of column {} does not fit into a workbook: {}. "
                                        "Export to .csv instead.",
                                        next_row_ + 1,
                                        header_[column],
                                        ::lxw_strerror(error)));
        }
        ++next_row_;
        return {};
    }

    ::lxw_worksheet* sheet_;
    std::vector<std::string> header_;
    std::vector<bool> are_numbers_;
    ::lxw_row_t next_row_ = 0;
};

struct CloseWorkbook {
    void operator()(::lxw_workbook* workbook) const { ::workbook_close(workbook); }
};
using WorkbookPointer = std::unique_ptr<::lxw_workbook, CloseWorkbook>;

std::vector<SheetWriter> make_sheets(::lxw_workbook* workbook, const ExportPlan& plan) {
    std::vector<SheetWriter> sheets;
    std::vector<std::string> names;
    for (const ExportTable& table : plan.tables) {
        const std::string wished = table.name.empty() ? plan.form_id : table.name.substr(1);
        names.push_back(sheet_name(wished, names));
        sheets.emplace_back(::workbook_add_worksheet(workbook, names.back().c_str()), table);
    }
    return sheets;
}

} // namespace

Result<ExportReport> write_workbook_export(FileSystem& files,
                                           StoreView& store,
                                           const ExportPlan& plan,
                                           const Path& path,
                                           const ExportOptions& options) {
    KITH_TRY_ASSIGN(ExportFile file, ExportFile::start(files, marked_file(path, "")));
    // The library's own passing files lie beside the export, where its reader has decided to have
    // answers in the open, and nowhere else.
    std::string beside = file.part().parent_path().string();
    if (beside.empty()) beside = ".";
    ::lxw_workbook_options place{};
    place.tmpdir = beside.data();
    WorkbookPointer workbook(::workbook_new_opt(file.part().c_str(), &place));
    if (workbook == nullptr) return fail(ErrorCode::disk_failed, "There is no memory left.");
    std::vector<SheetWriter> sheets = make_sheets(workbook.get(), plan);
    for (SheetWriter& sheet : sheets)
        KITH_TRY(sheet.write_header());
    ExportReport report;
    KITH_TRY(for_each_export_row(store, plan, options, [&](const ExportRow& row) {
        if (row.table == 0) ++report.rows;
        return sheets[row.table].write_row(row);
    }));
    const auto error = ::workbook_close(workbook.release());
    if (error != LXW_NO_ERROR)
        return fail(
            ErrorCode::disk_failed,
            fmt::format("'{}' could not be written: {}. Choose another place, or make room.",
                        file.path().filename().string(),
                        ::lxw_strerror(error)));
    KITH_TRY(file.finish());
    report.file = file.path();
    report.files = {file.path()};
    return report;
}

} // namespace kith
