// The conformance suite of the form engine: every scenario of ../shared/forms, if that folder is
// there.
#include "app/ctl/scenario.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

namespace {

void play_folder(const char* name) {
    PosixFileSystem files;
    const Path folder = Path(KITH_SOURCE_DIR) / "../shared/forms/scenarios" / name;
    if (!files.exists(folder))
        SKIP("The folder " << folder.string() << " is not here; nothing was played.");
    const auto results = app::play_scenarios(files, folder);
    REQUIRE(results.has_value());
    CHECK_FALSE(results->empty());
    for (const app::ScenarioResult& result : *results)
        for (const app::Expectation& expectation : result.expectations)
            if (!expectation.passed) FAIL_CHECK(expectation.line);
}

} // namespace

TEST_CASE("seeded interviews on real forms end as the reference engines agree", "[conformance]") {
    play_folder("golden");
}

TEST_CASE("each rule of the form language holds", "[conformance]") {
    play_folder("probes");
}

TEST_CASE("each broken workbook is refused with its row and cause", "[conformance]") {
    play_folder("loader");
}
