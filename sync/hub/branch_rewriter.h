// The changes of a branch as its own writer would have made them: the same words, times and people,
// with every name that lies on the branch renamed, in an audit chain of their own.
#pragma once

#include "survey_core/store/merge_port.h"
#include "sync/bundle/bundle_writer.h"
#include "sync/bundle/change_columns.h"
#include "sync/version/branch_names.h"
#include "sync/version/delivered.h"

namespace kith::sync {

class BranchRewriter {
public:
    struct Head {
        std::uint64_t seq = 0; // under the new name; 0: nothing of it yet
        Hash32 link{};
        Hlc first_hlc{};
        Hash32 old_link{}; // as the copy has it
    };

    BranchRewriter(StoreView& store, const BranchNames& names) : store_(store), names_(names) {}

    /// One chunk of the file, loaded into `from`, with the audit chain's link before it; what lies
    /// before the branch is passed over. It follows the chunk before it, or what was let in
    /// earlier. \pre its writer has a branch
    Status
    rewrite(ChangeUnpacker& from, const ChunkHeader& chunk, const Hash32& before, BundleWriter& to);
    /// By the writer's old name: how far its new chain has come in this file.
    [[nodiscard]] const std::map<WriterId, Head>& heads() const { return heads_; }
    /// Changes that follow one that is missing, or from before the branch that are not here.
    [[nodiscard]] std::uint64_t left_out() const { return left_out_; }

private:
    Result<bool> follows(std::uint64_t seq, const BranchNames::Branch& branch, Head& head);
    Result<bool> is_held(Dot dot);
    [[nodiscard]] Change renamed(const Change& change) const;

    StoreView& store_;
    const BranchNames& names_;
    ChangePacker packer_;
    std::map<WriterId, Head> heads_;
    std::map<WriterId, DeliveredRanges> held_; // under the old names
    std::uint64_t left_out_ = 0;
};

} // namespace kith::sync
