// One CSV file of an export, its rows read by one or several versions of the form.
#pragma once

#include "survey_core/openrosa/csv_rows.h"
#include "survey_core/openrosa/export_columns.h"
#include "survey_core/openrosa/imported.h"

namespace kith {

/// What one row says by one version of the form.
struct RowValues {
    std::map<NodeIndex, std::string> values;
    std::vector<ImportFinding> findings;
};

/// How a row finds the rows above and below it.
struct RowLinks {
    std::string instance_id;
    std::vector<std::string> keys; // its names: KEY, instanceID, "#" and _index
    std::vector<std::string> parents;
    std::string version; // of the form, as written
};

class ForeignTable {
public:
    ForeignTable(std::string file, CsvRows rows, FormVersions versions);

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const std::vector<CsvRow>& rows() const { return rows_.rows; }
    /// The path of its repeat without the root's name; empty: its rows are the submissions.
    [[nodiscard]] const std::string& repeat() const { return repeat_; }
    /// Does it hold anything of this form?
    [[nodiscard]] bool is_of_form() const { return is_of_form_; }
    [[nodiscard]] RowLinks links(const CsvRow& row) const;
    [[nodiscard]] RowValues values(const CsvRow& row, std::size_t version) const;
    /// Columns that hold something and mean nothing in this version.
    [[nodiscard]] std::vector<std::string> unknown_columns(std::size_t version) const;

private:
    [[nodiscard]] std::vector<ColumnMeaning> read_header(const Form& form) const;
    [[nodiscard]] bool holds_something(std::size_t column) const;

    std::string file_;
    CsvRows rows_;
    FormVersions versions_;
    std::string repeat_;
    bool is_of_form_ = true;
    std::vector<std::vector<ColumnMeaning>> meanings_; // by version, by column
};

} // namespace kith
