// Cuts the changes of a store into chunks of a hand-over file.
#pragma once

#include "survey_core/store/merge_port.h"
#include "sync/bundle/bundle_writer.h"
#include "sync/bundle/change_columns.h"

#include <set>

namespace kith::sync {

/// The plain bytes of a changes chunk: the audit chain's link before its first change, then packed
/// changes.
class ChangeCutter {
public:
    ChangeCutter(StoreView& store, BundleWriter& to) : store_(store), to_(to) {}

    /// Whole groups stay together in a chunk as long as they fit.
    Status add(const HaveRange& range);
    /// What add() began must be ended by this.
    Status flush();

    [[nodiscard]] std::uint64_t changes() const { return changes_; }
    [[nodiscard]] std::uint64_t records() const { return all_records_.size(); }

private:
    Status add(const Change& change);
    Status note(const Change& change);

    StoreView& store_;
    BundleWriter& to_;
    ChangePacker packer_;
    ChunkHeader header_;
    Hash32 before_{};
    Hash32 link_{};
    std::set<RecordId> records_, all_records_;
    std::uint64_t changes_ = 0;
};

/// The attachments that a body refers to; none for a body that cannot be read.
[[nodiscard]] std::vector<std::pair<FieldId, Hash32>> blobs_of(const Change& change);

} // namespace kith::sync
