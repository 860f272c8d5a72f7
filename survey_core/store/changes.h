// Local editing: a group of changes that happen together or not at all, with their audit chain,
// registers and list rows, in one transaction.
#pragma once

#include "survey_core/record/registers.h"
#include "survey_core/store/drafts.h"

#include <functional>
#include <map>

namespace kith {

/// One field as an editor leaves it. `seen`: what the field looked like when the editor opened it
/// (record_registers); without it, what the store holds at commit. With it, a value that arrived
/// meanwhile is not overwritten unseen.
struct Edit {
    FieldId field{};
    Value value;
    std::optional<Context> seen{};
};

struct NewRecord {
    RecordKind kind = RecordKind::submission;
    FormVersionId form{};
    std::optional<RecordId> parent{};
    std::uint64_t order = 0;
};

/// ChangeGroup group(store, worker); const RecordId id = group.create(...);
/// KITH_TRY(group.commit()); One group at a time in a store. Without commit() nothing has happened.
class ChangeGroup {
public:
    /// `author` is the worker's record; RecordId{}: the first record created here writes itself (a
    /// new worker).
    ChangeGroup(Store& store, RecordId author);

    /// The record's name is known at once, so that later ones of the group can point to it. Blank
    /// values are left out.
    RecordId create(const NewRecord& record, const std::vector<Edit>& fields);
    /// not_found: no such record.
    Status set(RecordId record, std::vector<Edit> fields, std::string_view reason);
    /// Deletes the record and every repeat instance under it.
    Status remove(RecordId record, std::string_view reason);
    /// With the repeat instances that were deleted in the same act.
    Status undelete(RecordId record, std::string_view reason);
    /// Decides a conflict of a field: covers every value that stands. Of field::deleted use
    /// resolve_deletion.
    Status resolve(RecordId record, FieldId field, const Value& value, std::string_view reason);
    /// Decides a deletion against an edit: the record stays, or goes for good.
    Status resolve_deletion(RecordId record, bool stays, std::string_view reason);

    /// What follows is another atomic group of the same transaction: many submissions at once.
    void end_group() { ++group_; }

    /// What must be true together with these changes, or not at all; run before they are committed.
    void in_same_transaction(std::function<Status()> step) { step_ = std::move(step); }

    /// The dots are consecutive. With a draft: its rows go in the same transaction. An error leaves
    /// the store as it was, and the group may be committed again.
    Status commit(std::optional<DraftId> finished_draft = std::nullopt);
    [[nodiscard]] const std::vector<Change>& changes() const {
        return changes_;
    } // as they were committed

private:
    struct Pending {
        ChangeHeader header;
        ChangeBody body;
        std::uint32_t group = 0;
    };
    void place_in_groups();
    Dot next_dot() const;
    Pending& add(ChangeKind kind, RecordId record, std::string_view reason);
    Status
    add_edit(ChangeKind kind, RecordId record, std::vector<Edit> fields, std::string_view reason);
    Status add_removal(RecordId record, std::string_view reason, int depth);
    Result<bool> went_with(RecordId child, const Register& parents_deletion);
    Result<Context> seen_of(RecordId record, FieldId field);
    Status write(std::optional<DraftId> finished_draft);
    Status write_change(const Change& change, const ChangeBody& body);

    Store& store_;
    RecordId author_;
    std::vector<Pending> pending_;
    std::map<std::pair<RecordId, FieldId>, Dot> edited_here_; // the last edit that is pending
    std::vector<Change> changes_;
    std::function<Status()> step_;
    std::uint32_t group_ = 0;
};

} // namespace kith
