// Streets and doors as people write them down, read into one door each. A flat is a door of its
// own.
#pragma once

#include "survey_core/base/result.h"

#include <vector>

namespace kith::app {

struct DoorSpec {
    std::string street;
    std::string door; // the number, or a name
    std::string flat;
    std::string place; // how one gets there, in words

    bool operator==(const DoorSpec&) const = default;
};

/// More in one list is a mistake: nobody walks them in a day.
inline constexpr std::size_t most_doors = 2'000;

/// Typed, pasted, or a CSV file, in walking order:
///   Mill Lane: 1, 3, 5-11 odd, The Old Forge, 14 flat A, 16 flats 1-6
///   14 Moseley Road, flat B
/// or a table with the columns street and door, and if wanted flat, place and order.
/// bad_input: a line that says no door, or a door that stands there twice; names the line.
[[nodiscard]] Result<std::vector<DoorSpec>> parse_doors(std::string_view text,
                                                        std::string_view source);

/// "14 Moseley Road, flat B"
[[nodiscard]] std::string address_of(const DoorSpec& door);
/// Two spellings of one address are the same.
[[nodiscard]] std::string address_key(const DoorSpec& door);

} // namespace kith::app
