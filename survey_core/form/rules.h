// What a form says about entities and about who may see an answer.
#pragma once

#include "survey_core/form/question.h"

namespace kith {

/// What the answers of a form create or update: ODK Entities 2025.1. `scope` is the node (root or a
/// repeat) whose instances each make one entity.
struct EntityDeclaration {
    std::string list;
    NodeIndex scope = 0;
    ExpressionId label = no_expression;
    ExpressionId entity_id = no_expression;
    ExpressionId create_if = no_expression;
    ExpressionId update_if = no_expression;
    int row = 0;
};

/// Who may see an answer: `kith::access`.
struct Access {
    enum class Who { all, coordinator, self, consent } who = Who::all;
    std::string purpose; // question name of the consent block, for consent

    bool operator==(const Access&) const = default;
};

} // namespace kith
