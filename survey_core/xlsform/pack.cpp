#include "survey_core/xlsform/pack.h"

#include "survey_core/xlsform/canonical.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>

namespace kith {
namespace {

constexpr ::time_t fixed_creation_time = 946'684'800; // 2000-01-01: the same folder, the same bytes

tl::unexpected<Error> not_written(const Path& to, std::string_view reason) {
    return fail(ErrorCode::disk_failed,
                fmt::format("'{}' could not be written: {}. Choose another place, or make room.",
                            to.filename().string(),
                            reason));
}

/// survey first: it is what an author looks for when the workbook opens.
std::vector<Sheet> in_reading_order(std::vector<Sheet> sheets) {
    constexpr std::array<std::string_view, 5> order = {
        "survey", "choices", "external_choices", "entities", "settings"};
    const auto rank = [&](const Sheet& sheet) {
        return std::find(order.begin(), order.end(), sheet.name) - order.begin();
    };
    std::sort(sheets.begin(), sheets.end(), [&](const Sheet& a, const Sheet& b) {
        return rank(a) < rank(b);
    });
    return sheets;
}

Status write_sheet(::lxw_workbook* workbook, const Sheet& sheet) {
    ::lxw_worksheet* page = ::workbook_add_worksheet(workbook, sheet.name.c_str());
    for (const SheetRow& row : sheet.rows)
        for (const Cell& cell : row.cells) {
            const auto error = ::worksheet_write_string(page,
                                                        row.number - 1,
                                                        static_cast<::lxw_col_t>(cell.column - 1),
                                                        cell.text.c_str(),
                                                        nullptr);
            if (error != LXW_NO_ERROR)
                return fail(ErrorCode::bad_input,
                            fmt::format("Cell {} of sheet '{}' does not fit into a workbook: {}. "
                                        "Shorten it.",
                                        cell_address(row.number, cell.column),
                                        sheet.name,
                                        ::lxw_strerror(error)));
        }
    return {};
}

Status write_workbook(const Workbook& source, const Path& file) {
    ::lxw_workbook* workbook = ::workbook_new(file.c_str());
    if (workbook == nullptr) return not_written(file, "no memory");
    ::lxw_doc_properties properties{};
    properties.created = fixed_creation_time;
    ::workbook_set_properties(workbook, &properties);
    Status written;
    for (const Sheet& sheet : in_reading_order(source.sheets))
        if (written) written = write_sheet(workbook, sheet);
    const auto error = ::workbook_close(workbook); // frees it in every case
    if (written && error != LXW_NO_ERROR) return not_written(file, ::lxw_strerror(error));
    return written;
}

} // namespace

Status pack_form(FileSystem& files, const Path& folder, const Path& to) {
    KITH_TRY_ASSIGN(const Workbook workbook, read_workbook(files, folder));
    Path part = to;
    part += ".part";
    if (auto written = write_workbook(canonical_workbook(workbook), part); !written) {
        if (files.exists(part)) KITH_TRY(files.remove(part));
        return written;
    }
    return files.rename(part, to);
}

} // namespace kith
