#include "survey_core/interview/explain.h"

#include "survey_core/base/check.h"
#include "survey_core/interview/engine.h"

#include <algorithm>
#include <array>

namespace kith {
namespace {

constexpr std::size_t most_seen = 6;

/// Reads what rules read, and evaluates nothing that could draw from chance or the clock again.
class Explainer {
public:
    Explainer(const Engine& engine, ScopeIndex at) : engine_(engine), at_(at) {}

    /// From the outermost group to the place itself.
    void add_relevance(NodeIndex place) {
        std::vector<NodeIndex> around;
        for (NodeIndex node = place; node != no_node; node = form().node(node).parent)
            around.push_back(node);
        std::reverse(around.begin(), around.end());
        for (const NodeIndex node : around)
            add_condition(Rule::relevant, node, form().node(node).relevant);
    }

    void add_own(NodeIndex place) {
        const Node& node = form().node(place);
        add_condition(Rule::readonly, place, node.readonly);
        add_condition(Rule::required, place, node.required);
        if (node.is_question() && !engine_.text(at_, place).text.empty())
            add_condition(Rule::constraint, place, node.constraint);
        if (node.calculation != no_expression)
            add(Rule::calculation, place, node.calculation, true, engine_.slot(at_, place).text);
        if (node.choice_filter != no_expression) {
            const std::size_t offered = engine_.offered(at_, place).size();
            add(Rule::choice_filter,
                place,
                node.choice_filter,
                offered > 0,
                std::to_string(offered));
        }
        if (node.repeat_count != no_expression && engine_.is_series(at_, place))
            add_count(place, node);
    }

    std::vector<Reason> take() { return std::move(reasons_); }

private:
    [[nodiscard]] const Form& form() const { return engine_.form(); }

    /// Of the scope that holds the node: a rule of a group stands where the group stands.
    [[nodiscard]] ScopeIndex scope_of(NodeIndex node) const {
        const NodeIndex repeat = form().node(node).repeat;
        return engine_.ancestor(at_, repeat == no_node ? 0 : form().node(repeat).levels);
    }

    void add_condition(Rule rule, NodeIndex owner, ExpressionId id) {
        if (id == no_expression) return;
        const ScopeIndex scope = scope_of(owner);
        const bool holds = rule == Rule::relevant && form().expression(id).is_volatile
                               ? engine_.is_relevant(scope, owner)
                               : engine_.truth(id, scope, owner);
        add(rule, owner, id, holds, holds ? "true" : "false");
    }

    void add_count(NodeIndex place, const Node& node) {
        const auto count = engine_.series(at_, place).active.size();
        add(Rule::repeat_count, place, node.repeat_count, count > 0, std::to_string(count));
    }

    void add(Rule rule, NodeIndex owner, ExpressionId id, bool holds, std::string result) {
        const ScopeIndex scope = scope_of(owner);
        Reason reason{rule, engine_.ref_of(scope, owner), {}, holds, std::move(result), {}};
        const expr::Expression& expression = form().expression(id);
        reason.expression = expression.source;
        for (const expr::Use& use : expression.uses)
            add_seen(reason, use, engine_.ancestor(scope, use.shared_levels));
        reasons_.push_back(std::move(reason));
    }

    static void keep(Reason& reason, SeenAnswer seen) {
        const auto same = [&](const SeenAnswer& known) { return known.node == seen.node; };
        if (reason.seen.size() < most_seen && !std::ranges::any_of(reason.seen, same))
            reason.seen.push_back(std::move(seen));
    }

    void add_seen(Reason& reason, const expr::Use& use, ScopeIndex from) {
        if (engine_.is_series(from, use.target)) {
            if (form().node(use.target).levels != engine_.scope(from).level + 1) return;
            const auto count = engine_.series(from, use.target).active.size();
            keep(reason, {engine_.ref_of(from, use.target), std::to_string(count), false});
            return;
        }
        if (!form().node(use.target).is_question()) return;
        engine_.each_scope_below(from, use.target, [&](ScopeIndex scope) {
            keep(reason,
                 {engine_.ref_of(scope, use.target),
                  std::string(engine_.text(scope, use.target).text),
                  !engine_.is_relevant(scope, use.target)});
        });
    }

    const Engine& engine_;
    ScopeIndex at_;
    std::vector<Reason> reasons_;
};

} // namespace

std::string_view rule_name(Rule rule) {
    constexpr std::array<std::string_view, 7> names = {"relevant",
                                                       "repeat_count",
                                                       "choice_filter",
                                                       "calculation",
                                                       "readonly",
                                                       "required",
                                                       "constraint"};
    return names.at(static_cast<std::size_t>(rule));
}

std::vector<Reason> Interview::explain(const NodeRef& place) const {
    const auto scope = engine_->find_scope(place);
    KITH_CHECK(scope.has_value());
    Explainer explainer(*engine_, *scope);
    explainer.add_relevance(place.node);
    explainer.add_own(place.node);
    return explainer.take();
}

std::vector<HiddenPlace> Interview::hidden() const {
    std::vector<HiddenPlace> found;
    std::vector<NodeRef> waiting{NodeRef{}};
    while (!waiting.empty()) {
        const NodeRef place = std::move(waiting.back());
        waiting.pop_back();
        const Node& node = form().node(place.node);
        const ScopeIndex scope = engine_->find_scope(place).value();
        if (!node.is_shown || is_metadata(node.type)) continue;
        const bool is_empty = engine_->is_series(scope, place.node) && count(place) == 0;
        if (!engine_->is_relevant(scope, place.node) || is_empty) {
            std::vector<Reason> reasons = explain(place);
            std::erase_if(reasons, [](const Reason& reason) {
                return reason.holds || reason.rule > Rule::repeat_count;
            });
            found.push_back({place, std::move(reasons)});
            continue;
        }
        std::vector<NodeRef> inside = children(place);
        std::move(inside.rbegin(), inside.rend(), std::back_inserter(waiting));
    }
    return found;
}

} // namespace kith
