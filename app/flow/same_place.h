// Two records that mean the same place, group or thing: two laptops that had not met wrote down the
// same hall. A coordinator joins them, and nothing of either is changed or thrown away.
//
// Joining is a record of its own, a link (an entity of the list `same_as` that points to both), so
// it travels, has an author, and two hubs that hold the same changes show the same places. Deleting
// the link parts them: both are exactly as they were. A link counts only where a coordinator made
// it.
#pragma once

#include "app/flow/form_shelf.h"
#include "survey_core/store/records.h"

namespace kith::app {

inline constexpr std::string_view same_as_list = "same_as";

/// Which places are one. Made from the links that stand.
class SamePlaces {
public:
    [[nodiscard]] static Result<SamePlaces> read(StoreView& store);

    /// The one that stands for all of them, the first by number; the place itself where nothing is
    /// joined to it.
    [[nodiscard]] RecordId first_of(RecordId asset) const;
    /// All that are one with it, itself among them, by number.
    [[nodiscard]] std::vector<RecordId> all_of(RecordId asset) const;
    /// The links that hold them together.
    [[nodiscard]] std::vector<RecordId> links_of(RecordId asset) const;

private:
    std::map<RecordId, std::vector<RecordId>> groups_; // by the first of each
    std::map<RecordId, RecordId> first_;
    std::map<RecordId, std::vector<RecordId>> links_; // by the first of each
};

/// A place by one of its names.
struct AlikePlace {
    RecordId asset;
    std::string name;
    std::string where;
    std::uint64_t mentions = 1;

    bool operator==(const AlikePlace&) const = default;
};

/// Names that look like one place. What is joined already is one place in it.
struct AlikePlaces {
    std::vector<AlikePlace> places; // the most named first
    std::uint64_t mentions = 0;     // of all of them

    bool operator==(const AlikePlaces&) const = default;
};

/// By the rule of survey_core/match/look_alike.h, on names and places alone: the most named first.
/// What a name only begins with is no sign here.
[[nodiscard]] Result<std::vector<AlikePlaces>> suggest_same_places(StoreView& store);

/// One group of links, of the first with each other one; returns them. refused: not a coordinator's
/// store, or they are one already. not_found: one of them is no place of this store.
Result<std::vector<RecordId>> join_places(Store& store, const std::vector<RecordId>& assets);
/// These links go; what was joined before them stays so. refused: not a coordinator's store.
Status part_links(Store& store, const std::vector<RecordId>& links);
/// Every link of this place's goes. refused: not a coordinator's store, or nothing is joined to it.
/// Returns the places that it was one with.
Result<std::vector<RecordId>> part_places(Store& store, RecordId asset);

} // namespace kith::app
