#include "survey_core/record/hlc.h"

#include <algorithm>

namespace kith {

namespace {

constexpr unsigned counter_bits = 16;
constexpr std::int64_t last_ms = (std::int64_t{1} << 48U) - 1;
constexpr std::uint64_t last_hlc = ~std::uint64_t{0};

} // namespace

Hlc make_hlc(Instant wall, std::uint16_t counter) {
    // A dead clock battery may say 1904, and a broken one the year 12000: both stay inside 48 bits.
    const auto ms = static_cast<std::uint64_t>(std::clamp<std::int64_t>(wall.ms, 0, last_ms));
    return Hlc{ms << counter_bits | counter};
}

Instant wall_time(Hlc hlc) {
    return {static_cast<std::int64_t>(static_cast<std::uint64_t>(hlc) >> counter_bits)};
}

Hlc next_hlc(Hlc last, Instant now) {
    const Hlc wall = make_hlc(now, 0);
    if (wall > last) return wall;
    const auto previous = static_cast<std::uint64_t>(last);
    return Hlc{previous == last_hlc ? last_hlc : previous + 1};
}

Hlc observe_hlc(Hlc last, Hlc remote, Instant now) {
    if (wall_time(remote) > now + trusted_lead) return last;
    return std::max(last, remote);
}

} // namespace kith
