// A value on a line from one end to the other. Nothing is answered until somebody touches it: an
// untouched line must not look like an opinion.
#pragma once

#include "app/kit/kit.h"

#include <optional>
#include <string>

namespace kith::app {

/// The values of the line: start, start + step ... up to the end. The end may lie below the start.
class Scale {
public:
    /// Written as in the form; what cannot be read leaves the line from 1 to 10 by 1.
    Scale(std::string_view start, std::string_view end, std::string_view step);

    [[nodiscard]] std::size_t last() const { return last_; }
    /// The value as it is stored: no more digits after the point than it needs.
    [[nodiscard]] std::string value_at(std::size_t index) const;
    /// How many steps a distance on the line is, at least one.
    [[nodiscard]] std::size_t steps_in(std::string_view distance) const;
    /// The nearest place of a value, if it is a number.
    [[nodiscard]] std::optional<std::size_t> place_of(std::string_view value) const;

private:
    double start_ = 1.0;
    double step_ = 1.0; // negative where the end lies below the start
    int decimals_ = 0;
    std::size_t last_ = 9;
};

struct RangeSpec {
    std::string_view id;
    std::string_view label;
    std::string_view value = {};     // empty: not answered
    std::string_view begins_at = {}; // where the ring of an unanswered line lies; empty: the middle
    std::size_t tick = 1;            // steps from one mark to the next
    std::string_view in_words = {}; // what stands above the line: the value, or that none is chosen
};

/// The value that was chosen: once when a drag ends, once for each key; "" when it was taken back.
std::optional<std::string> draw_range(Kit& kit, const RangeSpec& spec, const Scale& scale);

} // namespace kith::app
