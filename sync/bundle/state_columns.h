// What a hub has merged, without the history: every record's creation, the registers of its edited
// fields, and the deletions that stand, for a laptop that shall see what the hub sees.
#pragma once

#include "survey_core/record/registers.h"
#include "sync/bundle/change_columns.h"

#include <functional>

namespace kith::sync {

struct FieldState {
    RecordId record;
    FieldId field{};
    Register value;

    bool operator==(const FieldState&) const = default;
};

class StatePacker {
public:
    /// A creation, or a deletion that stands (its context of other fields decides about conflicts).
    void add(const Change& change);
    void add(const FieldState& field);
    [[nodiscard]] std::size_t bytes() const { return changes_.bytes() + registers_.size(); }
    [[nodiscard]] bool empty() const { return changes_.count() == 0 && registers_.empty(); }
    [[nodiscard]] Bytes pack();

private:
    ChangePacker changes_;
    Bytes registers_;
};

/// Calls back for every change, then for every field. damaged: not packed state.
Status unpack_state(ByteView packed,
                    const std::function<Status(const Change&)>& on_change,
                    const std::function<Status(const FieldState&)>& on_field);

} // namespace kith::sync
