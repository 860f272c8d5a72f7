#include "survey_core/base/text.h"
#include "survey_core/expr/bind_walk.h"

#include <algorithm>

namespace kith::expr {

void Walk::bind_path(std::int32_t index, const Scene& scene) {
    switch (path(index).start) {
    case PathStart::reference:
        return bind_reference(index, scene);
    case PathStart::last_saved:
        return bind_last_saved(index);
    case PathStart::list:
        return bind_list(index, scene);
    case PathStart::root:
        return bind_absolute(index, scene);
    case PathStart::owner:
        return bind_relative(index, scene, scene.owner, Binding::Origin::owner);
    case PathStart::here:
        if (scene.candidate_is_row) return bind_column(index, scene);
        if (scene.candidate != none)
            return bind_relative(index, scene, scene.candidate, Binding::Origin::candidate);
        return bind_relative(index, scene, scene.owner, Binding::Origin::owner);
    }
}

std::int32_t Walk::find_named(const Path& at) {
    const auto nodes = binder_.named(at.name);
    if (nodes.size() == 1) return nodes[0];
    if (nodes.size() > 1) {
        problem("ambiguous-reference",
                at,
                "${" + at.name +
                    "} could mean several questions of that name; rename one of them.");
        return none;
    }
    const std::string near = nearest_word(at.name, binder_.all_names()).value_or("");
    problem("unknown-reference",
            at,
            "There is no question called " + at.name + ".",
            near.empty() ? "" : "${" + near + "}");
    return none;
}

void Walk::bind_reference(std::int32_t index, const Scene& scene) {
    const std::int32_t node = find_named(path(index));
    if (node == none) return;
    const std::int32_t own = binder_.is_repeat(node) ? level(node) - 1 : level(node);
    Binding bound;
    bound.shared_levels = std::min({common(scene.owner, node), own, scene.owner_levels});
    if (scene.candidate != none && common(scene.candidate, node) > bound.shared_levels &&
        own > bound.shared_levels) {
        bound.origin = Binding::Origin::candidate;
        bound.shared_levels = std::min(common(scene.candidate, node), own);
    }
    for (const TermIndex predicate : path(index).start_predicates)
        bound.filters.push_back({node, predicate});
    if (binder_.is_repeat(node) == false && !bound.filters.empty() && level(node) > 0 &&
        bound.shared_levels == level(node))
        bound.shared_levels = level(node) - 1;
    finish(index, scene, bound, node, 0);
}

void Walk::bind_absolute(std::int32_t index, const Scene& scene) {
    const PathStep& first = path(index).steps.front();
    if (first.axis != Axis::child || first.name.empty() || binder_.child(none, first.name) == none)
        return nowhere(index, "/" + first.name);
    Binding bound;
    bound.shared_levels = 1'000; // cut down at the end to what owner and target have in common
    finish(index, scene, bound, binder_.root(), 1);
}

void Walk::bind_relative(std::int32_t index,
                         const Scene& scene,
                         std::int32_t from,
                         Binding::Origin origin) {
    Binding bound;
    bound.origin = origin;
    bound.shared_levels = level(from);
    if (origin == Binding::Origin::owner)
        bound.shared_levels = std::min(bound.shared_levels, scene.owner_levels);
    finish(index, scene, bound, from, 0);
}

void Walk::nowhere(std::int32_t index, const std::string& at) {
    problem("unknown-path",
            path(index),
            "The path leads nowhere at " + at + "; it is read as blank.",
            "Use ${name} of the question.",
            true);
}

/// Follows the steps from `first` on and keeps count of the repeat instances still shared.
void Walk::finish(
    std::int32_t index, const Scene& scene, Binding bound, std::int32_t node, std::size_t first) {
    const std::vector<PathStep> steps = path(index).steps;
    for (std::size_t i = first; i < steps.size(); ++i) {
        if (steps[i].axis == Axis::any_child)
            return problem(
                "unsupported-expression", path(index), "A star * in a path is not supported.");
        if (steps[i].axis == Axis::parent) {
            node = binder_.parent(node);
            bound.shared_levels = std::min(bound.shared_levels, node == none ? 0 : level(node));
        } else if (steps[i].axis == Axis::child) {
            node = binder_.child(node, steps[i].name);
        }
        if (node == none) return nowhere(index, steps[i].name.empty() ? ".." : steps[i].name);
        for (const TermIndex predicate : steps[i].predicates)
            bound.filters.push_back({node, predicate});
        if (!steps[i].predicates.empty() && binder_.is_repeat(node))
            bound.shared_levels = std::min(bound.shared_levels, level(node) - 1);
    }
    bound.target = node;
    if (path(index).start == PathStart::root) {
        const std::int32_t own = binder_.is_repeat(node) ? level(node) - 1 : level(node);
        bound.shared_levels =
            std::min({bound.shared_levels, common(scene.owner, node), own, scene.owner_levels});
    }
    settle(index, scene, std::move(bound));
}

void Walk::settle(std::int32_t index, const Scene& scene, Binding bound) {
    const std::int32_t shared = bound.origin == Binding::Origin::candidate
                                    ? std::min(bound.shared_levels, scene.candidate_shared)
                                    : bound.shared_levels;
    use_value(bound.target, shared);
    const std::vector<PathFilter> filters = bound.filters;
    path(index).binding = std::move(bound);
    for (const PathFilter& filter : filters) {
        Scene inner = scene;
        inner.candidate = filter.node;
        inner.candidate_is_row = false;
        inner.candidate_shared = shared;
        bind(filter.predicate, inner);
    }
}

void Walk::bind_last_saved(std::int32_t index) {
    const std::int32_t node = find_named(path(index));
    if (node == none) return;
    path(index).binding.origin = Binding::Origin::last_saved;
    path(index).binding.target = node;
}

void Walk::bind_column(std::int32_t index, const Scene& scene) {
    Binding bound;
    bound.origin = Binding::Origin::candidate_row;
    bound.list = scene.candidate_list;
    for (const PathStep& step : path(index).steps) {
        if (step.axis == Axis::self) continue;
        if (step.axis != Axis::child || !bound.column.empty() || !step.predicates.empty())
            return nowhere(index, step.name.empty() ? ".." : step.name);
        bound.column = step.name;
    }
    path(index).binding = std::move(bound);
}

/// instance('list')/root/item[...]/column. The names of the first two steps do not matter.
void Walk::bind_list(std::int32_t index, const Scene& scene) {
    const Path at = path(index);
    if (at.name == "__last-saved") return bind_saved_path(index);
    Binding bound;
    bound.origin = Binding::Origin::list;
    bound.list = binder_.list(at.name);
    if (bound.list == none)
        return problem(
            "unknown-list", at, "There is no list called " + at.name + " for instance().");
    for (std::size_t i = 0; i < at.steps.size(); ++i) {
        if (at.steps[i].axis != Axis::child && i != 1) return nowhere(index, "..");
        for (const TermIndex predicate : at.steps[i].predicates)
            bound.filters.push_back({none, predicate});
        if (i == 2) bound.column = at.steps[i].name;
        if (i > 2) return nowhere(index, at.steps[i].name);
    }
    const std::vector<PathFilter> filters = bound.filters;
    Scene inner = scene;
    inner.candidate = none;
    inner.candidate_is_row = true;
    inner.candidate_list = bound.list;
    path(index).binding = std::move(bound);
    for (const PathFilter& filter : filters)
        bind(filter.predicate, inner);
}

void Walk::bind_saved_path(std::int32_t index) {
    const Path& at = path(index);
    std::int32_t node = binder_.root();
    for (std::size_t i = 1; i < at.steps.size() && node != none; ++i)
        node = binder_.child(node, at.steps[i].name);
    if (node == none) return nowhere(index, at.name);
    path(index).binding.origin = Binding::Origin::last_saved;
    path(index).binding.target = node;
}

} // namespace kith::expr
