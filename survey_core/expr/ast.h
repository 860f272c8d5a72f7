// The compiled form of one XLSForm expression: a flat tree of nodes whose paths are bound to slots
// of the form. Never evaluates anything and knows no form: a node of the form is only a number
// here.
#pragma once

#include "survey_core/expr/functions.h"
#include "survey_core/expr/path.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kith::expr {

enum class TermKind : std::uint8_t {
    number,
    text,
    call,   // function, arguments
    path,   // paths[path]
    negate, // one argument
    either, // or
    both,   // and
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    add,
    subtract,
    multiply,
    divide,
    modulo,
    unite, // |
};

/// One node of the tree. Its arguments are `arguments[first_argument .. + argument_count)` of the
/// expression.
struct Term {
    TermKind kind = TermKind::text;
    Function function = Function::none;
    std::int32_t first_argument = 0;
    std::int32_t argument_count = 0;
    std::int32_t path = none;
    std::int32_t list = none; // pulldata: the file
    double number = 0;
    std::string text;
    std::size_t offset = 0; // where it stands in the source, for findings
    std::size_t length = 0;
};

/// An expression as parsed, and after bind() ready to be evaluated. Immutable from then on.
struct Expression {
    std::string source;
    std::vector<Term> terms;
    std::vector<TermIndex> arguments;
    std::vector<Path> paths;
    TermIndex root = none;
    std::vector<Use> uses; // filled by bind()
    bool is_volatile =
        false; // depends on now(), random() ...: evaluated at load and when an input changes
    bool reads_language =
        false; // jr:choice-name, jr:itext: evaluated again when the language changes
};

} // namespace kith::expr
