// What can be seen of one place of an interview, and what is wrong with it.
#pragma once

#include "survey_core/interview/node_ref.h"

namespace kith {

enum class Violation : std::uint8_t { none, required, constraint, wrong_type };

struct OfferedChoice {
    std::string name;
    std::string label;
    std::int32_t row = -1; // in its list; -1: the added choice `other`, or an instance of a repeat
    bool keeps_nothing = false;
};

/// All that a screen shows about one place. `value` is the effective one; `stored` survives while
/// not relevant.
struct NodeState {
    std::string value, stored;
    bool relevant = true, required = false, readonly = false;
    Violation violation = Violation::none;
    std::string
        message; // of the violation, in the language; empty when valid or the author wrote none
    std::string label, hint, guidance;
    bool drops_answer = false; // its choice_filter no longer offers the stored answer

    [[nodiscard]] bool valid() const { return violation == Violation::none; }
};

struct Problem {
    NodeRef node;
    Violation violation = Violation::none;
    std::string message;
};

} // namespace kith
