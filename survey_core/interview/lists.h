// The rows behind selects and lookups, wherever they come from, with hash indexes over the columns
// asked for.
#pragma once

#include "survey_core/form/form.h"

#include <functional>
#include <memory>
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

/// By list of the form; nothing for those of the workbook. Immutable, so that interviews can share
/// them: a long file is then read once for a form version and not once for each person.
struct ListTables {
    std::vector<std::shared_ptr<const Table>> by_list;
};
/// Of the files that the form brought along.
[[nodiscard]] std::shared_ptr<const ListTables> parse_lists(const Form& form);

class Lists {
public:
    using Attachment = std::function<std::optional<std::string>(const std::string&)>;
    /// `own`: what parse_lists() made of this form; it is made anew where there is none.
    Lists(const Form& form, const Attachment& attachment, std::shared_ptr<const ListTables> own);

    [[nodiscard]] std::int32_t row_count(ListIndex list) const;
    /// `label` of a workbook list is not here but in the form, per language.
    [[nodiscard]] std::string_view
    cell(ListIndex list, std::int32_t row, std::string_view column) const;
    [[nodiscard]] std::span<const std::int32_t>
    rows_with(ListIndex list, std::string_view column, std::string_view text) const;

private:
    using Index = std::unordered_map<std::string, std::vector<std::int32_t>>;

    const Form& form_;
    [[nodiscard]] const Table& table(ListIndex list) const;

    std::vector<std::shared_ptr<const Table>> tables_; // by list
    mutable std::vector<std::unordered_map<std::string, Index>> indexes_;
};

} // namespace kith
