// The fields that wait for a person, and who notices that one more does.
#pragma once

#include "survey_core/record/registers.h"
#include "survey_core/store/store.h"

#include <map>

namespace kith {

/// Puts a field into the queue or takes it out. \pre inside a transaction
Status set_conflict(Store& store, std::int64_t rid, FieldId field, bool is_in_conflict);

/// Counts the fields that come into conflict while it lives, by looking at those alone: a queue of
/// ten thousand makes a small file no slower. One at a time in a store.
class ConflictWatch {
public:
    explicit ConflictWatch(Store& store) : store_(store) { store_.watch_conflicts(this); }
    ~ConflictWatch() { store_.watch_conflicts(nullptr); }
    ConflictWatch(const ConflictWatch&) = delete;
    ConflictWatch& operator=(const ConflictWatch&) = delete;

    /// Those that had not waited before, wait now, and belong to records that are not hidden.
    [[nodiscard]] Result<std::uint64_t> count_new();

private:
    friend Status set_conflict(Store& store, std::int64_t rid, FieldId field, bool is_in_conflict);

    Store& store_;
    /// By a field's place in the queue. What was taken back with a file that failed stays here: the
    /// count asks the queue itself.
    std::map<std::pair<std::int64_t, FieldId>, bool> had_waited_;
};

} // namespace kith
