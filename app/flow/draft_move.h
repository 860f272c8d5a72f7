// A draft goes on with a newer version of its form. Nothing that was answered is lost: what the
// newer version does not ask stays with the draft, is hidden, and becomes part of the record.
#pragma once

#include "app/flow/live_interview.h"

namespace kith::app {

struct MovedAnswer {
    std::string question;
    std::string before;
    std::string after; // empty: no longer asked, or no longer an answer
    bool fits = true;  // the newer version takes it as it is
};

/// What moving would change, to be shown first.
struct DraftMove {
    DraftId draft{};
    FormVersionId to{};
    std::string version_before, version_after;
    std::size_t kept = 0;              // answers that stay as they are
    std::vector<MovedAnswer> changed;  // asked in both, and different now
    std::vector<MovedAnswer> no_place; // kept, but no longer asked
    std::vector<std::string> added;    // questions that only the newer version asks
};

/// Changes nothing. refused: the draft is of another form.
[[nodiscard]] Result<DraftMove>
plan_move(StoreView& store, FormShelf& shelf, DraftId draft, FormVersionId to, Clock& clock);
/// One commit.
Status move_to_version(Store& store, FormShelf& shelf, DraftId draft, FormVersionId to);

} // namespace kith::app
