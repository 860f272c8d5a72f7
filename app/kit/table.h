// A long list: hairlines, no grid, only the rows in sight are asked for. And two values side by
// side.
#pragma once

#include "app/kit/kit.h"
#include "app/kit/texts.h"

#include <functional>
#include <optional>
#include <vector>

namespace kith::app {

struct TableColumn {
    std::string id;
    std::string label;
    float share = 1.0F; // of the width
    bool can_sort = true;
};

struct TableCell {
    std::string words;
    Tone tone = Tone::neutral;
    bool is_marked = false; // of the first cell, where rows have marks
};

enum class RowMarks { none, one_of_them, any_of_them };

struct TableSpec {
    std::string_view id;
    std::string_view label;
    std::vector<TableColumn> columns;
    std::size_t rows = 0;
    float height = 0.0F;        // window pixels; 0: as many rows as there are
    std::string sorted_by = {}; // a column's id
    bool is_descending = false;
    std::optional<std::size_t> chosen = {};
    bool has_header = true;
    RowMarks marks = RowMarks::none; // at the start of each row
    bool has_keys = false; // arrows move the cursor though the focus is on a field that searches it
};

struct TableTouch {
    std::optional<std::size_t> opened;  // a click, or Enter on the row
    std::optional<std::string> sort_by; // a header was pressed
    bool has_moved = false;             // the cursor went to another row
};

/// `row(index)` gives one cell per column; asked only for rows in sight.
TableTouch draw_table(Kit& kit,
                      const TableSpec& spec,
                      const std::function<std::vector<TableCell>(std::size_t)>& row);

struct Side {
    std::string initials;
    std::string name;  // "Amina B."
    std::string where; // "laptop 3, blue lid"
    std::string pill;
    Tone pill_tone = Tone::neutral;
    std::string value;
    std::vector<std::pair<Icon, std::string>> facts;
    std::string keep_label;
    char character = 0; // the key that keeps it
};

/// Two cards of equal weight; only what differs is tinted. The side that was kept: 0 or 1.
std::optional<int>
draw_comparison(Kit& kit, std::string_view id, const Side& ours, const Side& theirs);

/// The stretch of `text` that differs from `other`: whole characters, as [from, to).
[[nodiscard]] std::pair<std::size_t, std::size_t> differing_part(std::string_view text,
                                                                 std::string_view other);

} // namespace kith::app
