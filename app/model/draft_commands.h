// A draft that goes on with a newer version of its form.
#pragma once

#include "app/flow/draft_move.h"

namespace kith::app::command {

struct PlanMove {
    DraftId draft{};
    FormVersionId to{};
};
struct MoveDraft {
    DraftId draft{};
    FormVersionId to{};
};

} // namespace kith::app::command
