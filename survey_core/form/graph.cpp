#include "survey_core/form/form_maker.h"
#include "survey_core/form/strong_components.h"

#include <algorithm>

namespace kith {

/// The repeat instances that a facet of this node stands in; what is decided about a repeat as a
/// whole (is it relevant, how many instances) stands outside it.
std::int32_t FormMaker::scope_level(NodeIndex index) const {
    const Node& node = form_.node(index);
    return node.levels - (node.is_repeat() ? 1 : 0);
}

std::int32_t FormMaker::common_levels(NodeIndex a, NodeIndex b) const {
    const auto chain = [&](NodeIndex at) {
        std::vector<NodeIndex> repeats;
        for (; at != no_node; at = form_.node(at).repeat)
            if (form_.node(at).is_repeat()) repeats.push_back(at);
        std::reverse(repeats.begin(), repeats.end());
        return repeats;
    };
    const auto first = chain(a);
    const auto second = chain(b);
    std::size_t same = 0;
    while (same < first.size() && same < second.size() && first[same] == second[same])
        ++same;
    return static_cast<std::int32_t>(same);
}

void FormMaker::draw_graph() {
    const std::size_t count = form_.nodes_.size() * facet_count;
    form_.graph_.edges.resize(count);
    form_.graph_.triggered_by.resize(form_.nodes_.size());
    hard_edges_.resize(count);
    for (std::size_t i = 0; i < form_.nodes_.size(); ++i)
        draw_node(static_cast<NodeIndex>(i));
    rank_facets();
}

/// `is_soft`: reading itself through this edge is no cycle (a choice_filter may look at its own
/// answer).
void FormMaker::draw_edge(FacetIndex from, FacetIndex to, std::int32_t shared, bool is_soft) {
    shared = std::min(shared, scope_level(facet_node(from)));
    auto& edges = form_.graph_.edges[static_cast<std::size_t>(from)];
    const Edge edge{to, shared};
    if (std::find(edges.begin(), edges.end(), edge) == edges.end()) edges.push_back(edge);
    const std::int32_t both = std::min({common_levels(facet_node(from), facet_node(to)),
                                        scope_level(facet_node(from)),
                                        scope_level(facet_node(to))});
    const bool is_detour = shared < both && facet_kind(from) == Facet::value;
    if (!is_soft && !is_detour) hard_edges_[static_cast<std::size_t>(from)].push_back(to);
}

void FormMaker::draw_uses(ExpressionId id, FacetIndex to, bool is_soft) {
    if (id == no_expression) return;
    for (const expr::Use& use : form_.expression(id).uses) {
        Facet facet = Facet::value;
        if (use.what == expr::Use::What::membership)
            facet = Facet::members;
        else if (!form_.node(use.target).is_question())
            facet = Facet::relevance;
        draw_edge(facet_index(use.target, facet), to, use.shared_levels, is_soft);
    }
    if (form_.expression(id).reads_language) form_.graph_.language_readers.push_back(to);
}

void FormMaker::draw_node(NodeIndex index) {
    const Node& node = form_.node(index);
    const FacetIndex relevance = facet_index(index, Facet::relevance);
    const bool inherits =
        node.parent != no_node && is_conditional_[static_cast<std::size_t>(node.parent)];
    is_conditional_.push_back(inherits || node.relevant != no_expression);
    if (inherits)
        draw_edge(
            facet_index(node.parent, Facet::relevance), relevance, scope_level(node.parent), false);
    draw_uses(node.relevant, relevance, false);
    if (node.is_repeat()) {
        draw_uses(node.repeat_count, facet_index(index, Facet::members), false);
        return;
    }
    if (!node.is_question()) return;
    const std::int32_t level = scope_level(index);
    const FacetIndex stored = facet_index(index, Facet::stored);
    const FacetIndex choices = facet_index(index, Facet::choices);
    const FacetIndex value = facet_index(index, Facet::value);
    if (!node.is_triggered) draw_uses(node.calculation, stored, false);
    draw_uses(node.choice_filter, choices, true);
    draw_uses(node.select.seed, choices, true);
    if (node.select.repeat_field != no_node) {
        const NodeIndex field = node.select.repeat_field;
        const std::int32_t shared = common_levels(index, field);
        draw_edge(facet_index(field, Facet::value), choices, shared, true);
        for (NodeIndex at = form_.node(field).repeat; at != no_node; at = form_.node(at).repeat)
            draw_edge(facet_index(at, Facet::members), choices, shared, true);
    }
    if (is_conditional_.back()) draw_edge(relevance, value, level, false);
    draw_edge(stored, value, level, false);
    if (node.select.from != SelectSource::From::nothing) draw_edge(choices, value, level, false);
    for (const NodeIndex trigger : node.triggers)
        form_.graph_.triggered_by[static_cast<std::size_t>(trigger)].push_back(index);
}

void FormMaker::rank_facets() {
    const auto strict = strong_components(hard_edges_);
    for (const auto& members : strict.cycles)
        report_cycle(members);
    std::vector<std::vector<FacetIndex>> all(form_.graph_.edges.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const Edge& edge : form_.graph_.edges[i])
            all[i].push_back(edge.to);
    const auto loose = strong_components(all);
    Graph& graph = form_.graph_;
    graph.rank.resize(all.size());
    // Within a component that runs through other instances, the order inside one instance decides.
    for (std::size_t i = 0; i < all.size(); ++i)
        graph.order.push_back(static_cast<FacetIndex>(i));
    std::sort(graph.order.begin(), graph.order.end(), [&](FacetIndex a, FacetIndex b) {
        const auto x = static_cast<std::size_t>(a);
        const auto y = static_cast<std::size_t>(b);
        if (loose.order[x] != loose.order[y]) return loose.order[x] < loose.order[y];
        return strict.order[x] < strict.order[y];
    });
    for (std::size_t i = 0; i < graph.order.size(); ++i)
        graph.rank[static_cast<std::size_t>(graph.order[i])] = static_cast<std::int32_t>(i);
}

const SourceCell* FormMaker::facet_cell(FacetIndex facet) const {
    const SurveyRow* row = made_[static_cast<std::size_t>(facet_node(facet))].row;
    if (!row) return nullptr;
    switch (facet_kind(facet)) {
    case Facet::relevance:
        return row->relevant.text.empty() ? nullptr : &row->relevant;
    case Facet::stored:
        return row->calculation.text.empty() ? nullptr : &row->calculation;
    case Facet::members:
        return row->repeat_count.text.empty() ? nullptr : &row->repeat_count;
    default:
        return nullptr;
    }
}

/// One finding per cycle, at its first row, naming every row of it.
void FormMaker::report_cycle(const std::vector<FacetIndex>& members) {
    const SourceCell* first = nullptr;
    const SurveyRow* first_row = nullptr;
    std::vector<int> rows;
    for (const FacetIndex member : members) {
        const SourceCell* cell = facet_cell(member);
        if (!cell) continue;
        const SurveyRow* row = made_[static_cast<std::size_t>(facet_node(member))].row;
        rows.push_back(row->row);
        if (first && row->row >= first_row->row) continue;
        first = cell;
        first_row = row;
    }
    if (!first) return;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::string spelled;
    for (std::size_t i = 0; i < rows.size() && i < 12; ++i)
        spelled += (i > 0 ? ", " : "") + std::to_string(rows[i]);
    if (rows.size() > 12) spelled += " and " + std::to_string(rows.size() - 12) + " more";
    error("cycle",
          *first_row,
          *first,
          "",
          rows.size() == 1 ? "Row " + spelled + " depends on itself."
                           : "The rows " + spelled +
                                 " depend on each other in a circle; break it in one of them.");
}

} // namespace kith
