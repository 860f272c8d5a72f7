#include "survey_core/expr/evaluator.h"

namespace kith::expr {

std::optional<Value> Evaluator::logic_call(const Term& term) {
    switch (term.function) {
    case Function::if_:
        return value(term, truth(term, 0) ? 1 : 2);
    case Function::coalesce: {
        for (std::int32_t i = 0; i < term.argument_count; ++i) {
            Value candidate = value(term, i);
            if (!to_text(candidate, environment_).empty()) return candidate;
        }
        return Value::of(std::string());
    }
    case Function::once: {
        std::string own = environment_.own_text(spot_.scope, spot_.owner);
        if (!own.empty()) return Value::of(std::move(own));
        return value(term, 0);
    }
    case Function::true_:
        return Value::of(true);
    case Function::false_:
        return Value::of(false);
    case Function::boolean:
        return Value::of(truth(term, 0));
    case Function::boolean_from_string: {
        const std::string given = text(term, 0);
        return Value::of(given == "true" || given == "1");
    }
    case Function::not_:
        return Value::of(!truth(term, 0));
    case Function::checklist:
        return checklist(term, false);
    case Function::weighted_checklist:
        return checklist(term, true);
    default:
        return std::nullopt;
    }
}

/// Counts (or weighs) the true items; a bound of -1 does not bind.
Value Evaluator::checklist(const Term& term, bool weighted) {
    const double least = number(term, 0);
    const double most = number(term, 1);
    double sum = 0;
    for (std::int32_t i = 2; i < term.argument_count; i += weighted ? 2 : 1) {
        const Value judged = value(term, i);
        const double weight = weighted && i + 1 < term.argument_count ? number(term, i + 1) : 1;
        if (judged.kind != Value::Kind::nodes) {
            if (to_truth(judged, environment_)) sum += weight;
            continue;
        }
        for (const Item& item : judged.nodes)
            if (to_truth(item_value(item, environment_), environment_)) sum += weight;
    }
    return Value::of((least == -1 || sum >= least) && (most == -1 || sum <= most));
}

} // namespace kith::expr
