// The forms of a store as they travel on cards and in replies.
#pragma once

#include "survey_core/store/forms.h"
#include "sync/bundle/payloads.h"

namespace kith::sync {

/// Every form version, then one without a form that carries the names of all fields.
[[nodiscard]] Result<std::vector<FormPayload>> all_forms(StoreView& store);
/// Inside a transaction. refused: the same form version is here with other content.
Status save_form(Store& store, const FormPayload& form);

} // namespace kith::sync
