#include "app/model/walk.h"

#include "survey_core/form/markdown.h"

namespace kith::app {
namespace {

OutlineState state_of(const LiveInterview& live, const std::string& path, const NodeState& state) {
    if (state.violation == Violation::constraint || state.violation == Violation::wrong_type)
        return OutlineState::problem;
    const Missing missing = live.remarks().missing(path);
    if (missing == Missing::later) return OutlineState::later;
    if (missing != Missing::none) return OutlineState::no_answer;
    const bool has_answer = !state.value.empty() || live.stored_apart(path) != nullptr;
    return has_answer ? OutlineState::answered : OutlineState::open;
}

class Walker {
public:
    explicit Walker(const LiveInterview& live) : live_(live), engine_(live.engine()) {}

    Walk make() {
        walk_.pages = pages_of(engine_);
        for (const InterviewPage& page : walk_.pages)
            for (const NodeRef& question : answerable(engine_, page))
                add(question, page.topic);
        return std::move(walk_);
    }

private:
    /// Inside a repeat: its name and which one of it this is.
    [[nodiscard]] std::string heading_of(const NodeRef& question, const std::string& topic) const {
        const NodeIndex repeat = engine_.form().node(question.node).repeat;
        if (repeat == no_node) return topic;
        const NodeRef series{repeat, {question.instances.begin(), question.instances.end() - 1}};
        const std::string label = plain_words(engine_.state(series).label);
        return (label.empty() ? topic : label) + " " + std::to_string(question.instances.back());
    }

    void add(const NodeRef& question, const std::string& topic) {
        const NodeState state = engine_.state(question);
        const std::string heading = heading_of(question, topic);
        if (!heading.empty() && heading != heading_) walk_.rows.push_back({{}, heading});
        if (heading != heading_) heading_at_ = walk_.rows.size();
        heading_ = heading;
        OutlineRow row;
        row.path = path_of(engine_, question);
        row.label = state.label.empty() ? engine_.form().node(question.node).name
                                        : plain_words(state.label);
        row.state = state_of(live_, row.path, state);
        row.has_note = live_.remarks().note(row.path) != nullptr;
        ++walk_.asked;
        if (row.state == OutlineState::answered || row.state == OutlineState::no_answer)
            ++walk_.answered;
        else
            add_open();
        walk_.rows.push_back(std::move(row));
    }

    /// The coming row, below its heading.
    void add_open() {
        const bool is_new = open_heading_ != heading_at_;
        if (is_new && heading_at_ > 0 && walk_.rows[heading_at_ - 1].is_heading())
            walk_.open.push_back(heading_at_ - 1);
        open_heading_ = heading_at_;
        walk_.open.push_back(walk_.rows.size());
    }

    const LiveInterview& live_;
    const Interview& engine_;
    Walk walk_;
    std::string heading_;
    std::size_t heading_at_ = 0;                              // the row after the heading
    std::size_t open_heading_ = static_cast<std::size_t>(-1); // that has an open row
};

} // namespace

const Walk& walk_of(const InterviewState& interview) {
    const LiveInterview& live = *interview.live;
    if (!interview.walk || interview.walked_at != live.revision()) {
        interview.walk = std::make_shared<const Walk>(Walker(live).make());
        interview.walked_at = live.revision();
    }
    return *interview.walk;
}

} // namespace kith::app
