#include "survey_core/expr/bind.h"

#include "survey_core/base/text.h"

#include <algorithm>

namespace kith::expr {

namespace {

/// What surrounds the term that is being bound: who owns the expression and, inside a predicate,
/// which candidate is being judged.
struct Scene {
    std::int32_t owner = none;
    std::int32_t candidate = none;
    bool candidate_is_row = false;
    std::int32_t candidate_list = none;
    std::int32_t owner_levels = 0;     // repeat instances that the owner stands in
    std::int32_t candidate_shared = 0; // repeat instances that candidate and owner have in common
};

class Walk {
public:
    Walk(Expression& expression, Binder& binder) : expression_(expression), binder_(binder) {}

    void bind(TermIndex index, const Scene& scene) {
        if (index == none) return;
        const TermKind kind = term(index).kind;
        if (kind == TermKind::path) return bind_path(term(index).path, scene);
        if (kind == TermKind::call && bind_special(index, scene)) return;
        for (std::int32_t i = 0; i < term(index).argument_count; ++i)
            bind(argument(index, i), scene);
    }

    std::vector<ExprProblem> take_problems() { return std::move(problems_); }
    [[nodiscard]] std::int32_t level(std::int32_t node) const {
        return static_cast<std::int32_t>(repeats(node).size());
    }

private:
    Term& term(TermIndex index) { return expression_.terms[static_cast<std::size_t>(index)]; }
    Path& path(std::int32_t index) { return expression_.paths[static_cast<std::size_t>(index)]; }
    TermIndex& argument(TermIndex index, std::int32_t i) {
        return expression_.arguments[static_cast<std::size_t>(term(index).first_argument + i)];
    }

    [[nodiscard]] std::vector<std::int32_t> repeats(std::int32_t node) const {
        std::vector<std::int32_t> chain;
        for (; node != none; node = binder_.parent(node))
            if (binder_.is_repeat(node)) chain.push_back(node);
        std::reverse(chain.begin(), chain.end());
        return chain;
    }
    [[nodiscard]] std::int32_t common(std::int32_t a, std::int32_t b) const {
        const auto first = repeats(a);
        const auto second = repeats(b);
        std::size_t same = 0;
        while (same < first.size() && same < second.size() && first[same] == second[same])
            ++same;
        return static_cast<std::int32_t>(same);
    }

    void problem(std::string code,
                 const Path& at,
                 std::string message,
                 std::string suggestion = "",
                 bool is_warning = false) {
        problems_.push_back({std::move(code),
                             at.offset,
                             at.length,
                             std::move(message),
                             std::move(suggestion),
                             is_warning});
    }

    void use(Use found) {
        if (std::find(expression_.uses.begin(), expression_.uses.end(), found) ==
            expression_.uses.end())
            expression_.uses.push_back(found);
    }
    /// A value, and the membership of every repeat on the way to it that is not shared.
    void use_value(std::int32_t target, std::int32_t shared) {
        use({Use::What::value, target, shared});
        use_members(target, shared);
    }
    void use_members(std::int32_t target, std::int32_t shared) {
        const auto chain = repeats(target);
        for (std::size_t i = static_cast<std::size_t>(shared); i < chain.size(); ++i)
            use({Use::What::membership, chain[i], shared});
    }

    // --- calls that read their arguments in a way of their own ---

    bool bind_special(TermIndex index, const Scene& scene) {
        switch (term(index).function) {
        case Function::uuid:
        case Function::now:
        case Function::today:
        case Function::random:
            expression_.is_volatile = true;
            return false;
        case Function::itext:
        case Function::extract_signed:
            warn_unsupported(index);
            return false;
        case Function::choice_name:
            expression_.reads_language = true;
            unquote_choice_question(index);
            return false;
        case Function::pulldata:
            bind_pulldata(index);
            return false;
        case Function::position:
            return bind_position(index, scene);
        case Function::indexed_repeat:
            return bind_indexed_repeat(index, scene);
        default:
            return false;
        }
    }

    void warn_unsupported(TermIndex index) {
        const Term& call = term(index);
        problems_.push_back(
            {"unsupported-function",
             call.offset,
             call.length,
             "The function " + call.text + "() is not supported yet; it gives a blank.",
             "",
             true});
    }

    /// jr:choice-name(${f}, '${f}'): the second argument names the question inside quotation marks.
    void unquote_choice_question(TermIndex index) {
        Term& quoted = term(argument(index, 1));
        if (quoted.kind != TermKind::text) return;
        auto parsed = parse_expression(quoted.text);
        const bool is_path =
            parsed && parsed->terms.size() == 1 && parsed->terms[0].kind == TermKind::path;
        if (!is_path) return;
        Path inner = parsed->paths[0];
        inner.offset = quoted.offset;
        inner.length = quoted.length;
        expression_.paths.push_back(std::move(inner));
        quoted.kind = TermKind::path;
        quoted.path = static_cast<std::int32_t>(expression_.paths.size() - 1);
    }

    void bind_pulldata(TermIndex index) {
        const Term& file = term(argument(index, 0));
        if (file.kind != TermKind::text) {
            problems_.push_back({"unsupported-expression",
                                 file.offset,
                                 file.length,
                                 "pulldata() needs the name of its file in quotation marks.",
                                 ""});
            return;
        }
        std::string stem = file.text;
        if (stem.ends_with(".csv")) stem.resize(stem.size() - 4);
        term(index).list = binder_.file_list(stem);
    }

    bool bind_position(TermIndex index, const Scene& scene) {
        if (term(index).argument_count == 0) return true;
        const TermIndex of = argument(index, 0);
        bind(of, scene);
        if (term(of).kind != TermKind::path) return true;
        const Binding& bound = path(term(of).path).binding;
        if (bound.target == none) return true;
        const auto chain = repeats(bound.target);
        const std::int32_t last = static_cast<std::int32_t>(chain.size()) - 1;
        if (last >= 0) use({Use::What::membership, chain.back(), to_owner(bound, last, scene)});
        return true;
    }

    static std::int32_t to_owner(const Binding& bound, std::int32_t shared, const Scene& scene) {
        shared = std::min(shared, bound.shared_levels);
        return bound.origin == Binding::Origin::candidate ? std::min(shared, scene.candidate_shared)
                                                          : shared;
    }

    /// indexed-repeat(field, repeat, n, repeat, n ...): the field in chosen instances, so nothing
    /// from the first named repeat inwards is shared.
    bool bind_indexed_repeat(TermIndex index, const Scene& scene) {
        const std::int32_t count = term(index).argument_count;
        for (std::int32_t i = 0; i < count; ++i) {
            if (i % 2 == 1 || i == 0) {
                const Term& given = term(argument(index, i));
                if (given.kind != TermKind::path) {
                    problems_.push_back(
                        {"unsupported-expression",
                         given.offset,
                         given.length,
                         "indexed-repeat() needs a question, then a repeat and a number in turn.",
                         ""});
                    return true;
                }
            }
        }
        const TermIndex field = argument(index, 0);
        const std::vector<Use> before =
            expression_.uses; // the plain reading of the field does not count
        bind(field, scene);
        expression_.uses = before;
        for (std::int32_t i = 1; i < count; ++i)
            bind(argument(index, i), scene);
        Binding& bound = path(term(field).path).binding;
        if (bound.target == none) return true;
        std::int32_t shared = std::min(common(scene.owner, bound.target), scene.owner_levels);
        for (std::int32_t i = 1; i < count; i += 2) {
            const Binding& repeat = path(term(argument(index, i)).path).binding;
            if (repeat.target != none) shared = std::min(shared, level(repeat.target) - 1);
        }
        bound.shared_levels = std::max(shared, 0);
        use_value(bound.target, bound.shared_levels);
        return true;
    }

    // --- paths ---

    void bind_path(std::int32_t index, const Scene& scene) {
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

    std::int32_t find_named(const Path& at) {
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

    void bind_reference(std::int32_t index, const Scene& scene) {
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

    void bind_absolute(std::int32_t index, const Scene& scene) {
        const PathStep& first = path(index).steps.front();
        if (first.axis != Axis::child || first.name.empty() ||
            binder_.child(none, first.name) == none)
            return nowhere(index, "/" + first.name);
        Binding bound;
        bound.shared_levels = 1'000; // cut down at the end to what owner and target have in common
        finish(index, scene, bound, binder_.root(), 1);
    }

    void bind_relative(std::int32_t index,
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

    void nowhere(std::int32_t index, const std::string& at) {
        problem("unknown-path",
                path(index),
                "The path leads nowhere at " + at + "; it is read as blank.",
                "Use ${name} of the question.",
                true);
    }

    /// Follows the steps from `first` on and keeps count of the repeat instances still shared.
    void finish(std::int32_t index,
                const Scene& scene,
                Binding bound,
                std::int32_t node,
                std::size_t first) {
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

    void settle(std::int32_t index, const Scene& scene, Binding bound) {
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

    void bind_last_saved(std::int32_t index) {
        const std::int32_t node = find_named(path(index));
        if (node == none) return;
        path(index).binding.origin = Binding::Origin::last_saved;
        path(index).binding.target = node;
    }

    void bind_column(std::int32_t index, const Scene& scene) {
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
    void bind_list(std::int32_t index, const Scene& scene) {
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

    void bind_saved_path(std::int32_t index) {
        const Path& at = path(index);
        std::int32_t node = binder_.root();
        for (std::size_t i = 1; i < at.steps.size() && node != none; ++i)
            node = binder_.child(node, at.steps[i].name);
        if (node == none) return nowhere(index, at.name);
        path(index).binding.origin = Binding::Origin::last_saved;
        path(index).binding.target = node;
    }

    Expression& expression_;
    Binder& binder_;
    std::vector<ExprProblem> problems_;
};

} // namespace

std::vector<ExprProblem> bind_expression(Expression& expression, Binder& binder, BindPlace place) {
    Walk walk(expression, binder);
    Scene scene;
    scene.owner = place.owner;
    scene.candidate_is_row = place.candidate_is_row;
    scene.candidate = place.candidate_node;
    scene.owner_levels = walk.level(place.owner) - (place.owner_is_series ? 1 : 0);
    walk.bind(expression.root, scene);
    return walk.take_problems();
}

} // namespace kith::expr
