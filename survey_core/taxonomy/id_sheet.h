// A sheet of the taxonomy as rows with named cells. Only for the readers of this folder.
#pragma once

#include "survey_core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

struct IdRow {
    unsigned number = 1; // as a spreadsheet program shows it
    std::map<std::string, std::string, std::less<>> cells;

    /// Blank when the column or the cell is missing.
    [[nodiscard]] const std::string& at(std::string_view column) const;
};

class IdSheet {
public:
    /// bad_input: the CSV is broken, or one of the columns is missing.
    [[nodiscard]] static Result<IdSheet>
    read(const std::string& name, std::string_view csv, const std::vector<std::string>& columns);
    [[nodiscard]] const std::vector<IdRow>& rows() const { return rows_; }
    /// "leaves.csv, row 7: ..."
    [[nodiscard]] tl::unexpected<Error>
    wrong(const IdRow& row, std::string_view what, ErrorCode code = ErrorCode::bad_input) const;

private:
    std::string name_;
    std::vector<IdRow> rows_;
};

} // namespace kith
