// Invented answers whose content follows from their number, so that a judge knows what must be
// there.
#pragma once

#include "survey_core/store/changes.h"

#include <map>

namespace kith::test {

inline constexpr FieldId sample_question = make_field_id(1, 1);

/// The form that the answers belong to.
[[nodiscard]] FormVersionId sample_form();
Status add_sample_form(Store& store);
[[nodiscard]] std::string sample_answer(std::size_t number);
/// The sample form and a draft of it with its first answers.
Result<DraftId> begin_sample_draft(Store& store, std::size_t answers);
/// One commit.
Status give_answer(Store& store, DraftId draft, std::size_t number);
/// Empty when the draft holds the answers 0..n without a gap, promised <= n <= promised + 1.
[[nodiscard]] std::string judge_draft(StoreView& store, DraftId draft, std::size_t promised);

/// Adds a submission with two repeat instances and an entity, whose values follow from `number`.
RecordId add_sample_group(ChangeGroup& group, std::size_t number);
inline constexpr std::size_t records_of_a_group = 4;
/// By the group's number, how many of its records are there.
[[nodiscard]] Result<std::map<std::size_t, std::size_t>> find_sample_groups(StoreView& store);

/// Complains when a part of the group is there; `whole` says whether all of it is.
struct GroupFinding {
    bool whole = false;
    std::string complaint;
};
[[nodiscard]] GroupFinding find_sample_group(StoreView& store, std::size_t number);

} // namespace kith::test
