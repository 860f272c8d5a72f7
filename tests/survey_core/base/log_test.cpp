#include "survey_core/base/log.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace kith;
using namespace kith::test;

namespace {

/// What a fresh process writes to standard error when it logs one event.
std::string logged(bool wanted) {
    const ScratchFolder folder;
    const Path file = folder.path() / "stderr";
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        if (wanted) setenv("KITH_LOG", "1", 1);
        if (!wanted) unsetenv("KITH_LOG");
        if (std::freopen(file.c_str(), "w", stderr) == nullptr) _exit(1);
        log_event(LogEvent::import_published, {60, -1});
        std::fflush(stderr);
        _exit(0);
    }
    int status = 1;
    waitpid(child, &status, 0);
    REQUIRE(status == 0);
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TEST_CASE("the log is silent unless it was asked for", "[log]") {
    CHECK(logged(false).empty());
}

TEST_CASE("a line of the log is a time, the name of an event, and numbers", "[log]") {
    const std::string line = logged(true);
    CHECK(line.size() == std::string("2024-06-15T10:00:00.000Z import_published 60 -1\n").size());
    CHECK(line.find("Z import_published 60 -1\n") == 23);
}
