// Evaluating a bound expression. Everything it may read comes through Environment; it changes
// nothing.
#pragma once

#include "survey_core/base/clock.h"
#include "survey_core/expr/ast.h"
#include "survey_core/expr/value.h"

#include <optional>
#include <span>

namespace kith::expr {

/// The answers as expressions see them. Scopes are numbered: one for the form, one for each repeat
/// instance.
class Environment {
public:
    virtual ~Environment() = default;

    // the tree of definitions
    [[nodiscard]] virtual std::int32_t
    level(std::int32_t node) const = 0; // repeats among ancestors and itself
    /// The repeat at level 1, 2 ... on the way from the root to `node`.
    [[nodiscard]] virtual std::int32_t repeat_at(std::int32_t node, std::int32_t level) const = 0;

    // the instances
    [[nodiscard]] virtual std::int32_t ancestor(std::int32_t scope, std::int32_t level) const = 0;
    [[nodiscard]] virtual std::span<const std::int32_t> instances(std::int32_t scope,
                                                                  std::int32_t repeat) const = 0;
    [[nodiscard]] virtual std::int32_t position(std::int32_t scope) const = 0; // from 1
    /// The effective text: blank while not relevant or not offered.
    [[nodiscard]] virtual NodeText text(std::int32_t scope, std::int32_t node) const = 0;
    [[nodiscard]] virtual bool is_relevant(std::int32_t scope, std::int32_t node) const = 0;
    [[nodiscard]] virtual std::string own_text(std::int32_t scope,
                                               std::int32_t node) const = 0; // for once()

    // lists
    [[nodiscard]] virtual std::int32_t row_count(std::int32_t list) const = 0;
    [[nodiscard]] virtual std::string
    cell(std::int32_t list, std::int32_t row, std::string_view column) const = 0;
    /// Rows whose column holds exactly this text; found by a hash index.
    [[nodiscard]] virtual std::span<const std::int32_t>
    rows_with(std::int32_t list, std::string_view column, std::string_view text) const = 0;
    [[nodiscard]] virtual std::string
    choice_label(std::int32_t scope, std::int32_t node, std::string_view name) const = 0;
    /// A text of the form by its name, in the language of the interview; blank: none.
    [[nodiscard]] virtual std::string itext(std::string_view id) const = 0;

    // the world
    [[nodiscard]] virtual std::string last_saved(std::int32_t node) const = 0;
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual std::int32_t offset_minutes(Instant at) const = 0; // local time minus UTC
    [[nodiscard]] virtual Random& random() const = 0;
    [[nodiscard]] virtual std::string property(std::string_view name) const = 0;
    [[nodiscard]] virtual std::string version() const = 0;
};

/// Where an expression is evaluated.
struct Spot {
    std::int32_t scope = 0;
    std::int32_t owner = none;
    std::optional<Item> candidate; // choice_filter: the row or node being judged
    std::int32_t position = 1;     // of the candidate
    std::int32_t size = 1;
};

[[nodiscard]] Value
evaluate(const Expression& expression, const Environment& environment, const Spot& spot);

/// Any value as text, number, truth: the rules of forms/README.md section 2.
[[nodiscard]] std::string to_text(const Value& value, const Environment& environment);
[[nodiscard]] double to_number(const Value& value, const Environment& environment);
[[nodiscard]] bool to_truth(const Value& value, const Environment& environment);

/// The rows among all of a list that satisfy a filter (a choice_filter), in list order.
[[nodiscard]] std::vector<std::int32_t> filter_rows(const Expression& filter,
                                                    const Environment& environment,
                                                    const Spot& spot,
                                                    std::int32_t list);

/// Order of the fixed Park-Miller shuffle of `count` things, as the other engines make it.
[[nodiscard]] std::vector<std::size_t> shuffled_order(std::size_t count, std::int64_t seed);

} // namespace kith::expr
