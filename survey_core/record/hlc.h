// Hybrid logical clock (Kulkarni et al. 2014): close to wall time, and never running backwards for
// one who has seen.
#pragma once

#include "survey_core/base/time.h"

#include <chrono>

namespace kith {

/// 48 bits of milliseconds since 1970, 16 bits of counter. Orders what is shown and picks the
/// default among values that had not seen each other; never decides that a change is refused.
enum class Hlc : std::uint64_t {};

/// A remote clock further ahead than this does not move ours (sync.md, section 2).
inline constexpr std::chrono::hours trusted_lead{24};

[[nodiscard]] Hlc make_hlc(Instant wall, std::uint16_t counter);
[[nodiscard]] Instant wall_time(Hlc hlc);
/// The time of the next local change: after `last`, and not before `now`.
[[nodiscard]] Hlc next_hlc(Hlc last, Instant now);
/// What `last` becomes when a change stamped `remote` arrives at `now`.
[[nodiscard]] Hlc observe_hlc(Hlc last, Hlc remote, Instant now);

} // namespace kith
