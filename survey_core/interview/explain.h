// Why a place of an interview is as it is: the rules of the form that decided it, and the answers
// that they looked at. For whoever writes the form.
#pragma once

#include "survey_core/interview/node_ref.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kith {

enum class Rule : std::uint8_t {
    relevant, // of the place itself, or of a group around it
    repeat_count,
    choice_filter,
    calculation,
    readonly,
    required,
    constraint,
};
/// The column of the survey sheet: "relevant", "choice_filter" ...
[[nodiscard]] std::string_view rule_name(Rule rule);

/// What a rule saw of one place: its value, or how many instances a repeat has.
struct SeenAnswer {
    NodeRef node;
    std::string value;
    bool is_hidden = false; // and therefore blank

    bool operator==(const SeenAnswer&) const = default;
};

struct Reason {
    Rule rule = Rule::relevant;
    NodeRef owner;                // who has the rule
    std::string expression;       // as the author wrote it
    bool holds = true;            // of a condition; a choice_filter holds while it offers something
    std::string result;           // true, false, the value, how many choices are offered
    std::vector<SeenAnswer> seen; // a few of them where there are many instances

    bool operator==(const Reason&) const = default;
};

/// Places that are not asked although what stands around them is: each is hidden by a condition of
/// its own, or is a repeat without an instance.
struct HiddenPlace {
    NodeRef node;
    std::vector<Reason> reasons;
};

} // namespace kith
