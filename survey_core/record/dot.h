// Who wrote what, and in which order: the names of changes and records.
#pragma once

#include "survey_core/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace kith {

/// One launch of the program on one laptop: 64 random bits, the unit of causality. A cloned disk or
/// a restored backup starts a new writer, so two machines never continue the same sequence.
enum class WriterId : std::uint64_t {};

/// Names one change for ever: the seq-th change of one writer. Sequences start at 1 and have no
/// gaps; 40 bits.
struct Dot {
    WriterId writer{};
    std::uint64_t seq = 0;

    auto operator<=>(const Dot&) const = default;
};

inline constexpr std::uint64_t last_seq = (std::uint64_t{1} << 40U) - 1;

/// A record is named by the change that created it.
using RecordId = Dot;

/// `00f3a1b2c3d4e5f6:41`: sixteen hexadecimal digits, a colon, the sequence.
[[nodiscard]] std::string to_text(Dot dot);
[[nodiscard]] std::string to_text(WriterId writer);
[[nodiscard]] Result<Dot> parse_dot(std::string_view text);

} // namespace kith
