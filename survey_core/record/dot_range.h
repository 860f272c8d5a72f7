// Stretches of one writer's changes, as a revocation names them.
#pragma once

#include "survey_core/record/dot.h"

#include <span>
#include <vector>

namespace kith {

/// Changes first to last of one writer, both included.
struct DotRange {
    WriterId writer{};
    std::uint64_t first = 0;
    std::uint64_t last = 0;

    auto operator<=>(const DotRange&) const = default;
};

/// `00f3a1b2c3d4e5f6:41-99` for each, with a space between.
[[nodiscard]] std::string to_text(std::span<const DotRange> ranges);
/// bad_input: not of that shape, or a range that runs backwards.
[[nodiscard]] Result<std::vector<DotRange>> parse_ranges(std::string_view text);

} // namespace kith
