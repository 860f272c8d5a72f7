// What a column of an export means. Central writes `group-question`, KoboToolbox
// `group/question`, both may leave the groups out; points and multiple choices may be split into
// several columns. A repeat has a table of its own.
#pragma once

#include "survey_core/form/form.h"

#include <map>

namespace kith {

struct ColumnMeaning {
    enum class Kind : std::uint8_t {
        unknown,
        bookkeeping, // the server's own: who sent it, in which state it was
        value,
        choice,     // `question/choice`: 1 or TRUE where it is chosen
        point_part, // latitude, longitude, altitude, accuracy
        row_key,
        parent_key,
        row_index,
        parent_index,
        instance_id,
        bare_uuid, // an instance's id without "uuid:"
        form_version,
    };
    Kind kind = Kind::unknown;
    NodeIndex node = no_node;
    std::string choice;
    std::size_t part = 0; // of a point

    bool operator==(const ColumnMeaning&) const = default;
};

class ExportColumns {
public:
    /// `table`: the repeat whose instances are the rows; no_node: the submissions themselves.
    ExportColumns(const Form& form, NodeIndex table);
    [[nodiscard]] ColumnMeaning meaning(std::string_view header) const;

private:
    void add_name(const std::string& name, NodeIndex node);
    [[nodiscard]] NodeIndex question(const std::string& name) const;
    [[nodiscard]] ColumnMeaning point_part(const std::string& header) const;
    [[nodiscard]] ColumnMeaning choice_column(const std::string& header) const;

    const Form& form_;
    std::map<std::string, NodeIndex, std::less<>> by_name_; // no_node: two questions are meant
};

/// Has a column that points to the row above it: the rows are instances of a repeat.
[[nodiscard]] bool is_repeat_table(const std::vector<std::string>& header);
/// The repeat that a file holds, by its name ("Form-children-child.csv", "child.csv"), else by its
/// columns. Nothing where neither says.
[[nodiscard]] std::optional<NodeIndex> find_repeat_table(const Form& form,
                                                         std::string_view file_stem,
                                                         const std::vector<std::string>& header);

} // namespace kith
