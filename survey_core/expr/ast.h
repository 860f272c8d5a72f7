// The compiled form of one XLSForm expression: a flat tree of nodes whose paths are bound to slots
// of the form. Never evaluates anything and knows no form: a node of the form is only a number
// here.
#pragma once

#include "survey_core/expr/functions.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kith::expr {

using TermIndex = std::int32_t;
inline constexpr std::int32_t none = -1;

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

enum class PathStart : std::uint8_t {
    root,       // /data/...
    here,       // relative, `.`
    owner,      // current()
    reference,  // ${name}
    last_saved, // ${last-saved#name}
    list,       // instance('name')
};

enum class Axis : std::uint8_t { child, parent, self, any_child };

struct PathStep {
    Axis axis = Axis::child;
    std::string name;
    std::vector<TermIndex> predicates;
    std::size_t offset = 0;
    std::size_t length = 0;
};

/// A condition on the nodes of one step. `node` is the step's form node (none for a row of a list).
struct PathFilter {
    std::int32_t node = none;
    TermIndex predicate = none;
};

/// What the binder found out about a path: which node of the form it ends at, and how many repeat
/// instances it shares with where it starts. `${x}` inside the repeat of x shares one level;
/// sum(${x}) outside shares none and so means the x of every instance.
struct Binding {
    enum class Origin : std::uint8_t {
        owner,
        candidate,
        list,
        candidate_row,
        last_saved
    } origin = Origin::owner;
    std::int32_t target = none; // form node
    std::int32_t list = none;
    std::int32_t shared_levels = 0;
    std::string column; // of a row; empty: the row itself
    std::vector<PathFilter> filters;
};

struct Path {
    PathStart start = PathStart::here;
    std::string name; // of reference, last_saved, list
    std::vector<TermIndex> start_predicates;
    std::vector<PathStep> steps;
    Binding binding; // valid once bound
    std::size_t offset = 0;
    std::size_t length = 0;
};

/// A form node that an expression reads, for the dependency graph.
struct Use {
    enum class What : std::uint8_t {
        value,
        membership
    } what = What::value; // membership: instances of a repeat
    std::int32_t target = none;
    std::int32_t shared_levels = 0;

    bool operator==(const Use&) const = default;
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
