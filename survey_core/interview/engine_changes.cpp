#include "survey_core/interview/engine.h"

#include <algorithm>
#include <cmath>

namespace kith {

namespace {

/// A form that reads itself through other instances might never come to rest; this many steps are
/// enough for any that does.
constexpr std::int64_t most_steps = 20'000'000;
constexpr int most_trigger_rounds = 1'000;
constexpr double most_instances = 100'000;

std::uint8_t bit(Facet facet) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(facet));
}

} // namespace

bool Engine::computes(FacetIndex facet) const {
    const Node& node = form_->node(facet_node(facet));
    switch (facet_kind(facet)) {
    case Facet::relevance:
        return true;
    case Facet::stored:
        return node.calculation != no_expression && !node.is_triggered;
    case Facet::choices:
        return has_offer(facet_node(facet));
    case Facet::members:
        return node.repeat_count != no_expression;
    case Facet::value:
        return false;
    }
    return false;
}

void Engine::mark(ScopeIndex at, FacetIndex facet) {
    if (!computes(facet)) return;
    Slot& marked = slot(at, facet_node(facet));
    if (marked.dirty & bit(facet_kind(facet))) return;
    marked.dirty = static_cast<std::uint8_t>(marked.dirty | bit(facet_kind(facet)));
    queue_.push({form_->graph().rank[static_cast<std::size_t>(facet)], at, facet});
}

void Engine::mark_all(ScopeIndex at) {
    for (const NodeIndex index : nodes_of(scope(at).repeat)) {
        const Node& node = form_->node(index);
        const bool inherits = node.parent != no_node;
        if (node.relevant != no_expression || inherits)
            mark(at, facet_index(index, Facet::relevance));
        mark(at, facet_index(index, Facet::stored));
        mark(at, facet_index(index, Facet::choices));
        mark(at, facet_index(index, Facet::members));
    }
}

/// A scope that comes back from parking missed every change, and so did the instances inside it.
void Engine::mark_all_below(ScopeIndex start) {
    std::vector<ScopeIndex> waiting{start};
    while (!waiting.empty()) {
        const ScopeIndex at = waiting.back();
        waiting.pop_back();
        mark_all(at);
        for (const Series& inner : scope(at).series)
            waiting.insert(waiting.end(), inner.active.begin(), inner.active.end());
    }
}

void EngineBase::each_scope_below(ScopeIndex from,
                                  NodeIndex node,
                                  const std::function<void(ScopeIndex)>& visit) const {
    const auto& repeats = repeats_to_[static_cast<std::size_t>(node)];
    const std::size_t depth = repeats.size() - (form_->node(node).is_repeat() ? 1 : 0);
    const auto start = static_cast<std::size_t>(scope(from).level);
    if (depth <= start) return visit(from);
    std::vector<ScopeIndex> found{from};
    for (std::size_t i = start; i < depth; ++i) {
        std::vector<ScopeIndex> next;
        for (const ScopeIndex at : found) {
            const auto& active = series(at, repeats[i]).active;
            next.insert(next.end(), active.begin(), active.end());
        }
        found = std::move(next);
    }
    for (const ScopeIndex at : found)
        visit(at);
}

void Engine::propagate(ScopeIndex at, FacetIndex facet) {
    for (const Edge& edge : form_->graph().edges[static_cast<std::size_t>(facet)]) {
        if (!computes(edge.to)) continue;
        const ScopeIndex shared = ancestor(at, edge.shared_levels);
        const NodeIndex node = facet_node(edge.to);
        const std::int32_t own = form_->node(node).levels - (form_->node(node).is_repeat() ? 1 : 0);
        if (own == scope(shared).level)
            mark(shared, edge.to);
        else
            each_scope_below(shared, node, [&](ScopeIndex below) { mark(below, edge.to); });
    }
}

void Engine::note(ScopeIndex at, NodeIndex node, Facet facet) {
    changes_.emplace_back(at, node, facet);
}

ChangeList Engine::take_changes() {
    ChangeList list;
    std::sort(changes_.begin(), changes_.end());
    changes_.erase(std::unique(changes_.begin(), changes_.end()), changes_.end());
    for (const auto& [at, node, facet] : changes_)
        if (scope(at).is_alive) list.push_back({ref_of(at, node), facet});
    changes_.clear();
    return list;
}

void Engine::store(ScopeIndex at, NodeIndex node, std::string text, bool is_boolean) {
    Slot& changed = slot(at, node);
    if (changed.text == text && changed.is_boolean == is_boolean) return;
    changed.text = std::move(text);
    changed.is_boolean = is_boolean;
    if (has_offer(node)) {
        Offer& offer = scope(at).offers[static_cast<std::size_t>(changed.extra)];
        offer.effective = effective_choice(node, offer, changed.text);
    }
    note(at, node, Facet::value);
    if (changed.relevant) propagate(at, facet_index(node, Facet::value));
    if (is_loading_) return;
    for (const NodeIndex triggered : form_->graph().triggered_by[static_cast<std::size_t>(node)]) {
        const auto& mine = repeats_to_[static_cast<std::size_t>(node)];
        const auto& other = repeats_to_[static_cast<std::size_t>(triggered)];
        std::size_t same = 0;
        while (same < mine.size() && same < other.size() && mine[same] == other[same])
            ++same;
        each_scope_below(ancestor(at, static_cast<std::int32_t>(same)),
                         triggered,
                         [&](ScopeIndex below) { triggers_.emplace_back(below, triggered); });
    }
}

void Engine::settle() {
    for (int round = 0; round < most_trigger_rounds; ++round) {
        for (std::int64_t steps = 0; !queue_.empty() && steps < most_steps; ++steps) {
            const Task task = queue_.top();
            queue_.pop();
            if (!scope(task.scope).is_alive) continue;
            Slot& marked = slot(task.scope, facet_node(task.facet));
            if (!(marked.dirty & bit(facet_kind(task.facet)))) continue;
            marked.dirty = static_cast<std::uint8_t>(marked.dirty & ~bit(facet_kind(task.facet)));
            evaluate(task);
        }
        if (triggers_.empty()) return;
        run_triggers();
    }
    triggers_.clear();
}

void Engine::run_triggers() {
    const auto waiting = std::exchange(triggers_, {});
    for (const auto& [at, node] : waiting) {
        if (!scope(at).is_alive) continue;
        const ExpressionId calculation = form_->node(node).calculation;
        if (calculation == no_expression) {
            store(at, node, "", false);
            continue;
        }
        const expr::Value value =
            expr::evaluate(form_->expression(calculation), *this, {at, node, std::nullopt, 1, 1});
        store(at, node, expr::to_text(value, *this), value.kind == expr::Value::Kind::boolean);
    }
}

void Engine::evaluate(const Task& task) {
    const NodeIndex node = facet_node(task.facet);
    switch (facet_kind(task.facet)) {
    case Facet::relevance:
        return evaluate_relevance(task.scope, node);
    case Facet::stored:
        return evaluate_stored(task.scope, node);
    case Facet::choices:
        return refresh_offer(task.scope, node);
    case Facet::members:
        return evaluate_members(task.scope, node);
    case Facet::value:
        return;
    }
}

void Engine::evaluate_relevance(ScopeIndex at, NodeIndex index) {
    const Node& node = form_->node(index);
    bool relevant = node.parent == no_node || is_relevant(at, node.parent);
    if (relevant && node.relevant != no_expression) relevant = truth(node.relevant, at, index);
    Slot& changed = slot(at, index);
    if (changed.relevant == relevant) return;
    const bool had_value = node.is_question() && !changed.text.empty();
    changed.relevant = relevant;
    note(at, index, Facet::relevance);
    propagate(at, facet_index(index, Facet::relevance));
    if (had_value) propagate(at, facet_index(index, Facet::value));
}

void Engine::evaluate_stored(ScopeIndex at, NodeIndex node) {
    const expr::Value value = expr::evaluate(
        form_->expression(form_->node(node).calculation), *this, {at, node, std::nullopt, 1, 1});
    bool is_boolean = value.kind == expr::Value::Kind::boolean;
    if (value.kind == expr::Value::Kind::nodes && !value.nodes.empty() &&
        !value.nodes.front().is_row())
        is_boolean = text(value.nodes.front().scope, value.nodes.front().node).is_boolean;
    store(at, node, expr::to_text(value, *this), is_boolean);
}

/// repeat_count is followed at once; blank means none. Surplus instances are parked with their
/// answers.
void Engine::evaluate_members(ScopeIndex at, NodeIndex repeat) {
    const expr::Value value = expr::evaluate(form_->expression(form_->node(repeat).repeat_count),
                                             *this,
                                             {at, repeat, std::nullopt, 1, 1});
    const double number = expr::to_number(value, *this);
    const double bounded =
        std::isnan(number) ? 0 : std::min(std::max(std::floor(number), 0.0), most_instances);
    const auto wanted = static_cast<std::size_t>(bounded);
    const std::size_t before = series(at, repeat).active.size();
    if (before == wanted) return;
    while (series(at, repeat).active.size() > wanted) {
        series(at, repeat).parked.push_back(series(at, repeat).active.back());
        series(at, repeat).active.pop_back();
    }
    while (series(at, repeat).active.size() < wanted) {
        Series& grown = series(at, repeat);
        if (!grown.parked.empty()) {
            const ScopeIndex back = grown.parked.back();
            grown.parked.pop_back();
            grown.active.push_back(back);
            scope(back).position = static_cast<std::int32_t>(grown.active.size());
            mark_all_below(back);
            continue;
        }
        const ScopeIndex made = make_scope(repeat, at, is_loading_);
        grown.active.push_back(made);
        scope(made).position = static_cast<std::int32_t>(grown.active.size());
        apply_dynamic_defaults(made);
    }
    renumber(series(at, repeat));
    members_changed(at, repeat);
}

void Engine::members_changed(ScopeIndex at, NodeIndex repeat) {
    note(at, repeat, Facet::members);
    propagate(at, facet_index(repeat, Facet::members));
}

} // namespace kith
