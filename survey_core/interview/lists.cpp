#include "survey_core/interview/lists.h"

#include <algorithm>

namespace kith {

Lists::Lists(const Form& form, const Attachment& attachment)
    : form_(form), tables_(form.lists().size()), indexes_(form.lists().size()) {
    for (std::size_t i = 0; i < tables_.size(); ++i) {
        const ChoiceList& list = form.lists()[i];
        if (!list.is_file()) continue;
        const auto own = form.files().find(list.file);
        if (own != form.files().end())
            tables_[i] = parse_table(own->second, list.source);
        else if (const auto content = attachment ? attachment(list.file) : std::nullopt)
            tables_[i] = parse_table(*content, list.source);
    }
}

std::int32_t Lists::row_count(ListIndex list) const {
    const ChoiceList& known = form_.list(list);
    const std::size_t rows = known.is_file() ? tables_[static_cast<std::size_t>(list)].rows.size()
                                             : known.choices.size();
    return static_cast<std::int32_t>(rows);
}

std::string_view Lists::cell(ListIndex list, std::int32_t row, std::string_view column) const {
    const ChoiceList& known = form_.list(list);
    const auto at = static_cast<std::size_t>(row);
    if (!known.is_file()) {
        const Choice& choice = known.choices[at];
        if (column == "name" || column == "value") return choice.name;
        if (column == "list_name") return known.name;
        const auto found = known.find_column(column);
        return found && *found < choice.properties.size()
                   ? std::string_view(choice.properties[*found])
                   : "";
    }
    const Table& table = tables_[static_cast<std::size_t>(list)];
    const auto found = std::find(table.columns.begin(), table.columns.end(), column);
    const auto index = static_cast<std::size_t>(found - table.columns.begin());
    if (found == table.columns.end() || index >= table.rows[at].size()) return "";
    return table.rows[at][index];
}

std::span<const std::int32_t>
Lists::rows_with(ListIndex list, std::string_view column, std::string_view text) const {
    auto& indexes = indexes_[static_cast<std::size_t>(list)];
    const auto found = indexes.try_emplace(std::string(column));
    Index& index = found.first->second;
    if (found.second)
        for (std::int32_t row = 0; row < row_count(list); ++row)
            index[std::string(cell(list, row, column))].push_back(row);
    const auto rows = index.find(std::string(text));
    if (rows == index.end()) return {};
    return rows->second;
}

} // namespace kith
