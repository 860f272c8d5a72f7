#include "app/platform/place_watch.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <chrono>
#include <fstream>

using namespace kith;
using namespace kith::app;
using namespace std::chrono_literals;

namespace {

/// A watch that counts what it tells.
struct Counted {
    std::atomic<int> told{0};
    PlaceWatch watch{[this] { ++told; }, 5ms};

    bool tells_more_than(int count) const {
        for (int tries = 0; tries < 2000 && told <= count; ++tries)
            std::this_thread::sleep_for(2ms);
        return told > count;
    }
};

void write(const Path& file, const char* words) {
    std::ofstream(file) << words;
}

} // namespace

TEST_CASE("a hand-over file that comes into the folder is told, another file is not") {
    const test::ScratchFolder scratch;
    Counted counted;
    counted.watch.watch(scratch.path());
    std::this_thread::sleep_for(50ms); // until the watch stands
    write(scratch.path() / "letter.txt", "not for us");
    write(scratch.path() / "a.kithb", "one");
    REQUIRE(counted.tells_more_than(0));
    const int first = counted.told;
    std::filesystem::remove(scratch.path() / "letter.txt");
    std::filesystem::rename(scratch.path() / "a.kithb", scratch.path() / "b.kithb");
    CHECK(counted.tells_more_than(first));
}

TEST_CASE("a folder that is watched no more tells nothing") {
    const test::ScratchFolder scratch;
    Counted counted;
    counted.watch.watch(scratch.path());
    counted.watch.watch({});
    std::this_thread::sleep_for(50ms);
    write(scratch.path() / "a.kithb", "one");
    std::this_thread::sleep_for(100ms);
    CHECK(counted.told == 0);
}

TEST_CASE("a watch of a folder that is not there ends with its window") {
    Counted counted;
    counted.watch.watch("/nowhere/at/all");
    std::this_thread::sleep_for(20ms);
    CHECK(counted.told == 0);
}
