#include "survey_core/base/text.h"
#include "survey_core/expr/evaluator.h"

#include <algorithm>
#include <cmath>

namespace kith::expr {

namespace {

std::int64_t seed_of(const Value& given, const Environment& environment) {
    const double number = to_number(given, environment);
    if (std::isfinite(number) && std::abs(number) < 9e18) return static_cast<std::int64_t>(number);
    std::int64_t seed = 0; // a text: any fixed number made of it will do
    for (const char c : to_text(given, environment))
        seed = (seed * 31 + static_cast<unsigned char>(c)) % 2'147'483'647;
    return seed;
}

} // namespace

std::optional<Value> Evaluator::set_call(const Term& term) {
    switch (term.function) {
    case Function::count: {
        const Value given = value(term, 0);
        const auto counts = [&](const Item& item) {
            return item.is_row() || environment_.is_relevant(item.scope, item.node);
        };
        return Value::of(
            static_cast<double>(std::count_if(given.nodes.begin(), given.nodes.end(), counts)));
    }
    case Function::count_non_empty: {
        const auto texts = all_texts(term, 0);
        const auto filled = std::count_if(
            texts.begin(), texts.end(), [](const auto& text) { return !text.empty(); });
        return Value::of(static_cast<double>(filled));
    }
    case Function::position: {
        if (term.argument_count == 0) return Value::of(static_cast<double>(spot_.position));
        const Value given = value(term, 0);
        if (given.nodes.empty()) return Value::of(std::string());
        const Item& item = given.nodes.front();
        if (item.is_row()) return Value::of(static_cast<double>(item.row) + 1);
        const std::int32_t level = environment_.level(item.node);
        const bool is_instance = level > 0 && environment_.repeat_at(item.node, level) == item.node;
        return Value::of(is_instance ? static_cast<double>(environment_.position(item.scope))
                                     : 1.0);
    }
    case Function::last:
        return Value::of(static_cast<double>(spot_.size));
    case Function::indexed_repeat:
        return indexed_repeat(term);
    case Function::randomize: {
        Value given = value(term, 0);
        const std::int64_t seed =
            term.argument_count > 1 ? seed_of(value(term, 1), environment_)
                                    : static_cast<std::int64_t>(environment_.random().next() >> 33);
        std::vector<Item> shuffled;
        for (const std::size_t at : shuffled_order(given.nodes.size(), seed))
            shuffled.push_back(given.nodes[at]);
        given.nodes = std::move(shuffled);
        return given;
    }
    default:
        return std::nullopt;
    }
}

/// indexed-repeat(field, repeat, n, ...): an index without an instance is blank.
Value Evaluator::indexed_repeat(const Term& term) {
    const Term& field = term_at(argument(term, 0));
    const Binding& binding = expression_.paths[static_cast<std::size_t>(field.path)].binding;
    if (binding.target == none) return Value::of(std::string());
    std::int32_t scope = environment_.ancestor(spot_.scope, binding.shared_levels);
    for (std::int32_t level = binding.shared_levels + 1;
         level <= environment_.level(binding.target);
         ++level) {
        const std::int32_t repeat = environment_.repeat_at(binding.target, level);
        double index = 1;
        for (std::int32_t i = 1; i + 1 < term.argument_count; i += 2) {
            const Term& given = term_at(argument(term, i));
            if (expression_.paths[static_cast<std::size_t>(given.path)].binding.target == repeat)
                index = number(term, i + 1);
        }
        const auto scopes = environment_.instances(scope, repeat);
        if (!(index >= 1) || index > static_cast<double>(scopes.size()))
            return Value::of(std::string());
        scope = scopes[static_cast<std::size_t>(index) - 1];
    }
    return item_value({scope, binding.target, -1, nullptr}, environment_);
}

// --- choices ---

std::optional<Value> Evaluator::choice_call(const Term& term) {
    switch (term.function) {
    case Function::selected: {
        const std::string all = text(term, 0);
        const std::string one = text(term, 1);
        if (all == one) return Value::of(true);
        const auto words = split_words(all);
        return Value::of(std::find(words.begin(), words.end(), one) != words.end());
    }
    case Function::selected_at: {
        const auto words = split_words(text(term, 0));
        const double at = number(term, 1);
        if (!(at >= 0) || at >= static_cast<double>(words.size())) return Value::of(std::string());
        return Value::of(words[static_cast<std::size_t>(at)]);
    }
    case Function::count_selected:
        return Value::of(static_cast<double>(split_words(text(term, 0)).size()));
    case Function::choice_name:
        return choice_name(term);
    case Function::pulldata:
        return pulldata(term);
    case Function::itext:
        return Value::of(environment_.itext(text(term, 0)));
    default:
        return std::nullopt;
    }
}

/// The label of a value among the choices of the question that the second argument names.
Value Evaluator::choice_name(const Term& term) {
    const std::string name = text(term, 0);
    const Term& question = term_at(argument(term, 1));
    if (name.empty() || question.kind != TermKind::path) return Value::of(std::string());
    const Binding& binding = expression_.paths[static_cast<std::size_t>(question.path)].binding;
    if (binding.target == none) return Value::of(std::string());
    return Value::of(environment_.choice_label(spot_.scope, binding.target, name));
}

Value Evaluator::pulldata(const Term& term) {
    if (term.list == none) return Value::of(std::string());
    const auto rows = environment_.rows_with(term.list, text(term, 2), text(term, 3));
    return Value::of(rows.empty() ? "" : environment_.cell(term.list, rows.front(), text(term, 1)));
}

} // namespace kith::expr
