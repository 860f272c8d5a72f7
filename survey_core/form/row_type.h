// The type column: "select_one crops or_other" and all its old spellings.
#pragma once

#include "survey_core/form/question.h"

namespace kith {

struct RowType {
    enum class Does : std::uint8_t {
        unknown,
        question,
        begin_group,
        begin_repeat,
        end_group,
        end_repeat,
    } does = Does::unknown;
    QuestionType type = QuestionType::text;
    std::string list;        // list name, file name, or ${field}
    bool needs_list = false; // a select, also when the list is missing
    bool has_other = false;
    bool is_file = false;
    bool is_external = false;
    bool is_old_hidden = false; // `hidden string`: repairable
};

/// Types are case-sensitive; runs of spaces count as one.
[[nodiscard]] RowType parse_row_type(std::string_view text);
[[nodiscard]] const std::vector<std::string>& known_types(); // for suggestions

} // namespace kith
