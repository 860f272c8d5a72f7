// The merge rule of one field: two people's edits meet, and nobody's is lost. Pure: knows no store,
// no clock, no file.
#pragma once

#include "survey_core/record/registers.h"

namespace kith::sync {

/// A write replaces what its author had seen and nothing else. So whatever the order of arrival,
/// the writes that stand are those that no other delivered write had seen: the rule is commutative,
/// associative and idempotent, and a late, repeated or missing file cannot make two stores differ
/// (merge_properties_test.cpp).
enum class Verdict {
    duplicate,  // standing already: nothing changes
    superseded, // somebody who had seen it replaced it; it is kept with its cause
    live,       // it stands
    conflict,   // it stands beside another value whose author had not seen it: waits for a person
};

struct MergeStep {
    Register merged;
    std::vector<Superseded>
        superseded; // by this step, the incoming write among them when it came too late
    Verdict verdict = Verdict::duplicate;
};

/// What its author had seen: everything in its context, and every earlier write of the same writer.
[[nodiscard]] bool supersedes(const LiveWrite& write, Dot other);

/// A write that is covered by `stored.seen` comes too late, or for the second time: the register
/// alone cannot tell, the store can by the dot. Both are verdict `superseded`.
[[nodiscard]] MergeStep merge_write(const Register& stored, LiveWrite incoming);

/// The same for a whole register that another store has merged (a reply's state).
[[nodiscard]] MergeStep merge_register(const Register& stored, const Register& incoming);

/// The register of the next local edit: covers everything seen, so it stands alone.
[[nodiscard]] LiveWrite
after_seeing(const Register& stored, Dot dot, Hlc hlc, RecordId author, Value value);

} // namespace kith::sync
