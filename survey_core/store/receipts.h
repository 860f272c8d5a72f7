// What a hub says that it holds of this laptop's work. Its newest word counts, also where it says
// less than before: a hub that was put back to an older state has lost what came after, and is sent
// it again.
#pragma once

#include "survey_core/store/laptops.h"

#include <set>

namespace kith {

struct Receipt {
    LaptopId hub{};
    Hlc at{};              // by the hub's clock; 0: an older hub says only what it has more
    std::vector<Dot> held; // changes 1..seq of a launch
    /// Of which it has another history, or more than is here: what was known of them stays.
    std::set<WriterId> unclear;
};

/// Changes that the hub had acknowledged, and holds no more.
struct LostAtHub {
    std::uint64_t again = 0; // to be handed over once more
    std::uint64_t gone = 0;  // not again: up to the last whose answers have left this laptop since
};

/// An older word than one that was heard already says nothing. \pre inside a transaction
Result<LostAtHub> take_receipt(Store& store, const Receipt& receipt);

} // namespace kith
