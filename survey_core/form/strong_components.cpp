#include "survey_core/form/strong_components.h"

#include <algorithm>

namespace kith {

namespace {

class Search {
public:
    explicit Search(const std::vector<std::vector<std::int32_t>>& edges)
        : edges_(edges), number_(edges.size(), -1), low_(edges.size(), 0),
          on_stack_(edges.size(), false) {
        found_.order.resize(edges.size(), 0);
    }

    StrongComponents run() {
        for (std::size_t i = 0; i < edges_.size(); ++i)
            if (number_[i] < 0) visit(static_cast<std::int32_t>(i));
        // Components are found last first; turn the numbers round so that edges lead upwards.
        for (std::int32_t& order : found_.order)
            order = components_ - 1 - order;
        return std::move(found_);
    }

private:
    struct Frame {
        std::int32_t vertex;
        std::size_t next;
    };

    void enter(std::int32_t vertex) {
        const auto v = static_cast<std::size_t>(vertex);
        number_[v] = low_[v] = counter_++;
        stack_.push_back(vertex);
        on_stack_[v] = true;
        frames_.push_back({vertex, 0});
    }

    void visit(std::int32_t start) {
        enter(start);
        while (!frames_.empty()) {
            Frame& frame = frames_.back();
            const auto v = static_cast<std::size_t>(frame.vertex);
            if (frame.next < edges_[v].size()) {
                const std::int32_t to = edges_[v][frame.next++];
                const auto w = static_cast<std::size_t>(to);
                if (number_[w] < 0)
                    enter(to);
                else if (on_stack_[w])
                    low_[v] = std::min(low_[v], number_[w]);
                continue;
            }
            const std::int32_t done = frame.vertex;
            frames_.pop_back();
            if (!frames_.empty()) {
                const auto above = static_cast<std::size_t>(frames_.back().vertex);
                low_[above] = std::min(low_[above], low_[static_cast<std::size_t>(done)]);
            }
            if (low_[v] == number_[v]) close(done);
        }
    }

    void close(std::int32_t root) {
        std::vector<std::int32_t> members;
        std::int32_t member = -1;
        do {
            member = stack_.back();
            stack_.pop_back();
            on_stack_[static_cast<std::size_t>(member)] = false;
            found_.order[static_cast<std::size_t>(member)] = components_;
            members.push_back(member);
        } while (member != root);
        ++components_;
        const auto& own = edges_[static_cast<std::size_t>(root)];
        const bool points_at_itself = std::find(own.begin(), own.end(), root) != own.end();
        if (members.size() > 1 || points_at_itself) found_.cycles.push_back(std::move(members));
    }

    const std::vector<std::vector<std::int32_t>>& edges_;
    std::vector<std::int32_t> number_, low_;
    std::vector<bool> on_stack_;
    std::vector<std::int32_t> stack_;
    std::vector<Frame> frames_;
    std::int32_t counter_ = 0;
    std::int32_t components_ = 0;
    StrongComponents found_;
};

} // namespace

StrongComponents strong_components(const std::vector<std::vector<std::int32_t>>& edges) {
    return Search(edges).run();
}

} // namespace kith
