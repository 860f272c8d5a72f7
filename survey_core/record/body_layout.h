// How one field begins inside an encoded body, for those who take bodies apart without reading
// their answers.
#pragma once

#include <cstdint>

namespace kith::body_layout {

// The byte after the field's number: how its value is kept, and which parts follow it.
inline constexpr std::uint8_t value_kind_bits = 0x07; // Value::Kind
inline constexpr std::uint8_t seen_only_bit = 0x08;   // no value follows
inline constexpr std::uint8_t context_bit = 0x10;     // a context follows, never an empty one
inline constexpr std::uint8_t known_bits = value_kind_bits | seen_only_bit | context_bit;

} // namespace kith::body_layout
