// Dots and fixed-length names inside packed columns.
#pragma once

#include "survey_core/base/codec.h"
#include "survey_core/record/dot.h"

#include <algorithm>
#include <array>
#include <optional>

namespace kith::sync {

inline void put(Dot dot, Writer& to) {
    to.u64(static_cast<std::uint64_t>(dot.writer));
    to.varint(dot.seq);
}

inline Dot take_dot(Reader& from) {
    const WriterId writer{from.u64()};
    const Dot dot{writer, from.varint()};
    if (dot.seq > last_seq) from.refuse();
    return dot;
}

inline void put(const std::optional<Dot>& dot, Writer& to) {
    to.u8(dot ? 1 : 0);
    if (dot) put(*dot, to);
}

inline std::optional<Dot> take_optional_dot(Reader& from) {
    const std::uint8_t is_there = from.u8();
    if (is_there > 1) from.refuse();
    if (is_there == 1) return take_dot(from);
    return std::nullopt;
}

template <std::size_t size> std::array<std::uint8_t, size> take_array(Reader& from) {
    std::array<std::uint8_t, size> array{};
    const ByteView bytes = from.raw(size);
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

inline Bytes take_bytes(Reader& from) {
    const ByteView bytes = from.bytes();
    return {bytes.begin(), bytes.end()};
}

} // namespace kith::sync
