// Is everything still there and unchanged? The whole file, every writer's audit chain, every
// register.
#pragma once

#include "survey_core/store/merge_port.h"

namespace kith {

struct VerifyReport {
    std::vector<std::string>
        findings; // empty: the store is sound. One sentence each, never an answer.
    std::uint64_t writers = 0, changes = 0, records = 0, registers = 0;

    [[nodiscard]] bool sound() const { return findings.empty(); }
};

/// Quick look over the structure only (start of the day).
[[nodiscard]] Result<VerifyReport> quick_check(StoreView& store);
/// quick_check, every page's authentication, the replay of every audit chain from the bodies, and
/// the registers against the rule that a write stands exactly when no other write of its field had
/// seen it.
[[nodiscard]] Result<VerifyReport> verify_store(StoreView& store);
/// The same over one database connection: a snapshot, a migrated copy.
[[nodiscard]] Result<VerifyReport> verify_pages(Database& database);

} // namespace kith
