#include "survey_core/base/clock.h"
#include "survey_core/insight/publish.h"

#include <catch2/catch_test_macros.hpp>

#include <map>
#include <set>

using namespace kith;

namespace {

using Table = std::vector<std::vector<std::size_t>>;

PublishedTable totals_of(const Table& table) {
    return publish(table, {}, 0); // nothing is under 0
}

bool fits(const std::optional<std::size_t>& shown, const std::optional<std::size_t>& value) {
    return !shown || *shown == *value;
}

bool fits(const PublishedTable& shown, const Table& guess) {
    const PublishedTable full = totals_of(guess);
    if (!fits(shown.total, full.total)) return false;
    for (std::size_t row = 0; row < guess.size(); ++row) {
        if (!fits(shown.row_totals[row], full.row_totals[row])) return false;
        for (std::size_t column = 0; column < guess[row].size(); ++column)
            if (!fits(shown.cells[row][column], full.cells[row][column])) return false;
    }
    for (std::size_t column = 0; column < shown.column_totals.size(); ++column)
        if (!fits(shown.column_totals[column], full.column_totals[column])) return false;
    return true;
}

/// An outsider with time, who tries every table of cells up to `most` that fits what is shown,
/// until each withheld cell has been seen with two values.
class Outsider {
public:
    Outsider(const PublishedTable& shown, std::size_t most)
        : shown_(shown), most_(most), columns_(shown.cells.front().size()),
          guess_(shown.cells.size(), std::vector<std::size_t>(columns_, 0)) {
        fill(0);
    }
    /// Withheld cells that have the same value in every fitting table.
    [[nodiscard]] std::size_t knows() const {
        std::size_t known = 0;
        for (const auto& [cell, values] : seen_)
            known += values.size() == 1 ? std::size_t{1} : std::size_t{0};
        return known;
    }

private:
    void fill(std::size_t at) {
        if (at == guess_.size() * columns_) return look();
        if (at % columns_ == 0 && at > 0 && !row_fits(at / columns_ - 1)) return;
        const auto& cell = shown_.cells[at / columns_][at % columns_];
        for (std::size_t value = cell.value_or(0); value <= cell.value_or(most_); ++value) {
            guess_[at / columns_][at % columns_] = value;
            fill(at + 1);
            if (is_done_) return;
        }
    }
    [[nodiscard]] bool row_fits(std::size_t row) const {
        std::size_t sum = 0;
        for (const std::size_t value : guess_[row])
            sum += value;
        return !shown_.row_totals[row] || *shown_.row_totals[row] == sum;
    }
    void look() {
        if (!fits(shown_, guess_)) return;
        is_done_ = true;
        for (std::size_t row = 0; row < guess_.size(); ++row)
            for (std::size_t column = 0; column < columns_; ++column) {
                if (shown_.cells[row][column]) continue;
                auto& values = seen_[{row, column}];
                values.insert(guess_[row][column]);
                is_done_ = is_done_ && values.size() > 1;
            }
    }

    const PublishedTable& shown_;
    std::size_t most_;
    std::size_t columns_;
    Table guess_;
    std::map<std::pair<std::size_t, std::size_t>, std::set<std::size_t>> seen_;
    bool is_done_ = false;
};

std::size_t hidden_cells(const PublishedTable& shown) {
    std::size_t hidden = 0;
    for (const auto& row : shown.cells)
        for (const auto& cell : row)
            hidden += cell ? std::size_t{0} : std::size_t{1};
    return hidden;
}

} // namespace

TEST_CASE("a table without a small count is shown whole", "[insight]") {
    const PublishedTable shown = publish({{10, 20}, {30, 40}});
    CHECK(hidden_cells(shown) == 0);
    CHECK(shown.row_totals == std::vector<std::optional<std::size_t>>{30, 70});
    CHECK(shown.column_totals == std::vector<std::optional<std::size_t>>{40, 60});
    CHECK(shown.total == 100);
}

TEST_CASE("a small count takes three others with it, so that it does not follow by subtraction",
          "[insight]") {
    const PublishedTable shown = publish({{2, 20, 31}, {30, 40, 50}, {60, 70, 80}});
    CHECK_FALSE(shown.cells[0][0]);
    CHECK(hidden_cells(shown) == 4);
    CHECK(shown.total == 383);
}

TEST_CASE("what is just at the threshold is shown", "[insight]") {
    CHECK(hidden_cells(publish({{5, 20}, {30, 40}})) == 0);
    CHECK(hidden_cells(publish({{4, 20}, {30, 40}})) == 4);
    CHECK(hidden_cells(publish({{9, 20}, {30, 40}}, {}, 10)) == 4);
}

TEST_CASE("two noughts that a total gives away are kept by withholding more", "[insight]") {
    const PublishedTable shown = publish({{0, 0, 12}, {20, 30, 40}, {21, 31, 41}});
    CHECK_FALSE(shown.cells[0][2]);
    CHECK(hidden_cells(shown) > 3);
}

TEST_CASE("without totals only the small counts are withheld", "[insight]") {
    CHECK(hidden_cells(publish({{2, 20}, {30, 40}}, {false, false, false})) == 1);
}

TEST_CASE("a table of nobody says nothing", "[insight]") {
    const PublishedTable shown = publish({{0, 0}});
    CHECK(hidden_cells(shown) == 2);
    CHECK_FALSE(shown.total);
    CHECK(publish({}).cells.empty());
}

TEST_CASE("of 300 random tables, none gives a withheld count to an outsider who tries everything",
          "[insight]") {
    SeededRandom random(20260612);
    const auto below = [&](std::size_t end) {
        std::array<std::uint8_t, 2> bytes{};
        random.fill(bytes);
        return (std::size_t{bytes[0]} << 8U | bytes[1]) % end;
    };
    for (int round = 0; round < 300; ++round) {
        const std::size_t columns = 2 + below(2);
        Table table(2, std::vector<std::size_t>(columns));
        for (auto& row : table)
            for (std::size_t& cell : row)
                cell = below(columns == 2 ? 12 : 7);
        const Totals totals{below(4) != 0, below(4) != 0, below(4) != 0};
        const PublishedTable shown = publish(table, totals, 3);
        CAPTURE(round, table);
        REQUIRE(fits(shown, table));
        CHECK(Outsider(shown, columns == 2 ? 24 : 12).knows() == 0);
        for (std::size_t row = 0; row < table.size(); ++row)
            for (std::size_t column = 0; column < columns; ++column)
                if (table[row][column] < 3) CHECK_FALSE(shown.cells[row][column]);
    }
}
