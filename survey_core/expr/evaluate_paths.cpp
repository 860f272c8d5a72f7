#include "survey_core/expr/evaluator.h"

#include <algorithm>
#include <numeric>

namespace kith::expr {

std::vector<Item> Evaluator::items(const Path& path) {
    const Binding& binding = path.binding;
    switch (binding.origin) {
    case Binding::Origin::candidate_row: {
        if (!spot_.candidate || !spot_.candidate->is_row()) return {};
        Item cell = *spot_.candidate;
        cell.column = &binding.column;
        return {cell};
    }
    case Binding::Origin::list:
        return row_items(binding);
    case Binding::Origin::last_saved:
        return {};
    default:
        return binding.target == none ? std::vector<Item>{} : node_items(binding);
    }
}

std::vector<Item> Evaluator::node_items(const Binding& binding) {
    const bool from_candidate = binding.origin == Binding::Origin::candidate && spot_.candidate;
    const std::int32_t start = from_candidate ? spot_.candidate->scope : spot_.scope;
    const std::int32_t levels = environment_.level(binding.target);
    std::vector<Item> found{
        {environment_.ancestor(start, binding.shared_levels), binding.target, -1, nullptr}};
    for (std::int32_t level = binding.shared_levels; level <= levels; ++level) {
        const std::int32_t repeat =
            level > 0 ? environment_.repeat_at(binding.target, level) : none;
        const bool descends = level > binding.shared_levels;
        std::vector<Item> next;
        if (descends) {
            for (const Item& item : found) {
                std::vector<Item> siblings;
                for (const std::int32_t scope : environment_.instances(item.scope, repeat))
                    siblings.push_back({scope, repeat, -1, nullptr});
                for (const PathFilter& filter : binding.filters)
                    if (filter.node == repeat)
                        siblings = filtered(std::move(siblings), filter.predicate);
                next.insert(next.end(), siblings.begin(), siblings.end());
            }
            found = std::move(next);
        }
        for (const PathFilter& filter : binding.filters) {
            if (filter.node == repeat || environment_.level(filter.node) != level) continue;
            for (Item& item : found)
                item.node = filter.node;
            found = filtered(std::move(found), filter.predicate);
        }
    }
    for (Item& item : found)
        item.node = binding.target;
    return found;
}

std::vector<Item> Evaluator::filtered(std::vector<Item> candidates, TermIndex predicate) {
    std::vector<Item> kept;
    Spot spot = spot_;
    spot.size = static_cast<std::int32_t>(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        spot.candidate = candidates[i];
        spot.position = static_cast<std::int32_t>(i) + 1;
        if (Evaluator(expression_, environment_, spot).accepts(predicate))
            kept.push_back(candidates[i]);
    }
    return kept;
}

bool Evaluator::accepts(TermIndex predicate) {
    const Value judged = evaluate(predicate);
    if (judged.kind == Value::Kind::number) return judged.number == spot_.position;
    return to_truth(judged, environment_);
}

// --- rows of lists ---

std::vector<std::int32_t> Evaluator::all_rows(std::int32_t list) const {
    std::vector<std::int32_t> rows(static_cast<std::size_t>(environment_.row_count(list)));
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

std::vector<Item> Evaluator::row_items(const Binding& binding) {
    if (binding.list == none) return {};
    std::vector<Item> found;
    const auto add = [&](const std::vector<std::int32_t>& rows) {
        for (const std::int32_t row : rows)
            found.push_back({-1, binding.list, row, nullptr});
    };
    if (binding.filters.empty())
        add(all_rows(binding.list));
    else
        add(rows_accepted(binding.list, binding.filters.front().predicate));
    for (std::size_t i = 1; i < binding.filters.size(); ++i)
        found = filtered(std::move(found), binding.filters[i].predicate);
    for (Item& item : found)
        item.column = &binding.column;
    return found;
}

std::vector<std::int32_t> Evaluator::rows_accepted(std::int32_t list, TermIndex predicate) {
    bool is_narrowed = false;
    const std::vector<std::int32_t> rows = start_rows(list, predicate, is_narrowed);
    std::vector<std::int32_t> kept;
    Spot spot = spot_;
    spot.size = static_cast<std::int32_t>(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        spot.candidate = Item{-1, list, rows[i], nullptr};
        spot.position = static_cast<std::int32_t>(i) + 1;
        if (Evaluator(expression_, environment_, spot).accepts(predicate)) kept.push_back(rows[i]);
    }
    return kept;
}

/// With `column = something that does not depend on the row`, alone or joined by `and`, only the
/// rows that a hash index gives have to be judged.
std::vector<std::int32_t>
Evaluator::start_rows(std::int32_t list, TermIndex predicate, bool& is_narrowed) {
    TermIndex key = none;
    const Term* column = find_key(predicate, key);
    if (!column) return all_rows(list);
    Value wanted = evaluate(key);
    if (wanted.kind == Value::Kind::nodes) {
        if (wanted.nodes.size() > 1) return all_rows(list);
        wanted = wanted.nodes.empty() ? Value::of(std::string())
                                      : item_value(wanted.nodes.front(), environment_);
    }
    if (wanted.kind != Value::Kind::text) return all_rows(list);
    is_narrowed = true;
    const std::string& name =
        expression_.paths[static_cast<std::size_t>(column->path)].binding.column;
    const auto rows = environment_.rows_with(list, name, wanted.text);
    return {rows.begin(), rows.end()};
}

bool Evaluator::reads_candidate(TermIndex index) const {
    const Term& term = term_at(index);
    if (term.kind == TermKind::call &&
        (term.function == Function::position || term.function == Function::last ||
         term.function == Function::random))
        return true;
    if (term.kind == TermKind::path) {
        const Path& path = expression_.paths[static_cast<std::size_t>(term.path)];
        return path.binding.origin == Binding::Origin::candidate_row ||
               path.binding.origin == Binding::Origin::list;
    }
    for (std::int32_t i = 0; i < term.argument_count; ++i)
        if (reads_candidate(argument(term, i))) return true;
    return false;
}

const Term* Evaluator::find_key(TermIndex predicate, TermIndex& key) const {
    const Term& term = term_at(predicate);
    if (term.kind == TermKind::both) {
        for (std::int32_t i = 0; i < term.argument_count; ++i)
            if (const Term* found = find_key(argument(term, i), key)) return found;
        return nullptr;
    }
    if (term.kind != TermKind::equal) return nullptr;
    for (std::int32_t side = 0; side < 2; ++side) {
        const Term& column = term_at(argument(term, side));
        if (column.kind != TermKind::path) continue;
        const Binding& binding = expression_.paths[static_cast<std::size_t>(column.path)].binding;
        if (binding.origin != Binding::Origin::candidate_row || binding.column.empty()) continue;
        const TermIndex other = argument(term, 1 - side);
        if (reads_candidate(other)) continue;
        key = other;
        return &column;
    }
    return nullptr;
}

std::vector<std::int32_t> filter_rows(const Expression& filter,
                                      const Environment& environment,
                                      const Spot& spot,
                                      std::int32_t list) {
    return Evaluator(filter, environment, spot).rows_accepted(list, filter.root);
}

std::vector<std::size_t> shuffled_order(std::size_t count, std::int64_t seed) {
    constexpr std::int64_t modulus = 2'147'483'647; // Park and Miller's minimal standard generator
    std::int64_t state = seed % modulus;
    if (state <= 0) state += modulus - 1;
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) {
        state = state * 16'807 % modulus;
        const double chance = static_cast<double>(state - 1) / static_cast<double>(modulus - 1);
        const auto j = static_cast<std::size_t>(chance * static_cast<double>(i + 1));
        order[i] = order[j];
        order[j] = i;
    }
    return order;
}

} // namespace kith::expr
