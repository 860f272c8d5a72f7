// Keying in a form that was filled in on paper (paper_form.h): a line for each answer, the code of
// the question and then the numbers of what was ticked, or the words: `4 2`, `12 1 3 5`,
// `25.2 Ada`. `12 -` takes the answer away.
#pragma once

#include "app/flow/live_interview.h"

namespace kith::app {

struct KeyedLine {
    std::string code;
    std::string path;
    std::string question; // in the interview's language
    std::string answer;   // likewise; empty: taken away
};

struct KeyedIn {
    KeyedLine line;
    std::vector<DraftStep> steps; // to be made durable, in order
};

/// Applies at once; copies of a repeat are added as the code asks. bad_input: no code, no such
/// question or number, or an answer that does not fit. refused: by the form's rules the question is
/// not asked, or the choice not offered; nothing has changed then.
Result<KeyedIn> key_in(LiveInterview& interview, std::string_view line);

} // namespace kith::app
