// When a deletion has to wait for a person: it may not take with it what its author had not seen.
#pragma once

#include "survey_core/record/registers.h"

#include <map>
#include <span>

namespace kith {

/// What the author of one deletion had seen of the record's other fields.
using SeenFields = std::map<FieldId, Context>;

/// From the change's body; empty for a body that this version cannot read.
[[nodiscard]] SeenFields seen_fields(const ChangeBody& deletion);

struct EditedField {
    FieldId field{};
    const Register* value = nullptr; // of the same record, never null
};

/// A standing deletion against an undeletion that had not seen it, against an edit that no standing
/// deleter had seen (`seen_by_deleters`: the join over them), or against a child record that is not
/// deleted. Two people who both deleted agree, whatever their reasons.
[[nodiscard]] bool deletion_in_conflict(const Register& deleted,
                                        const SeenFields& seen_by_deleters,
                                        std::span<const EditedField> others,
                                        bool has_standing_child);

} // namespace kith
