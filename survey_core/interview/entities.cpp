#include "survey_core/base/bytes.h"
#include "survey_core/expr/digest.h"
#include "survey_core/interview/engine.h"

namespace kith {

namespace {

/// The id of a created entity: made of the record's own id, so that the same record always means
/// the same entity.
std::string derived_id(const std::string& instance_id, const std::string& place) {
    const std::string hex =
        to_hex(as_bytes(*expr::digest_bytes(instance_id + "|" + place, "SHA-256")));
    static constexpr std::string_view variants = "89ab";
    const char variant = variants[static_cast<std::size_t>(hex[16]) % 4];
    return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-4" + hex.substr(13, 3) + "-" + variant +
           hex.substr(17, 3) + "-" + hex.substr(20, 12);
}

} // namespace

std::vector<EntityAction> Interview::entities() const {
    std::vector<EntityAction> actions;
    for (std::size_t i = 0; i < form().entities().size(); ++i) {
        const EntityDeclaration& declared = form().entities()[i];
        engine_->each_scope_below(0, declared.scope, [&](ScopeIndex outer) {
            std::vector<ScopeIndex> scopes{outer};
            if (engine_->is_series(outer, declared.scope))
                scopes = engine_->series(outer, declared.scope).active;
            for (const ScopeIndex scope : scopes) {
                auto action = engine_->entity_action(declared, scope);
                if (!action) continue;
                if (action->id.empty())
                    action->id =
                        derived_id(instance_id(), action->scope_path + "|" + std::to_string(i));
                actions.push_back(std::move(*action));
            }
        });
    }
    return actions;
}

std::optional<EntityAction> Engine::entity_action(const EntityDeclaration& declared,
                                                  ScopeIndex at) const {
    if (!is_relevant(at, declared.scope)) return std::nullopt;
    const auto text_of = [&](ExpressionId id) -> std::string {
        if (id == no_expression) return "";
        return expr::to_text(
            expr::evaluate(form_->expression(id), *this, {at, declared.scope, std::nullopt, 1, 1}),
            *this);
    };
    const auto holds = [&](ExpressionId id) {
        return id != no_expression && truth(id, at, declared.scope);
    };
    EntityAction action;
    action.list = declared.list;
    action.scope_path = node_path(*form_, ref_of(at, declared.scope));
    action.id = text_of(declared.entity_id);
    const bool has_id = declared.entity_id != no_expression;
    const bool conditional =
        declared.create_if != no_expression || declared.update_if != no_expression;
    action.creates = conditional ? holds(declared.create_if) : !has_id;
    action.updates = conditional ? holds(declared.update_if) : has_id;
    if (declared.create_if == no_expression && !has_id) action.creates = true;
    if (!action.creates && !action.updates) return std::nullopt;
    if (action.creates && !action.updates && !has_id) action.id.clear();
    action.label = text_of(declared.label);
    if (const auto list = form_->find_list(declared.list); list && action.updates) {
        const auto rows = rows_with(*list, "name", action.id);
        if (!rows.empty()) action.base_version = cell(*list, rows.front(), "__version");
    }
    for (std::size_t i = 0; i < form_->nodes().size(); ++i) {
        const auto index = static_cast<NodeIndex>(i);
        const Node& node = form_->node(index);
        if (!node.save_to || node.save_to->list != declared.list) continue;
        if (level(index) > scope(at).level) continue;
        const ScopeIndex place = ancestor(at, level(index));
        if (!is_relevant(place, index)) continue; // what was not asked stays as it was
        action.properties.emplace_back(node.save_to->property, text(place, index).text);
    }
    return action;
}

} // namespace kith
