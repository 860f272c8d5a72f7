// What somebody saw or was told that frightened them, and what was done about it since. Each entry
// is sealed to the coordinators as it is written, in every store alike, and lies apart from the
// records: it is in no list, search, export, conflict, erasure or ordinary hand-over.
#pragma once

#include "survey_core/store/store.h"

namespace kith {

using ConcernId = Hash16;

struct ConcernEntry {
    std::optional<ConcernId> about; // the entry that began the concern; nothing: this one does
    Instant at;
    LaptopId laptop{};  // on which it was written
    std::string sealed; // as seal_value() makes it

    /// Names the entry by its content.
    [[nodiscard]] ConcernId id() const;
    bool operator==(const ConcernEntry&) const = default;
};

inline constexpr std::size_t most_sealed_concern_bytes = 256U << 10U;

/// False: it is held already, and stays as it is. \pre inside a transaction
Result<bool> save_concern(Store& store, const ConcernEntry& entry);
/// By time.
[[nodiscard]] Result<std::vector<ConcernEntry>> list_concerns(StoreView& store);
/// Every entry that is held now is in a file on its way to a coordinator. \pre inside a
/// transaction, as for mark_concerns_seen
Status mark_concerns_given(Store& store);
/// A coordinator has opened them all in this store.
Status mark_concerns_seen(Store& store);

/// Of entries.
struct ConcernCounts {
    std::uint64_t held = 0;
    std::uint64_t waiting = 0; // written on this laptop, and in no such file yet
    std::uint64_t unseen = 0;

    bool operator==(const ConcernCounts&) const = default;
};
[[nodiscard]] Result<ConcernCounts> count_concerns(StoreView& store);

} // namespace kith
