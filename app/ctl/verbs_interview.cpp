#include "app/ctl/scenario.h"
#include "app/ctl/verbs.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

struct RunOptions {
    std::vector<std::string> scenarios;
};

Result<Outcome> interview_run(Console& console, const RunOptions& options) {
    Outcome outcome;
    int passed = 0;
    int failed = 0;
    Json results = Json::array();
    for (const std::string& place : options.scenarios) {
        KITH_TRY_ASSIGN(const auto played, play_scenarios(console.files(), place));
        for (const ScenarioResult& result : played) {
            Json expectations = Json::array();
            for (const Expectation& expectation : result.expectations) {
                expectations.push_back(
                    {{"passed", expectation.passed}, {"line", expectation.line}});
                outcome.lines.push_back(fmt::format("{} {}: {}",
                                                    expectation.passed ? "ok  " : "FAIL",
                                                    result.name,
                                                    expectation.line));
            }
            passed += result.passed();
            failed += result.failed();
            results.push_back({{"name", result.name},
                               {"passed", result.passed()},
                               {"failed", result.failed()},
                               {"expectations", std::move(expectations)}});
        }
    }
    outcome.json = {{"passed", passed}, {"failed", failed}, {"results", std::move(results)}};
    outcome.lines.push_back(fmt::format("{} passed, {} failed", passed, failed));
    outcome.findings = failed > 0;
    return outcome;
}

} // namespace

void add_interview_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = add_family(app, "interview", "Play interviews that are written down");
    add_verb<RunOptions>(
        family,
        chosen,
        {"run", "Scenarios, or folders of them"},
        [](CLI::App& verb, RunOptions& options) {
            verb.add_option("scenarios", options.scenarios)->required();
        },
        interview_run);
}

} // namespace kith::app
