// The end of an interview: from answers to records.
#pragma once

#include "app/flow/live_interview.h"

namespace kith::app {

struct Finished {
    std::optional<RecordId> submission; // empty: nothing was kept but a tally
    std::vector<RecordId> entities;
};

/// The records that the interview would become now.
[[nodiscard]] Result<SubmissionPlan> plan_submission(const LiveInterview& interview,
                                                     Instant finished_at);

/// Validates, stamps the end, and turns the interview into one atomic group of records (submission,
/// repeat instances, entities), deleting the draft in the same transaction. A choice that keeps
/// nothing erases the draft and leaves an anonymous tally. refused: what still stands in the way,
/// in words.
Result<Finished> finish_interview(Store& store,
                                  LiveInterview& interview,
                                  std::optional<DraftId> draft,
                                  RecordId author);

/// The places that stop finishing: required and blank, or against a constraint. Sealed answers
/// count as given, and so do "refused" and "don't know": nobody is made to invent an answer.
[[nodiscard]] std::vector<Problem> open_problems(const LiveInterview& interview);

/// An answer behind a consent is kept only while that consent is `yes`.
[[nodiscard]] bool is_permitted(const Interview& engine, const Node& node);

} // namespace kith::app
