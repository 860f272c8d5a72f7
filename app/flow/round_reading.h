// Entities and visits of rounds as the store holds them. Only for this folder.
#pragma once

#include "app/flow/rounds.h"
#include "app/flow/submission_plan.h"

#include <map>

namespace kith::app {

/// Everything that rounds are made of, read once.
struct RoundBook {
    std::vector<Round> rounds;                       // without their doors
    std::vector<std::pair<std::string, Door>> doors; // with the round's id, in walking order
};
[[nodiscard]] Result<RoundBook> read_round_book(StoreView& store, FormShelf& shelf);

/// The path of a question, without the root's name; nothing: the form does not ask it.
[[nodiscard]] std::optional<std::string> path_called(const Form& form, std::string_view name);
/// The newest version of a form of rounds. not_found: a coordinator must add it first.
[[nodiscard]] Result<FormVersionId> version_of(StoreView& store, std::string_view form_id);

/// Its text; empty where the field has no number here or the record does not say.
[[nodiscard]] std::string property_of(FieldNumbers& numbers,
                                      const RecordView& entity,
                                      std::string_view list,
                                      std::string_view property);

} // namespace kith::app
