// Which tables and columns an export of one form has: the union of all its versions, one table for
// the submissions and one for each repeat. Decides what leaves: nothing of a named person unless
// asked for.
#pragma once

#include "survey_core/form/form.h"
#include "survey_core/store/forms.h"

#include <memory>

namespace kith {

struct ExportOptions {
    std::optional<std::string>
        labels;         // a language of the form: question and choice labels instead of names
    bool named = false; // names, contacts and sealed answers too
    const SealingKey* coordinator = nullptr; // opens sealed answers of a named export
};

struct ExportColumn {
    std::string name; // the path without root and repeat, or the label; once in its table
    FieldId field{};
    const Form* form = nullptr; // the newest version that has the question
    NodeIndex node = no_node;
};

/// One cell for what was said about the questions of a table: `age=refused; phone=unknown`. Notes
/// are people's own words, so only a named export has them.
struct ExportRemarks {
    std::string name;               // `_missing` or `_notes`
    FieldId without_numbers{};      // built in: of forms that were added before remarks had numbers
    std::vector<ExportColumn> said; // by question, each with the field of its remark
};

struct ExportTable {
    std::string name;   // empty: the submissions; else the path of the repeat
    std::string parent; // name of the table that `_parent` points into
    std::vector<ExportColumn> columns;
    std::vector<ExportRemarks> remarks; // the last cells
};

/// Columns that every table begins with; the submissions have all of them, repeats the first three.
inline constexpr std::string_view export_id = "_id";
inline constexpr std::string_view export_parent = "_parent";
inline constexpr std::string_view export_index = "_index";

struct ExportPlan {
    std::string form_id;
    std::vector<ExportTable> tables; // the submissions first, outer repeats before inner ones
    std::vector<std::string>
        left_out; // paths that are not in the export because they name a person or are sealed
};

/// A repeat as its parent's rows call it: its path below theirs.
[[nodiscard]] std::string list_name(const ExportTable& table);

/// Does this question tell who somebody is, or is it meant for coordinators only?
[[nodiscard]] bool is_personal(const Node& question);

/// \pre versions are of one form id, the newest first, and live as long as the plan
[[nodiscard]] Result<ExportPlan>
make_export_plan(StoreView& store,
                 std::span<const std::shared_ptr<const Form>> versions,
                 const ExportOptions& options);

} // namespace kith
