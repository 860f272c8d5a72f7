// What a store holds of one field of one record after any number of changes.
#pragma once

#include "survey_core/record/change.h"

namespace kith {

/// A write that is still standing: nobody who has seen it has replaced it.
struct LiveWrite {
    Dot dot;
    Hlc hlc{};
    RecordId author;
    Value value;
    Context context;

    bool operator==(const LiveWrite&) const = default;
};

/// One field of one record. No live write: the field is as its creation says. One, or several equal
/// ones: its value. Several distinct ones: a conflict that waits for a person. `seen` is the join
/// of every context and every dot that was ever merged into the field: the context of the next
/// local edit.
struct Register {
    std::vector<LiveWrite> live; // ordered by dot
    Context seen;

    [[nodiscard]] bool in_conflict() const;
    /// The one shown until somebody decides: highest HLC, then writer id. \pre !live.empty()
    [[nodiscard]] const LiveWrite& shown() const;
    bool operator==(const Register&) const = default;
};

/// Of the register of field::deleted: a deletion stands. Others may have taken it back meanwhile.
[[nodiscard]] bool is_deleted(const Register& deletion);
/// The record is shown as deleted: the newest word on it is a deletion, disputed or not.
[[nodiscard]] bool is_shown_deleted(const Register& deletion);

/// What happened to the writes that a merge step touched; superseded ones are kept by the store
/// with their cause.
struct Superseded {
    LiveWrite write;
    Dot by;
};

} // namespace kith
