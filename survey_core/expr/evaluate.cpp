#include "survey_core/expr/evaluator.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kith::expr {

LocalOffset local_offset(const Environment& environment) {
    return [&environment](Instant at) { return environment.offset_minutes(at); };
}

double text_number(std::string_view text, const Environment& environment) {
    const double plain = plain_number(text);
    if (!std::isnan(plain) || text.size() < 10) return plain;
    return parse_local_days(text, local_offset(environment)).value_or(plain);
}

Value item_value(const Item& item, const Environment& environment) {
    if (item.is_row()) {
        if (!item.column || item.column->empty())
            return Value::of(environment.cell(item.node, item.row, "label"));
        return Value::of(environment.cell(item.node, item.row, *item.column));
    }
    const NodeText read = environment.text(item.scope, item.node);
    if (!read.is_boolean || read.text.empty()) return Value::of(std::string(read.text));
    Value value = Value::of(read.text == "true");
    value.text = read.text;
    return value;
}

std::string to_text(const Value& value, const Environment& environment) {
    switch (value.kind) {
    case Value::Kind::text:
        return value.text;
    case Value::Kind::number:
        return number_text(value.number);
    case Value::Kind::boolean:
        return value.truth ? "true" : "false";
    case Value::Kind::nodes:
        break;
    }
    return value.nodes.empty() ? ""
                               : to_text(item_value(value.nodes.front(), environment), environment);
}

double to_number(const Value& value, const Environment& environment) {
    switch (value.kind) {
    case Value::Kind::text:
        return text_number(value.text, environment);
    case Value::Kind::number:
        return value.number;
    case Value::Kind::boolean:
        return value.truth ? 1 : 0;
    case Value::Kind::nodes:
        break;
    }
    if (value.nodes.empty()) return std::numeric_limits<double>::quiet_NaN();
    return to_number(item_value(value.nodes.front(), environment), environment);
}

bool to_truth(const Value& value, const Environment& environment) {
    switch (value.kind) {
    case Value::Kind::text:
        return !value.text.empty();
    case Value::Kind::number:
        return value.number != 0 && !std::isnan(value.number);
    case Value::Kind::boolean:
        return value.truth;
    case Value::Kind::nodes:
        break;
    }
    if (value.nodes.empty()) return false;
    const Item& first = value.nodes.front();
    if (first.is_row() && (!first.column || first.column->empty())) return true;
    return to_truth(item_value(first, environment), environment);
}

Value evaluate(const Expression& expression, const Environment& environment, const Spot& spot) {
    return Evaluator(expression, environment, spot).evaluate(expression.root);
}

Value Evaluator::evaluate(TermIndex index) {
    const Term& term = term_at(index);
    switch (term.kind) {
    case TermKind::number:
        return Value::of(term.number);
    case TermKind::text:
        return Value::of(term.text);
    case TermKind::call:
        return call(term);
    case TermKind::path: {
        Value value;
        value.kind = Value::Kind::nodes;
        const Path& path = expression_.paths[static_cast<std::size_t>(term.path)];
        if (path.binding.origin == Binding::Origin::last_saved)
            return Value::of(
                path.binding.target == none ? "" : environment_.last_saved(path.binding.target));
        value.nodes = items(path);
        return value;
    }
    case TermKind::negate:
        return Value::of(-number(term, 0));
    case TermKind::either:
    case TermKind::both:
        return either_or_both(term);
    case TermKind::equal:
    case TermKind::not_equal:
    case TermKind::less:
    case TermKind::less_or_equal:
    case TermKind::greater:
    case TermKind::greater_or_equal:
        return Value::of(compare(term.kind, value(term, 0), value(term, 1)));
    case TermKind::unite:
        return unite(term);
    default:
        return arithmetic(term);
    }
}

Value Evaluator::either_or_both(const Term& term) {
    const bool stops_at = term.kind == TermKind::either;
    for (std::int32_t i = 0; i < term.argument_count; ++i)
        if (truth(term, i) == stops_at) return Value::of(stops_at);
    return Value::of(!stops_at);
}

Value Evaluator::arithmetic(const Term& term) {
    double result = number(term, 0);
    for (std::int32_t i = 1; i < term.argument_count; ++i) {
        const double right = number(term, i);
        switch (term.kind) {
        case TermKind::add:
            result += right;
            break;
        case TermKind::subtract:
            result -= right;
            break;
        case TermKind::multiply:
            result *= right;
            break;
        case TermKind::divide:
            result /= right;
            break;
        default:
            result = std::fmod(result, right);
            break;
        }
    }
    return Value::of(result);
}

Value Evaluator::unite(const Term& term) {
    Value all;
    all.kind = Value::Kind::nodes;
    for (std::int32_t i = 0; i < term.argument_count; ++i) {
        const Value part = value(term, i);
        for (const Item& item : part.nodes) {
            const bool known =
                std::any_of(all.nodes.begin(), all.nodes.end(), [&](const Item& other) {
                    return other.scope == item.scope && other.node == item.node &&
                           other.row == item.row;
                });
            if (!known) all.nodes.push_back(item);
        }
    }
    return all;
}

namespace {

bool holds(TermKind kind, double left, double right) {
    switch (kind) {
    case TermKind::equal:
        return left == right;
    case TermKind::not_equal:
        return left != right;
    case TermKind::less:
        return left < right;
    case TermKind::less_or_equal:
        return left <= right;
    case TermKind::greater:
        return left > right;
    default:
        return left >= right;
    }
}

/// Two single values, neither a node set.
bool compare_single(TermKind kind,
                    const Value& left,
                    const Value& right,
                    const Environment& environment) {
    const bool is_order = kind != TermKind::equal && kind != TermKind::not_equal;
    if (is_order) return holds(kind, to_number(left, environment), to_number(right, environment));
    using Kind = Value::Kind;
    const bool wanted = kind == TermKind::equal;
    // A boolean calculation keeps its text, so that it can be compared with 'true' as well as with
    // true().
    const bool left_is_answer = left.kind == Kind::boolean && !left.text.empty();
    const bool right_is_answer = right.kind == Kind::boolean && !right.text.empty();
    if ((left_is_answer && right.kind == Kind::text) ||
        (right_is_answer && left.kind == Kind::text))
        return (to_text(left, environment) == to_text(right, environment)) == wanted;
    if (left.kind == Kind::boolean || right.kind == Kind::boolean)
        return (to_truth(left, environment) == to_truth(right, environment)) == wanted;
    if (left.kind == Kind::number || right.kind == Kind::number)
        return holds(kind, to_number(left, environment), to_number(right, environment));
    return (left.text == right.text) == wanted;
}

/// The members of a node set as single values; an empty one counts as one blank.
std::vector<Value> singles(const Value& value, const Environment& environment) {
    if (value.kind != Value::Kind::nodes) return {value};
    std::vector<Value> values;
    values.reserve(value.nodes.size());
    for (const Item& item : value.nodes)
        values.push_back(item_value(item, environment));
    if (values.empty()) values.push_back(Value::of(std::string()));
    return values;
}

} // namespace

bool Evaluator::compare(TermKind kind, const Value& left, const Value& right) {
    if (left.kind != Value::Kind::nodes && right.kind != Value::Kind::nodes)
        return compare_single(kind, left, right, environment_);
    const auto lefts = singles(left, environment_);
    const auto rights = singles(right, environment_);
    for (const Value& a : lefts)
        for (const Value& b : rights)
            if (compare_single(kind, a, b, environment_)) return true;
    return false;
}

Value Evaluator::call(const Term& term) {
    if (auto done = logic_call(term)) return std::move(*done);
    if (auto done = text_call(term)) return std::move(*done);
    if (auto done = number_call(term)) return std::move(*done);
    if (auto done = aggregate_call(term)) return std::move(*done);
    if (auto done = set_call(term)) return std::move(*done);
    if (auto done = choice_call(term)) return std::move(*done);
    if (auto done = date_call(term)) return std::move(*done);
    if (auto done = place_call(term)) return std::move(*done);
    return Value::of(std::string());
}

std::string Evaluator::item_text(const Item& item) const {
    return to_text(item_value(item, environment_), environment_);
}

std::vector<std::string> Evaluator::all_texts(const Term& term, std::int32_t first) {
    std::vector<std::string> texts;
    for (std::int32_t i = first; i < term.argument_count; ++i) {
        const Value given = value(term, i);
        if (given.kind != Value::Kind::nodes)
            texts.push_back(to_text(given, environment_));
        else
            for (const Item& item : given.nodes)
                texts.push_back(item_text(item));
    }
    return texts;
}

} // namespace kith::expr
