// The paths of an expression, as written and as bound to the form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kith::expr {

using TermIndex = std::int32_t;
inline constexpr std::int32_t none = -1;

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

} // namespace kith::expr
