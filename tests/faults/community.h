// A coordinator's store and an approved laptop's store on one FaultDisk, and a stick between them.
#pragma once

#include "tests/faults/disk_store.h"

namespace kith::test {

inline const Path hub_folder = "/Hub.kith";
inline const Path laptop_folder = "/Blue.kith";
inline const Path stick = "/stick";

/// Both stores made, the laptop joined by card, its first hand-over merged and approved. The
/// coordinator's test key opens both.
Status found_community(FaultDisk& disk, const StoreTuning& tuning);
/// Finishes an interview whose values follow from `number`.
Status hold_interview(Store& store, std::size_t number);

} // namespace kith::test
