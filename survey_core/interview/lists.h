// The rows behind selects and lookups, wherever they come from, with hash indexes over the columns
// asked for.
#pragma once

#include "survey_core/form/form.h"

#include <functional>
#include <span>

namespace kith {

/// A file as a table. Short rows are blank at the end.
struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

/// csv with a header row, geojson (properties, and geometry as XLSForm text), or xml
/// (root/item/column).
[[nodiscard]] Table parse_table(std::string_view content, ChoiceList::Source source);

class Lists {
public:
    using Attachment = std::function<std::optional<std::string>(const std::string&)>;
    Lists(const Form& form, const Attachment& attachment);

    [[nodiscard]] std::int32_t row_count(ListIndex list) const;
    /// `label` of a workbook list is not here but in the form, per language.
    [[nodiscard]] std::string_view
    cell(ListIndex list, std::int32_t row, std::string_view column) const;
    [[nodiscard]] std::span<const std::int32_t>
    rows_with(ListIndex list, std::string_view column, std::string_view text) const;

private:
    using Index = std::unordered_map<std::string, std::vector<std::int32_t>>;

    const Form& form_;
    std::vector<Table> tables_; // by list; empty for lists of the workbook
    mutable std::vector<std::unordered_map<std::string, Index>> indexes_;
};

} // namespace kith
