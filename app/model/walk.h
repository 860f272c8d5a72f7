// Everything an interview asks now, walked once for each change of its answers and kept: a form may
// have thousands of questions, and a frame has half a millisecond.
#pragma once

#include "app/model/interview_state.h"
#include "app/model/pages.h"

namespace kith::app {

enum class OutlineState : std::uint8_t { open, answered, problem, no_answer, later };

/// A question, or above those of one group its heading.
struct OutlineRow {
    std::string path; // empty: a heading
    std::string label;
    OutlineState state = OutlineState::open;
    bool has_note = false;

    [[nodiscard]] bool is_heading() const { return path.empty(); }
};

struct Walk {
    std::vector<InterviewPage> pages;
    std::vector<OutlineRow> rows;
    std::vector<std::size_t> open; // of the rows: what waits for an answer, with its headings
    std::size_t asked = 0;
    std::size_t answered = 0; // or excused
};

/// \pre interview.live
[[nodiscard]] const Walk& walk_of(const InterviewState& interview);

} // namespace kith::app
