// Safeguarding: somebody saw or was told something that frightens them. They tell whoever leads at
// once; what they write down is sealed as they write it, so that only a coordinator can read it,
// on this laptop as anywhere, and it goes to the coordinators in a file of its own.
#pragma once

#include "survey_core/store/concerns.h"

#include <string>
#include <vector>

namespace kith::app {

struct ConcernWords {
    std::string who;   // it is about, and where
    std::string words; // what was seen or heard; of a later entry, what was done

    [[nodiscard]] bool empty() const { return who.empty() && words.empty(); }
    bool operator==(const ConcernWords&) const = default;
};

inline constexpr std::size_t most_concern_words = 16U << 10U; // bytes

/// `about`: the concern that this adds to. refused: this laptop knows no coordinator yet.
/// bad_input: nothing was written, or too much. not_found: no such concern.
Status
write_concern(Store& store, const ConcernWords& words, const std::optional<ConcernId>& about = {});

struct OpenedEntry {
    Instant at;
    std::string author; // as the worker's record names them
    std::string laptop;
    ConcernWords words;
    std::string trouble; // one sentence: why it cannot be opened

    bool operator==(const OpenedEntry&) const = default;
};
struct OpenedConcern {
    ConcernId id{};
    std::vector<OpenedEntry> entries; // the first began it

    bool operator==(const OpenedConcern&) const = default;
};

/// The newest concern first; from now on all have been seen here. refused: not a coordinator's
/// store.
[[nodiscard]] Result<std::vector<OpenedConcern>> open_concerns(Store& store);

} // namespace kith::app
