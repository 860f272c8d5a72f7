#include "survey_core/xlsform/workbook.h"

#include "survey_core/base/text.h"
#include "survey_core/xlsform/csv_sheet.h"
#include "survey_core/xlsform/xlsx_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kith {
namespace {

constexpr std::array<std::string_view, 5> form_sheets = {
    "survey", "choices", "settings", "entities", "external_choices"};
constexpr std::array<std::uint8_t, 4> ole_start = {0xD0, 0xCF, 0x11, 0xE0};
constexpr std::array<std::uint8_t, 2> zip_start = {'P', 'K'};

bool begins_with(ByteView bytes, std::span<const std::uint8_t> start) {
    return bytes.size() >= start.size() && std::equal(start.begin(), start.end(), bytes.begin());
}

std::string entry_of(const WorkbookParts& parts, const SheetPlace& place) {
    for (const Relationship& relationship : parts.relationships)
        if (relationship.id == place.relationship) return relationship.target;
    return {};
}

/// The same sentence, with the file it is about in front.
Result<Workbook> named(Result<Workbook> read, const Path& path) {
    if (!read)
        return fail(read.error().code,
                    fmt::format("'{}': {}", path.filename().string(), read.error().message));
    return read;
}

Result<Workbook> read_csv_folder(FileSystem& files, const Path& folder) {
    std::map<std::string, std::string> sheets;
    KITH_TRY_ASSIGN(const auto entries, files.list(folder));
    for (const Path& entry : entries) {
        if (to_lower(entry.extension().string()) != ".csv") continue;
        if (!is_form_sheet(entry.stem().string())) continue;
        KITH_TRY_ASSIGN(const Bytes bytes,
                        read_file(files, folder / entry.filename(), WorkbookLimits{}.entry_bytes));
        sheets[entry.stem().string()] = std::string(as_text(bytes));
    }
    if (sheets.empty())
        return fail(ErrorCode::not_found,
                    "The folder holds no survey.csv. Choose the folder with the "
                    "sheets of the form, or an .xlsx file.");
    return read_csv_sheets(sheets);
}

} // namespace

bool is_form_sheet(std::string_view sheet_name) {
    const std::string plain = to_lower(trim(sheet_name));
    return std::find(form_sheets.begin(), form_sheets.end(), plain) != form_sheets.end();
}

std::string cell_address(unsigned row, unsigned column) {
    std::string letters;
    for (unsigned rest = column; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row);
}

std::optional<unsigned> column_of(std::string_view address) {
    constexpr unsigned last_column = 16384; // XFD
    unsigned column = 0;
    for (const char c : address) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<unsigned>(c - 'A' + 1);
        if (column > last_column) return std::nullopt;
    }
    if (column == 0) return std::nullopt;
    return column;
}

Result<Workbook> read_workbook(ByteView xlsx) {
    if (begins_with(xlsx, ole_start))
        return fail(ErrorCode::refused,
                    "This is an old .xls workbook or one with a password. Open it in a spreadsheet "
                    "program, save as .xlsx without a password and choose that file.");
    if (!begins_with(xlsx, zip_start))
        return fail(ErrorCode::bad_input,
                    "This is not an .xlsx workbook. Open it in a spreadsheet program and save as "
                    ".xlsx, or choose a folder of CSV sheets.");
    CellBudget budget;
    KITH_TRY_ASSIGN(auto archive, ZipArchive::open(xlsx, budget.limits));
    KITH_TRY_ASSIGN(const auto parts, read_parts(archive, budget.limits));
    Workbook workbook;
    for (const SheetPlace& place : parts.sheets) {
        SheetBuilder sheet(place.name, budget);
        if (!is_form_sheet(place.name)) {
            workbook.sheets.push_back(sheet.take());
            continue;
        }
        KITH_TRY_ASSIGN(
            auto read,
            read_xlsx_sheet(
                archive, entry_of(parts, place), parts, std::move(sheet), budget.limits.xml_depth));
        workbook.sheets.push_back(std::move(read));
    }
    return workbook;
}

Result<Workbook> read_csv_sheets(const std::map<std::string, std::string>& sheets) {
    CellBudget budget;
    Workbook workbook;
    for (const auto& [name, text] : sheets) {
        KITH_TRY_ASSIGN(auto sheet,
                        read_csv_sheet(text, SheetBuilder(name, budget), name + ".csv"));
        workbook.sheets.push_back(std::move(sheet));
    }
    return workbook;
}

Result<Workbook> workbook_from_text(const std::vector<std::pair<std::string, SheetText>>& sheets) {
    CellBudget budget;
    Workbook workbook;
    for (const auto& [name, rows] : sheets) {
        SheetBuilder sheet(name, budget);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            KITH_TRY(sheet.begin_row(static_cast<unsigned>(row + 1)));
            if (sheet.is_past_end()) break;
            for (std::size_t column = 0; column < rows[row].size(); ++column)
                KITH_TRY(sheet.add_cell(static_cast<unsigned>(column + 1), rows[row][column]));
            sheet.end_row();
        }
        workbook.sheets.push_back(sheet.take());
    }
    return workbook;
}

Result<Workbook> read_workbook(FileSystem& files, const Path& path) {
    const std::string ending = to_lower(path.extension().string());
    const bool is_file = ending == ".xlsx" || ending == ".xlsm" || ending == ".xls";
    if (!is_file && files.exists(path)) return named(read_csv_folder(files, path), path);
    KITH_TRY_ASSIGN(const Bytes bytes, read_file(files, path, WorkbookLimits{}.total_bytes));
    return named(read_workbook(bytes), path);
}

} // namespace kith
