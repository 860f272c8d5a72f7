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

    /// Stored sealed to the coordinators: for them alone, or what a person answered behind the
    /// privacy curtain. Its draft holds the latter open, for a form's rules must still see it after
    /// a power cut.
    [[nodiscard]] bool is_sealed_when_stored() const {
        return who == Who::coordinator || who == Who::self;
    }

    bool operator==(const Access&) const = default;
};

} // namespace kith
