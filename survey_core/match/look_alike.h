// Look-alikes: two names that may mean the same person, place or group. The rule proposes and a
// person decides; nothing is ever joined by it.
//
// The rule. Names are compared as the ear and a tired hand would: without capitals, accents,
// punctuation and the order of words. Their likeness is the larger of two Jaro-Winkler similarities
// (W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules", 1990; prefix weight
// 0.1): of the names as they stand, and of their words in alphabetical order. Two names look alike
//   - from a likeness of 0.92, or
//   - from 0.82 where both have the same place (a postcode or a street, compared the same way), or
//   - when one is what has been typed so far, at least three letters, of the other or of one of its
//     words.
// Said to people in the words `help.alike`; the library is rapidfuzz (Debian:
// librapidfuzz-cpp-dev).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

struct NamedAt {
    std::string name;
    std::string place; // postcode or street; empty: not known
};

inline constexpr double alike_by_name = 0.92;
inline constexpr double alike_by_name_and_place = 0.82;
inline constexpr std::size_t fewest_typed = 3; // letters

/// Folded, words apart by one space, without punctuation.
[[nodiscard]] std::string comparable_name(std::string_view name);

/// 0 to 1; 1 for names that differ in nothing the rule looks at; 0 where one has no letters.
[[nodiscard]] double name_likeness(std::string_view a, std::string_view b);

[[nodiscard]] bool is_alike(const NamedAt& a, const NamedAt& b);

struct Alike {
    std::size_t index = 0; // in what was looked through
    double likeness = 0;

    bool operator==(const Alike&) const = default;
};

/// Those of `known` that look like what is typed, the most alike first, at most so many. While
/// fewer than three letters are typed: nothing.
[[nodiscard]] std::vector<Alike>
find_alike(const NamedAt& typed, std::span<const NamedAt> known, std::size_t most = 5);

} // namespace kith
