#include "survey_core/expr/dates.h"
#include "survey_core/interview/engine.h"
#include "survey_core/interview/place_fault.h"

#include <algorithm>
#include <cmath>

namespace kith {

namespace {

/// Does the text fit the type? Kept and flagged when not, like any violated constraint.
bool fits_type(QuestionType type, const std::string& text) {
    switch (type) {
    case QuestionType::integer: {
        const double number = expr::plain_number(text);
        return !std::isnan(number) && text.find('.') == std::string::npos;
    }
    case QuestionType::decimal:
    case QuestionType::range:
        return !std::isnan(expr::plain_number(text));
    case QuestionType::date:
        return expr::parse_local_days(text, [](Instant) { return 0; }).has_value();
    case QuestionType::geopoint:
    case QuestionType::geotrace:
    case QuestionType::geoshape:
        return !find_place_fault(type, text);
    default:
        return true;
    }
}

} // namespace

bool Engine::truth(ExpressionId id, ScopeIndex at, NodeIndex node) const {
    return expr::to_truth(
        expr::evaluate(form_->expression(id), *this, {at, node, std::nullopt, 1, 1}), *this);
}

std::string EngineBase::render(const LocalText& text, ScopeIndex at, NodeIndex owner) const {
    if (!text.empty() && text.in(language_).empty()) return "-";
    std::string out;
    for (const TextPiece& piece : text.in(language_).pieces) {
        if (piece.value == no_expression)
            out += piece.text;
        else
            out += expr::to_text(expr::evaluate(form_->expression(piece.value),
                                                *this,
                                                {at, owner, std::nullopt, 1, 1}),
                                 *this);
    }
    return out;
}

Violation Engine::violation_of(ScopeIndex at, NodeIndex index) const {
    const Node& node = form_->node(index);
    if (!node.is_question() || !slot(at, index).relevant) return Violation::none;
    const std::string value(text(at, index).text);
    if (value.empty()) {
        const bool required = node.required != no_expression && truth(node.required, at, index);
        return required ? Violation::required : Violation::none;
    }
    if (!fits_type(node.type, value)) return Violation::wrong_type;
    if (node.constraint == no_expression || truth(node.constraint, at, index))
        return Violation::none;
    return Violation::constraint;
}

std::string Engine::message_of(Violation violation, ScopeIndex at, NodeIndex index) const {
    const Node& node = form_->node(index);
    if (violation == Violation::required) return render(node.required_message, at, index);
    if (violation == Violation::none) return "";
    return render(node.constraint_message, at, index);
}

NodeState Engine::state_of(ScopeIndex at, NodeIndex index) const {
    const Node& node = form_->node(index);
    NodeState state;
    state.relevant = is_relevant(at, index);
    state.label = render(node.label, at, index);
    state.hint = render(node.hint, at, index);
    state.guidance = render(node.guidance, at, index);
    if (!node.is_question()) return state;
    state.value = text(at, index).text;
    state.stored = slot(at, index).text;
    state.drops_answer = state.relevant && state.value != state.stored;
    state.required = node.required != no_expression && truth(node.required, at, index);
    state.readonly = node.type == QuestionType::note ||
                     (node.readonly != no_expression && truth(node.readonly, at, index));
    state.violation = violation_of(at, index);
    state.message = message_of(state.violation, at, index);
    return state;
}

} // namespace kith
