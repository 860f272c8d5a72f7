// Text to expression, completely at load: grammar, function names, numbers of arguments.
#pragma once

#include "survey_core/expr/ast.h"

#include <tl/expected.hpp>

#include <string_view>

namespace kith::expr {

/// What is wrong with an expression. Offsets are bytes of the text that was handed in.
/// Codes: expression-syntax, bad-reference, unknown-function, argument-count, unknown-reference,
/// ambiguous-reference, unknown-path, unknown-list, expression-too-long.
struct ExprProblem {
    std::string code;
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string message;
    std::string suggestion;
    bool is_warning = false; // it can still be evaluated: a path that leads nowhere is blank

    bool operator==(const ExprProblem&) const = default;
};

struct ParseOptions {
    bool repair = false; // reads trim() as normalize-space()
};

/// Typographic quotes are read as straight quotes. The result is not yet bound.
[[nodiscard]] tl::expected<Expression, ExprProblem> parse_expression(std::string_view text,
                                                                     ParseOptions options = {});

/// A default is dynamic when it holds an operator, a function call or `${}`; a hyphen in a date or
/// in plain text does not count. `is_date` for date questions.
[[nodiscard]] bool is_dynamic_default(std::string_view text);

} // namespace kith::expr
