// Answers given by path, all at once, to an interview that asks them one after the other.
#pragma once

#include "app/flow/live_interview.h"

namespace kith::app {

struct PathProblem {
    std::string path;
    std::string reason;
};

/// Why a person could not have given the answer that stands there now; empty when they could.
[[nodiscard]] std::string
objection(const Interview& engine, const NodeRef& ref, std::string_view value);

/// Sets every path, in an order that first makes the repeat instances exist. Refused, and named: a
/// path that is not there, a value that is not offered, a question that is calculated, is not asked
/// with these answers, or is left required and blank.
[[nodiscard]] std::vector<PathProblem>
answer_all(LiveInterview& interview,
           const std::vector<std::pair<std::string, std::string>>& answers);

} // namespace kith::app
