#include "survey_core/insight/publish.h"

#include "survey_core/base/check.h"

#include <algorithm>

namespace kith {
namespace {

/// A number of the table as a flow from one node to another. Nodes: the rows, a last row into which
/// the columns run, the columns, a last column out of which the rows are fed.
struct Flow {
    std::size_t from = 0;
    std::size_t to = 0;
    std::size_t value = 0;
    bool is_total = false;
    bool is_wanted = true; // a total that nobody asked for is hidden, and no secret
    bool is_hidden = false;
};

class FlowNetwork {
public:
    FlowNetwork(const std::vector<std::vector<std::size_t>>& counts,
                const Totals& totals,
                std::size_t threshold)
        : rows_(counts.size()), columns_(counts.empty() ? 0 : counts.front().size()) {
        std::vector<std::size_t> column_sums(columns_, 0);
        std::size_t all = 0;
        for (std::size_t row = 0; row < rows_; ++row) {
            KITH_CHECK(counts[row].size() == columns_);
            std::size_t sum = 0;
            for (std::size_t column = 0; column < columns_; ++column) {
                const std::size_t value = counts[row][column];
                add({row, column_node(column), value, false, true, value < threshold});
                column_sums[column] += value;
                sum += value;
            }
            add_total(column_node(columns_), row, sum, totals.of_rows, threshold);
            all += sum;
        }
        for (std::size_t column = 0; column < columns_; ++column)
            add_total(
                column_node(column), rows_, column_sums[column], totals.of_columns, threshold);
        add_total(rows_, column_node(columns_), all, totals.of_all, threshold);
    }

    void hide_what_follows() {
        for (std::size_t i = 0; i < flows_.size(); ++i) {
            if (!is_secret(i) || is_open(i)) continue;
            hide_beside(i);
            i = static_cast<std::size_t>(-1); // what was safe before may be so no more
        }
    }

    [[nodiscard]] PublishedTable table() const {
        PublishedTable made;
        std::size_t next = 0;
        const auto shown = [&]() -> std::optional<std::size_t> {
            const Flow& flow = flows_[next++];
            if (flow.is_hidden) return std::nullopt;
            return flow.value;
        };
        for (std::size_t row = 0; row < rows_; ++row) {
            auto& cells = made.cells.emplace_back();
            for (std::size_t column = 0; column < columns_; ++column)
                cells.push_back(shown());
            made.row_totals.push_back(shown());
        }
        for (std::size_t column = 0; column < columns_; ++column)
            made.column_totals.push_back(shown());
        made.total = shown();
        return made;
    }

private:
    [[nodiscard]] std::size_t column_node(std::size_t column) const { return rows_ + 1 + column; }

    void add(const Flow& flow) { flows_.push_back(flow); }
    void add_total(std::size_t from,
                   std::size_t to,
                   std::size_t value,
                   bool is_wanted,
                   std::size_t threshold) {
        add({from, to, value, true, is_wanted, !is_wanted || value < threshold});
    }
    [[nodiscard]] bool is_secret(std::size_t i) const {
        return flows_[i].is_hidden && flows_[i].is_wanted;
    }

    /// Could this number be another one, for all that is shown?
    [[nodiscard]] bool is_open(std::size_t i) const {
        const Flow& flow = flows_[i];
        return leads(flow.to, flow.from, flow) ||
               (flow.value > 0 && leads(flow.from, flow.to, flow));
    }

    /// Along hidden flows other than `but`: forward always, backward where there is somebody.
    [[nodiscard]] bool leads(std::size_t from, std::size_t to, const Flow& but) const {
        std::vector<bool> seen(rows_ + columns_ + 2, false);
        std::vector<std::size_t> waiting{from};
        seen[from] = true;
        while (!waiting.empty()) {
            const std::size_t node = waiting.back();
            waiting.pop_back();
            if (node == to) return true;
            for (const Flow& flow : flows_) {
                if (!flow.is_hidden || &flow == &but) continue;
                const bool forward = flow.from == node;
                const bool backward = flow.to == node && flow.value > 0;
                if (!forward && !backward) continue;
                const std::size_t next = forward ? flow.to : flow.from;
                if (!seen[next]) waiting.push_back(next);
                seen[next] = true;
            }
        }
        return false;
    }

    [[nodiscard]] bool touch(const Flow& a, const Flow& b) const {
        return a.from == b.from || a.from == b.to || a.to == b.from || a.to == b.to;
    }

    /// As few as will do, and of these the smallest: one number beside it, else three cells that
    /// make a rectangle with it; else one more, and then it is looked at again.
    void hide_beside(std::size_t known) {
        std::vector<std::size_t> best = best_single(known);
        if (best.empty()) best = best_rectangle(known);
        if (best.empty()) best = next_single(known);
        KITH_CHECK(!best.empty()); // with everything hidden, nothing follows
        for (const std::size_t i : best)
            flows_[i].is_hidden = true;
    }

    [[nodiscard]] bool goes_first(std::size_t a, std::size_t b) const {
        if (flows_[a].is_total != flows_[b].is_total) return !flows_[a].is_total;
        return flows_[a].value < flows_[b].value;
    }

    [[nodiscard]] bool would_open(std::size_t known, const std::vector<std::size_t>& hiding) {
        for (const std::size_t i : hiding)
            flows_[i].is_hidden = true;
        const bool opens = is_open(known);
        for (const std::size_t i : hiding)
            flows_[i].is_hidden = false;
        return opens;
    }

    std::vector<std::size_t> best_single(std::size_t known) {
        std::vector<std::size_t> best;
        for (std::size_t i = 0; i < flows_.size(); ++i) {
            if (flows_[i].is_hidden || flows_[i].is_total || !touch(flows_[i], flows_[known]))
                continue;
            if (!best.empty() && !goes_first(i, best.front())) continue;
            if (would_open(known, {i})) best = {i};
        }
        return best;
    }

    std::vector<std::size_t> best_rectangle(std::size_t known) {
        std::vector<std::size_t> best;
        if (flows_[known].is_total) return best;
        std::size_t least = 0;
        const std::size_t row = flows_[known].from;
        const std::size_t column = flows_[known].to - rows_ - 1;
        for (std::size_t other_row = 0; other_row < rows_; ++other_row)
            for (std::size_t other = 0; other < columns_; ++other) {
                if (other_row == row || other == column) continue;
                std::vector<std::size_t> hiding;
                std::size_t cost = 0;
                for (const std::size_t i :
                     {cell(row, other), cell(other_row, column), cell(other_row, other)}) {
                    if (flows_[i].is_hidden) continue;
                    hiding.push_back(i);
                    cost += flows_[i].value + 1; // of equal sums the one that hides fewer
                }
                const bool is_better = best.empty() || cost < least;
                if (hiding.empty() || !is_better || !would_open(known, hiding)) continue;
                best = hiding;
                least = cost;
            }
        return best;
    }

    [[nodiscard]] std::vector<std::size_t> next_single(std::size_t known) const {
        std::vector<std::size_t> best;
        for (const bool must_touch : {true, false}) {
            for (std::size_t i = 0; i < flows_.size(); ++i) {
                if (flows_[i].is_hidden) continue;
                if (must_touch && !touch(flows_[i], flows_[known])) continue;
                if (best.empty() || goes_first(i, best.front())) best = {i};
            }
            if (!best.empty()) return best;
        }
        return best;
    }

    /// A row's cells stand together, its total behind them.
    [[nodiscard]] std::size_t cell(std::size_t row, std::size_t column) const {
        return row * (columns_ + 1) + column;
    }

    std::size_t rows_;
    std::size_t columns_;
    std::vector<Flow> flows_;
};

} // namespace

PublishedTable publish(const std::vector<std::vector<std::size_t>>& counts,
                       const Totals& totals,
                       std::size_t threshold) {
    if (counts.empty()) return {};
    FlowNetwork network(counts, totals, threshold);
    network.hide_what_follows();
    return network.table();
}

} // namespace kith
