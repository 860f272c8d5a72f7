// Figures, measured in one run: every row says what it is compared with. Nothing here asserts a
// time.
#pragma once

#include "survey_core/base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kith::bench {

struct Row {
    std::string name;
    double value = 0;
    std::string unit;
    std::string goal;  // "<= 0.3"
    std::string floor; // what it is compared with in the same run, if anything
    std::string note;  // a skipped row says why
};

struct Bench {
    std::string name;
    std::function<Result<std::vector<Row>>()> run;
};

/// CPU seconds that this process has used.
[[nodiscard]] double cpu_seconds();

[[nodiscard]] Bench answer_bench();
[[nodiscard]] Bench form_bench();       // reading forms and answering them
[[nodiscard]] Bench form_peers_bench(); // the same forms in ODK Web Forms' engine
[[nodiscard]] Bench merge_bench();
[[nodiscard]] Bench edits_bench();   // conflicts, small increments, known files, memory
[[nodiscard]] Bench waiting_bench(); // how long an answer waits for a merge
[[nodiscard]] Bench peers_bench();   // the same task by Yjs, Automerge, PouchDB, SQLite changesets
[[nodiscard]] Bench window_bench();  // the real window under Xvfb: start, idle wakeups, memory

} // namespace kith::bench
