// The pieces an interview's answers are kept in.
#pragma once

#include "survey_core/form/question.h"

namespace kith {

using ScopeIndex = std::int32_t;

struct Slot {
    std::string text;        // as stored
    bool is_boolean = false; // the result of a boolean calculation
    bool relevant = true;
    std::uint8_t dirty = 0;  // one bit for each facet
    std::int32_t extra = -1; // index of its series or its offer
};

/// The instances of one repeat in one scope. Parked ones wait for the count to grow; the last is
/// the next to return.
struct Series {
    std::vector<ScopeIndex> active;
    std::vector<ScopeIndex> parked;
};

/// What a filtered select offers now, and what is left of its answer.
struct Offer {
    std::vector<std::int32_t> rows; // of the list
    std::vector<std::string> names; // of a select over repeat instances
    std::string effective;
};

struct Scope {
    NodeIndex repeat = no_node;
    ScopeIndex parent = -1;
    std::int32_t level = 0;
    std::int32_t position = 1;
    bool is_alive = true;
    std::vector<Slot> slots;
    std::vector<Series> series;
    std::vector<Offer> offers;
};

} // namespace kith
