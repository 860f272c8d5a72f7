// What may be said outside the project of a table of counts. A count under the threshold is
// withheld, for few people can be guessed; and so are as many others as are needed that none of the
// withheld ones follows from those that are shown, by subtraction from the totals, row against
// column, or because a count cannot be less than nothing.
//
// How: the cells and totals of a table balance like the flows of a closed network, whose nodes are
// the rows and columns. A withheld number is known after all exactly when no other flow of whole
// people fits what is shown: when it lies on no circle of withheld numbers along which one person
// more or less could go round. While there is such a number, more are withheld beside it, as few
// and as small as will do. An outsider is not told which are withheld for themselves and which for
// others' sake.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace kith {

inline constexpr std::size_t default_threshold = 5;

struct Totals {
    bool of_rows = true;
    bool of_columns = true;
    bool of_all = true;
};

/// A blank is withheld. Totals that are not wanted are blank, too.
struct PublishedTable {
    std::vector<std::vector<std::optional<std::size_t>>> cells;
    std::vector<std::optional<std::size_t>> row_totals;
    std::vector<std::optional<std::size_t>> column_totals;
    std::optional<std::size_t> total;

    bool operator==(const PublishedTable&) const = default;
};

/// \pre every row has as many cells
[[nodiscard]] PublishedTable publish(const std::vector<std::vector<std::size_t>>& counts,
                                     const Totals& totals = {},
                                     std::size_t threshold = default_threshold);

} // namespace kith
