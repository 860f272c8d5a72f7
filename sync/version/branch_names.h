// New names for the second history of a laptop that was copied while it was in use: two went on as
// one writer, so the same numbers name different changes.
#pragma once

#include "survey_core/base/crypto.h"
#include "survey_core/record/context.h"
#include "survey_core/record/dot_range.h"

#include <map>

namespace kith::sync {

/// The name of a branch: of its writer and of the first link of the audit chain that only it has.
/// Whoever meets the branch calls it so, and a longer piece of it goes on under the same name.
[[nodiscard]] WriterId branch_writer(WriterId writer, const Hash32& first_link);

/// How a store that went on along one branch means the numbers that it wrote down.
class BranchNames {
public:
    /// Changes of `writer` from `from` on lie on the branch that begins with `first_link`.
    /// \pre from >= 1, once a writer
    void add(WriterId writer, std::uint64_t from, const Hash32& first_link);

    struct Branch {
        WriterId writer{};
        std::uint64_t from = 0;
        Hash32 first_link{};
    };
    [[nodiscard]] bool empty() const { return branches_.empty(); }
    [[nodiscard]] const Branch* find(WriterId writer) const;
    [[nodiscard]] Dot renamed(Dot dot) const;
    /// What lies before the branch, and what lies on it.
    [[nodiscard]] std::vector<DotRange> renamed(const DotRange& range) const;
    /// What the editor had seen of the writer before the branch, and of the branch, apart.
    [[nodiscard]] Context renamed(const Context& context) const;

private:
    std::map<WriterId, Branch> branches_;
};

} // namespace kith::sync
