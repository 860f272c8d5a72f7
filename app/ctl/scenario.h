// Plays the scenarios of the conformance suite: a form, steps of an interview, and what must be
// seen after them.
#pragma once

#include "survey_core/base/files.h"
#include "survey_core/base/result.h"

#include <string>
#include <vector>

namespace kith::app {

/// One expectation, told in one line; `passed` says whether it held.
struct Expectation {
    bool passed = false;
    std::string line;
};

struct ScenarioResult {
    std::string name;
    std::vector<Expectation> expectations;

    [[nodiscard]] int failed() const;
    [[nodiscard]] int passed() const { return static_cast<int>(expectations.size()) - failed(); }
};

/// Plays one file. A form that does not load, or a step that is refused, is a failed expectation;
/// only a file that is no scenario is an error.
[[nodiscard]] Result<ScenarioResult> play_scenario(FileSystem& files, const Path& file);
/// A file, or every *.json under a folder in order of name.
[[nodiscard]] Result<std::vector<ScenarioResult>> play_scenarios(FileSystem& files,
                                                                 const Path& file_or_folder);

} // namespace kith::app
