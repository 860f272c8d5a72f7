#include "survey_core/base/text.h"
#include "survey_core/expr/evaluator.h"
#include "survey_core/interview/engine.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kith {

/// Only a select whose choices can change keeps them; the others are the same for everybody.
bool EngineBase::has_offer(NodeIndex index) const {
    const Node& node = form_->node(index);
    return node.choice_filter != no_expression || node.select.from == SelectSource::From::repeat;
}

void Engine::refresh_offer(ScopeIndex at, NodeIndex index) {
    const Node& node = form_->node(index);
    Offer fresh;
    const expr::Spot spot{at, index, std::nullopt, 1, 1};
    if (node.select.from == SelectSource::From::repeat) {
        const auto& mine = repeats_to_[static_cast<std::size_t>(index)];
        const auto& field = repeats_to_[static_cast<std::size_t>(node.select.repeat_field)];
        std::size_t same = 0;
        while (same < mine.size() && same < field.size() && mine[same] == field[same])
            ++same;
        if (same == field.size() && same > 0)
            --same; // a select inside the repeat still offers every instance
        std::int32_t position = 0;
        each_scope_below(
            ancestor(at, static_cast<std::int32_t>(same)),
            node.select.repeat_field,
            [&](ScopeIndex below) {
                expr::Spot judged = spot;
                judged.candidate = expr::Item{below, node.select.repeat_field, -1, nullptr};
                judged.position = ++position;
                const bool kept =
                    node.choice_filter == no_expression ||
                    expr::to_truth(
                        expr::evaluate(form_->expression(node.choice_filter), *this, judged),
                        *this);
                if (kept) fresh.names.emplace_back(text(below, node.select.repeat_field).text);
            });
    } else if (node.select.list != no_list) {
        fresh.rows =
            expr::filter_rows(form_->expression(node.choice_filter), *this, spot, node.select.list);
    }
    Slot& own = slot(at, index);
    Offer& offer = scope(at).offers[static_cast<std::size_t>(own.extra)];
    fresh.effective = effective_choice(index, fresh, own.text);
    const bool same_value = offer.effective == fresh.effective;
    const bool same_offer = offer.rows == fresh.rows && offer.names == fresh.names;
    offer = std::move(fresh);
    if (!same_offer) note(at, index, Facet::choices);
    if (same_value) return;
    note(at, index, Facet::value);
    if (own.relevant) propagate(at, facet_index(index, Facet::value));
}

/// What is left of an answer: all of a select_one or nothing, the words still offered of a
/// select_multiple.
std::string
Engine::effective_choice(NodeIndex index, const Offer& offer, const std::string& text) const {
    if (text.empty()) return text;
    const Node& node = form_->node(index);
    const auto is_offered = [&](const std::string& name) {
        if (node.select.has_other && name == "other") return true;
        if (std::find(offer.names.begin(), offer.names.end(), name) != offer.names.end())
            return true;
        if (node.select.list == no_list) return false;
        const auto rows = rows_with(node.select.list, node.select.value_column, name);
        return std::any_of(rows.begin(), rows.end(), [&](std::int32_t row) {
            return std::binary_search(offer.rows.begin(), offer.rows.end(), row);
        });
    };
    if (node.type == QuestionType::select_one) return is_offered(text) ? text : "";
    std::string left;
    for (const std::string& word : split_words(text))
        if (is_offered(word)) left += (left.empty() ? "" : " ") + word;
    return left;
}

std::string Engine::in_list_order(ScopeIndex, NodeIndex index, std::string_view text) const {
    const Node& node = form_->node(index);
    const auto words = split_words(text);
    if (node.select.list == no_list) return std::string(text);
    std::vector<std::pair<std::int32_t, std::string>> placed;
    for (const std::string& word : words) {
        const auto rows = rows_with(node.select.list, node.select.value_column, word);
        placed.emplace_back(rows.empty() ? INT32_MAX : rows.front(), word);
    }
    std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
        return a.first < b.first;
    });
    std::string ordered;
    for (const auto& [row, word] : placed)
        ordered += (ordered.empty() ? "" : " ") + word;
    return ordered;
}

std::int64_t Engine::seed_of(ScopeIndex at, NodeIndex index) const {
    const ExpressionId seed = form_->node(index).select.seed;
    if (seed == no_expression) {
        const auto drawn = seeds_.find({at, index});
        return drawn == seeds_.end() ? index + 1 : drawn->second;
    }
    const double number = expr::to_number(
        expr::evaluate(form_->expression(seed), *this, {at, index, std::nullopt, 1, 1}), *this);
    return std::isfinite(number) && std::abs(number) < 9e18 ? static_cast<std::int64_t>(number) : 0;
}

std::vector<OfferedChoice> Engine::offered(ScopeIndex at, NodeIndex index) const {
    const Node& node = form_->node(index);
    std::vector<OfferedChoice> offer;
    if (node.select.from == SelectSource::From::nothing) return offer;
    std::vector<std::int32_t> rows;
    if (has_offer(index)) {
        const Offer& kept = scope(at).offers[static_cast<std::size_t>(slot(at, index).extra)];
        rows = kept.rows;
        for (const std::string& name : kept.names)
            offer.push_back({name, name, -1, false});
    } else if (node.select.list != no_list) {
        rows.resize(static_cast<std::size_t>(row_count(node.select.list)));
        std::iota(rows.begin(), rows.end(), 0);
    }
    const ListIndex list = node.select.list;
    for (const std::int32_t row : rows) {
        OfferedChoice choice;
        choice.name = std::string(lists_.cell(list, row, node.select.value_column));
        choice.label = row_label(list, row, node.select.label_column);
        choice.row = row;
        choice.keeps_nothing =
            !form_->list(list).is_file() &&
            form_->list(list).choices[static_cast<std::size_t>(row)].keeps_nothing;
        offer.push_back(std::move(choice));
    }
    const auto is_other = [](const OfferedChoice& choice) { return choice.name == "other"; };
    if (node.select.has_other && std::none_of(offer.begin(), offer.end(), is_other))
        offer.push_back({"other", "Other", -1, false});
    if (!node.select.randomized) return offer;
    std::vector<OfferedChoice> shuffled;
    for (const std::size_t place : expr::shuffled_order(offer.size(), seed_of(at, index)))
        shuffled.push_back(offer[place]);
    return shuffled;
}

std::string
EngineBase::row_label(ListIndex list, std::int32_t row, std::string_view label_column) const {
    if (form_->list(list).is_file()) return std::string(lists_.cell(list, row, label_column));
    const Choice& choice = form_->list(list).choices[static_cast<std::size_t>(row)];
    return choice.label.empty() ? choice.name : render(choice.label, 0, 0);
}

std::string
EngineBase::choice_label(std::int32_t at, std::int32_t index, std::string_view name) const {
    static_cast<void>(at);
    const Node& node = form_->node(index);
    if (node.select.list == no_list)
        return node.select.from == SelectSource::From::repeat ? std::string(name) : std::string();
    std::string labels;
    const auto label_of = [&](std::string_view word) -> std::string {
        const auto rows = rows_with(node.select.list, node.select.value_column, word);
        if (!rows.empty())
            return row_label(node.select.list, rows.front(), node.select.label_column);
        return node.select.has_other && word == "other" ? "Other" : "";
    };
    if (node.type == QuestionType::select_one) return label_of(name);
    for (const std::string& word : split_words(name))
        labels += (labels.empty() ? "" : ", ") + label_of(word);
    return labels;
}

} // namespace kith
