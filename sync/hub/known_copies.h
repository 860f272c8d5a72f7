// Which launches this hub has met with two histories: the one that has kept its name here, and the
// ones that were let in under another (copied_branch.h). A hub's own memory; nothing of it travels.
#pragma once

#include "survey_core/store/merge_port.h"

namespace kith::sync {

struct KnownCopy {
    WriterId writer{};
    std::uint64_t from = 0; // the branch's first change; 0: none was let in yet
    Hash32 first_link{};    // of the audit chain as the copy has it
    std::uint64_t last = 0; // of the branch that is here
    Hash32 last_link{};

    bool operator==(const KnownCopy&) const = default;
};

[[nodiscard]] Result<std::vector<KnownCopy>> list_known_copies(StoreView& store);
/// New, or further than before. \pre in a transaction
Status note_copy(Store& store, const KnownCopy& copy);

} // namespace kith::sync
