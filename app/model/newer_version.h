// Drafts and the versions of their forms.
#pragma once

#include "app/model/model.h"

namespace kith::app {

/// The newest version of the draft's form, where the draft is of an older one; null otherwise.
[[nodiscard]] const FormRow* find_newer_version(const Model& model, const DraftSummary& draft);

} // namespace kith::app
