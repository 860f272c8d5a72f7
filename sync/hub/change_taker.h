// Brings one change of another laptop into the store: the rule is sync/merge's, the rows are the
// store's.
#pragma once

#include "sync/hub/merge_session.h"

namespace kith::sync {

/// For one import, inside a transaction of the caller's.
class ChangeTaker {
public:
    ChangeTaker(MergeSession& session, ImportNo import, bool has_blobs)
        : session_(session), import_(import), has_blobs_(has_blobs) {}

    /// A record, by its creation.
    Status create(const Change& creation);
    /// Any other change. Kinds and bodies that this version cannot read are kept untouched, without
    /// effect; so are those above the role of the laptop that made them (`has_effect` false).
    /// `place`: of the record.
    Status edit(const Change& change, const RecordPlace& place, bool has_effect);
    /// One that is held already, from a file that was cut before its attachments.
    Status find_attachments_of(const Change& held);
    [[nodiscard]] bool has_blobs() const { return has_blobs_; }
    /// A field of a record as a hub has merged it.
    Status take_state(RecordId record, FieldId field, const Register& state);

    [[nodiscard]] const ImportCounts& counts() const { return counts_; }
    /// Records that this import has made.
    [[nodiscard]] const Delivered& created() const { return created_; }
    void count_same(std::uint64_t records) { counts_.same += records; }
    void count_parked() { ++counts_.parked; }

private:
    /// Made by this merge, by whichever of its files.
    [[nodiscard]] bool is_new(RecordId record) const;
    Status merge_field(const Change& change, const FieldWrite& write);
    Status refer_to_blobs(const Change& change);
    Status count_change(RecordId record);
    Status count_change(RecordId record, const RecordPlace& place);

    MergeSession& session_;
    ImportNo import_;
    bool has_blobs_;
    ImportCounts counts_;
    Delivered created_;
};

} // namespace kith::sync
