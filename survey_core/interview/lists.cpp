#include "survey_core/interview/lists.h"

#include <algorithm>

namespace kith {

std::shared_ptr<const ListTables> parse_lists(const Form& form) {
    auto tables = std::make_shared<ListTables>();
    tables->by_list.resize(form.lists().size());
    for (std::size_t i = 0; i < tables->by_list.size(); ++i) {
        const ChoiceList& list = form.lists()[i];
        if (!list.is_file()) continue;
        const auto own = form.files().find(list.file);
        if (own != form.files().end())
            tables->by_list[i] =
                std::make_shared<const Table>(parse_table(own->second, list.source));
    }
    return tables;
}

Lists::Lists(const Form& form, const Attachment& attachment, std::shared_ptr<const ListTables> own)
    : form_(form), tables_((own ? own : parse_lists(form))->by_list),
      indexes_(form.lists().size()) {
    for (std::size_t i = 0; i < tables_.size(); ++i) {
        const ChoiceList& list = form.lists()[i];
        if (!list.is_file() || tables_[i]) continue;
        const auto content = attachment ? attachment(list.file) : std::nullopt;
        tables_[i] =
            std::make_shared<const Table>(content ? parse_table(*content, list.source) : Table{});
    }
}

/// \pre the list is a file's
const Table& Lists::table(ListIndex list) const {
    return *tables_[static_cast<std::size_t>(list)];
}

std::int32_t Lists::row_count(ListIndex list) const {
    const ChoiceList& known = form_.list(list);
    const std::size_t rows = known.is_file() ? table(list).rows.size() : known.choices.size();
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
    const Table& file = table(list);
    const auto found = std::find(file.columns.begin(), file.columns.end(), column);
    const auto index = static_cast<std::size_t>(found - file.columns.begin());
    if (found == file.columns.end() || index >= file.rows[at].size()) return "";
    return file.rows[at][index];
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
