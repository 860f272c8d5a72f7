// People and places of this store that look like what is being typed, offline. The rule is
// survey_core/match/look_alike.h; it proposes, and whoever types decides.
#pragma once

#include "survey_core/form/form.h"
#include "survey_core/match/look_alike.h"
#include "survey_core/store/records.h"

namespace kith::app {

struct LookAlike {
    RecordId record;
    std::string name;
    std::string place;
    double likeness = 0; // of the names, 0 to 1

    bool operator==(const LookAlike&) const = default;
};

/// `list`: person or asset. The most alike first. bad_input: another list.
[[nodiscard]] Result<std::vector<LookAlike>>
find_look_alikes(StoreView& store, const std::string& list, const NamedAt& typed);

/// The list (person, asset) whose entities are called by the answer to this question; empty: none.
[[nodiscard]] std::string list_named_by(const Form& form, NodeIndex question);

} // namespace kith::app
