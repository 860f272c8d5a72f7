// What a finished form changes in entities that are there already: a visit and its household.
#pragma once

#include "app/flow/submission_plan.h"

namespace kith::app {

/// Once `yes`, no form lifts it again: only a coordinator's correction does. Among values that have
/// not seen each other `yes` counts.
[[nodiscard]] bool is_sticky(std::string_view list, std::string_view property);

/// Somebody has said yes to this property, and nobody who knew of it has taken it back.
[[nodiscard]] Result<bool> says_yes(StoreView& store, RecordId entity, FieldId property);

[[nodiscard]] Result<std::optional<RecordId>>
find_entity(StoreView& store, std::string_view list, std::string_view id);

/// Adds one change for each entity of the plan. not_found: there is no such entity.
Status
add_updates(ChangeGroup& group, FieldNumbers& numbers, const std::vector<PlannedEntity>& updates);

} // namespace kith::app
