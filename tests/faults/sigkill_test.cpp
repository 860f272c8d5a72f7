// Real programs on the real disk are killed at random moments. KITH_FAULT_KILLS says how often
// (200).
#include "survey_core/store/verify.h"
#include "tests/faults/child_program.h"
#include "tests/support/faults/killed_store.h"
#include "tests/support/faults/sample_answers.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <fmt/core.h>

#include <cstdlib>
#include <random>
#include <sstream>

using namespace kith;
using namespace kith::test;

namespace {

using Chance = std::mt19937_64;

std::size_t number_from_environment(const char* name, std::size_t otherwise) {
    const char* wanted = std::getenv(name);
    return wanted == nullptr ? otherwise
                             : static_cast<std::size_t>(std::strtoull(wanted, nullptr, 10));
}

/// What the killed program had promised, launch after launch.
struct Promised {
    std::size_t finished = 0;
    std::size_t answered = 0; // of the interview that is going on
    std::size_t words = 0;

    void hear(const std::string& text) {
        std::istringstream lines(text);
        std::string what;
        std::size_t number = 0;
        while (lines >> what >> number) {
            ++words;
            if (what == "finished") finished = number;
            answered = what == "answered" ? number : 0;
        }
    }
};

void kill_at_random_moment(const Path& folder, Chance& chance, Promised& promised) {
    ChildProgram driver({KITH_ANSWERING_DRIVER, folder.string()});
    const bool while_opening = chance() % 5 == 0;
    if (!while_opening) driver.listen_for_word(std::chrono::seconds(10));
    driver.listen(std::chrono::microseconds(chance() % (while_opening ? 30'000 : 60'000)));
    driver.kill();
    promised.hear(driver.heard());
}

/// Nothing promised is gone, at most one step more is there.
void judge(const Path& folder, Promised& promised) {
    RealStore opened;
    REQUIRE(opened.open(folder));
    const auto finished = count_sample_groups(opened.store());
    REQUIRE(finished);
    CHECK(*finished >= promised.finished);
    CHECK(*finished <= promised.finished + 1);
    if (*finished > promised.finished) promised = {*finished, 0, promised.words};
    const auto drafts = list_drafts(opened.store());
    REQUIRE(drafts);
    CHECK(drafts->size() <= 1);
    if (drafts->empty()) CHECK(promised.answered == 0);
    if (!drafts->empty())
        CHECK(judge_draft(opened.store(), drafts->front().id, promised.answered) == "");
    promised.answered = drafts->empty() ? 0 : drafts->front().answers; // what the next launch finds
    const auto report = verify_store(opened.store());
    REQUIRE(report);
    CHECK(report->findings.empty());
}

} // namespace

TEST_CASE("a program killed at any moment loses no answer that it showed as saved", "[.sigkill]") {
    const ScratchFolder scratch;
    const Path folder = scratch.path() / "Killed.kith";
    REQUIRE(RealStore().create(folder));
    const std::size_t kills = number_from_environment("KITH_FAULT_KILLS", 200);
    const auto seed =
        static_cast<std::uint64_t>(number_from_environment("KITH_FAULT_SEED", 20'240'615));
    INFO("seed " << seed);
    Chance chance(seed);
    Promised promised;
    for (std::size_t kill = 0; kill < kills; ++kill) {
        INFO("kill " << kill);
        kill_at_random_moment(folder, chance, promised);
        judge(folder, promised);
    }
    fmt::print("sigkill: {} kills, {} promised commits, 0 lost\n", kills, promised.words);
    CHECK(promised.words > kills);
}
