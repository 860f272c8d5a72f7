// One record as a hub sends it to those who see no history: its creation, the registers of its
// edited fields, and the deletions that stand.
#pragma once

#include "survey_core/store/store.h"
#include "sync/bundle/state_columns.h"

namespace kith::sync {

Status add_record_state(Store& store, const Change& creation, StatePacker& state);

} // namespace kith::sync
