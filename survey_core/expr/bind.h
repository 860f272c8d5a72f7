// Binding: every name and path of an expression becomes a slot of the form, so that nothing is
// looked up by text while an interview runs.
#pragma once

#include "survey_core/expr/parse.h"

#include <optional>
#include <string_view>
#include <vector>

namespace kith::expr {

/// The form as the binder sees it: a tree of numbered nodes and numbered lists.
class Binder {
public:
    virtual ~Binder() = default;
    [[nodiscard]] virtual std::int32_t root() const = 0;
    [[nodiscard]] virtual std::int32_t parent(std::int32_t node) const = 0; // none above the root
    [[nodiscard]] virtual std::int32_t child(std::int32_t node, std::string_view name) const = 0;
    [[nodiscard]] virtual bool is_repeat(std::int32_t node) const = 0;
    /// Every node called so; more than one is an ambiguous reference.
    [[nodiscard]] virtual std::vector<std::int32_t> named(std::string_view name) const = 0;
    [[nodiscard]] virtual std::int32_t list(std::string_view name) const = 0;
    /// The list of a file for pulldata('people', ...): made if it is not known yet.
    [[nodiscard]] virtual std::int32_t file_list(std::string_view stem) = 0;
    [[nodiscard]] virtual bool has_text(std::string_view id) const = 0;   // for jr:itext('id')
    [[nodiscard]] virtual std::vector<std::string> all_names() const = 0; // for suggestions
};

/// Where an expression stands.
struct BindPlace {
    std::int32_t owner = none;     // the node that `.` and current() mean
    bool candidate_is_row = false; // choice_filter: plain names are columns of the row
    bool owner_is_series =
        false; // relevant and repeat_count of a repeat: once for all its instances
    std::int32_t candidate_node =
        none; // choice_filter of `select_one ${field}`: the repeated field
};

/// Binds in place; returns every problem found (empty: bound).
[[nodiscard]] std::vector<ExprProblem>
bind_expression(Expression& expression, Binder& binder, BindPlace place);

} // namespace kith::expr
