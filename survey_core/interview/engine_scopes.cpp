#include "survey_core/interview/engine.h"

#include <algorithm>

namespace kith {

/// A fresh scope with its static defaults, everything in it marked. Without a repeat_count, a
/// repeat starts with one instance at first load and with none inside an instance that is added
/// later.
ScopeIndex Engine::make_scope(NodeIndex repeat, ScopeIndex parent, bool is_first_load) {
    ScopeIndex index = static_cast<ScopeIndex>(scopes_.size());
    if (free_.empty()) {
        scopes_.emplace_back();
    } else {
        index = free_.back();
        free_.pop_back();
        scope(index) = Scope{};
    }
    Scope& made = scope(index);
    made.repeat = repeat;
    made.parent = parent;
    made.level = repeat == no_node ? 0 : form_->node(repeat).levels;
    made.slots.resize(nodes_of(repeat).size());
    for (std::size_t i = 0; i < made.slots.size(); ++i) {
        const NodeIndex node = nodes_of(repeat)[i];
        if (form_->node(node).is_repeat()) {
            made.slots[i].extra = static_cast<std::int32_t>(made.series.size());
            made.series.emplace_back();
        } else if (has_offer(node)) {
            made.slots[i].extra = static_cast<std::int32_t>(made.offers.size());
            made.offers.emplace_back();
        }
    }
    apply_defaults(index);
    if (is_first_load)
        for (const NodeIndex node : nodes_of(repeat))
            if (form_->node(node).is_repeat() && form_->node(node).repeat_count == no_expression) {
                const ScopeIndex first = make_scope(node, index, true);
                series(index, node).active.push_back(first);
            }
    mark_all(index);
    return index;
}

void Engine::apply_defaults(ScopeIndex at) {
    for (const NodeIndex index : nodes_of(scope(at).repeat)) {
        const Node& node = form_->node(index);
        if (!node.is_question() || node.static_default.empty()) continue;
        slot(at, index).text = node.type == QuestionType::select_multiple
                                   ? in_list_order(at, index, node.static_default)
                                   : node.static_default;
    }
}

void Engine::apply_dynamic_defaults(ScopeIndex at) {
    for (const NodeIndex index : nodes_of(scope(at).repeat)) {
        const Node& node = form_->node(index);
        if (node.dynamic_default == no_expression) continue;
        const expr::Value value = expr::evaluate(
            form_->expression(node.dynamic_default), *this, {at, index, std::nullopt, 1, 1});
        store(at, index, expr::to_text(value, *this), false);
    }
}

void Engine::insert_instance(ScopeIndex at, NodeIndex repeat, std::size_t place, ScopeIndex made) {
    auto& active = series(at, repeat).active;
    active.insert(active.begin() + static_cast<std::ptrdiff_t>(place), made);
    renumber(series(at, repeat));
}

void Engine::renumber(const Series& changed) {
    for (std::size_t i = 0; i < changed.active.size(); ++i)
        scope(changed.active[i]).position = static_cast<std::int32_t>(i) + 1;
    const std::size_t active = changed.active.size();
    for (std::size_t i = 0; i < changed.parked.size(); ++i)
        scope(changed.parked[changed.parked.size() - 1 - i]).position =
            static_cast<std::int32_t>(active + i) + 1;
}

void Engine::drop_scope(ScopeIndex start) {
    std::vector<ScopeIndex> waiting{start};
    while (!waiting.empty()) {
        const ScopeIndex index = waiting.back();
        waiting.pop_back();
        for (const Series& inner : scope(index).series) {
            waiting.insert(waiting.end(), inner.active.begin(), inner.active.end());
            waiting.insert(waiting.end(), inner.parked.begin(), inner.parked.end());
        }
        std::erase_if(seeds_, [&](const auto& seed) { return seed.first.first == index; });
        std::erase_if(changes_, [&](const auto& change) { return std::get<0>(change) == index; });
        scope(index) = Scope{};
        scope(index).is_alive = false;
        free_.push_back(index);
    }
}

std::optional<ScopeIndex> EngineBase::find_scope(const NodeRef& ref) const {
    if (ref.node < 0 || static_cast<std::size_t>(ref.node) >= slot_of_.size()) return std::nullopt;
    const auto& repeats = repeats_to_[static_cast<std::size_t>(ref.node)];
    const bool is_repeat = form_->node(ref.node).is_repeat();
    if (ref.instances.size() > repeats.size() ||
        ref.instances.size() + (is_repeat ? 1 : 0) < repeats.size())
        return std::nullopt;
    ScopeIndex at = 0;
    for (std::size_t i = 0; i < ref.instances.size(); ++i) {
        const auto& active = series(at, repeats[i]).active;
        const std::int32_t wanted = ref.instances[i];
        if (wanted < 1 || static_cast<std::size_t>(wanted) > active.size()) return std::nullopt;
        at = active[static_cast<std::size_t>(wanted) - 1];
    }
    return at;
}

NodeRef EngineBase::ref_of(ScopeIndex at, NodeIndex node) const {
    NodeRef ref;
    ref.node = node;
    for (; at > 0; at = scope(at).parent)
        ref.instances.push_back(scope(at).position);
    std::reverse(ref.instances.begin(), ref.instances.end());
    return ref;
}

} // namespace kith
