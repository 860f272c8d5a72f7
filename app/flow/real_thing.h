// One real thing today: what an interview gives back before the door closes, from this laptop
// alone. How many neighbours asked for what this person offers (a count, never who), and groups
// with room that fit what they said. Nothing is stored and nobody is introduced: that is for a
// coordinator, later.
//
// The rule. A neighbour is counted once for a leaf when a need of theirs names it, or names only a
// headline that leads to it, and they agreed to be introduced; fewer than two are not said, for one
// can be guessed. Leaves that only services give are never said. A group fits when the words of its
// name, of what happens there or of what it might do suggest a leaf that this person offers or
// needs (taxonomy/suggest_leaf.h); it has room when whoever named it last said so.
#pragma once

#include "app/flow/live_interview.h"
#include "survey_core/store/store_view.h"
#include "survey_core/taxonomy/taxonomy.h"

namespace kith::app {

/// What the person said that something can be found for: ids of the taxonomy.
struct SaidForNow {
    std::vector<std::string> gifts;     // leaves
    std::vector<std::string> needs;     // leaves
    std::vector<std::string> headlines; // of needs
    std::string language;               // of the interview

    [[nodiscard]] bool empty() const { return gifts.empty() && needs.empty() && headlines.empty(); }
};
[[nodiscard]] SaidForNow said_for_now(const LiveInterview& interview);

inline constexpr std::size_t fewest_neighbours_said = 2;
inline constexpr std::size_t most_real_things = 3; // of each sort

struct AskedForGift {
    std::string gift; // in the interview's language, else in the first
    std::size_t neighbours = 0;

    bool operator==(const AskedForGift&) const = default;
};
struct GroupWithRoom {
    std::string name;
    std::string where;
    std::string when;

    bool operator==(const GroupWithRoom&) const = default;
};
struct RealThings {
    std::vector<AskedForGift> asked_for; // most neighbours first
    std::vector<GroupWithRoom> groups;

    [[nodiscard]] bool empty() const { return asked_for.empty() && groups.empty(); }
};
[[nodiscard]] Result<RealThings>
find_real_things(StoreView& store, const Taxonomy& taxonomy, const SaidForNow& said);

} // namespace kith::app
