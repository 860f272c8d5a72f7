#include "app/platform/single_instance.h"
#include "tests/support/scratch_folder.h"

#include <atomic>
#include <chrono>

using namespace kith::app;
using kith::test::ScratchFolder;

namespace {

void wait_until(const std::atomic<int>& count, int wanted) {
    for (int i = 0; i < 200 && count < wanted; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

} // namespace

TEST_CASE("a second start asks the first to come to the front and gets nothing itself",
          "[instance]") {
    const ScratchFolder scratch;
    std::atomic<int> asked = 0;
    const auto first = SingleInstance::claim(scratch.path(), "/p/a.kith", [&] { ++asked; });
    REQUIRE(first);
    REQUIRE(*first != nullptr);
    for (int starts = 1; starts <= 2; ++starts) {
        const auto second = SingleInstance::claim(scratch.path(), "/p/./a.kith", [] {});
        REQUIRE(second);
        CHECK(*second == nullptr);
        wait_until(asked, starts);
        CHECK(asked == starts);
    }
}

TEST_CASE("two stores may be open beside each other", "[instance]") {
    const ScratchFolder scratch;
    const auto first = SingleInstance::claim(scratch.path(), "/p/a.kith", [] {});
    const auto other = SingleInstance::claim(scratch.path(), "/p/b.kith", [] {});
    REQUIRE(first);
    REQUIRE(other);
    CHECK(*other != nullptr);
}

TEST_CASE("after the first has ended the next start is the first again", "[instance]") {
    const ScratchFolder scratch;
    for (int i = 0; i < 2; ++i) {
        const auto one = SingleInstance::claim(scratch.path(), "/p/a.kith", [] {});
        REQUIRE(one);
        CHECK(*one != nullptr); // the socket of the one before lies there still
    }
}

TEST_CASE("a folder that cannot be used is named in the message", "[instance]") {
    const auto none = SingleInstance::claim("/proc/nowhere", "/p/a.kith", [] {});
    REQUIRE_FALSE(none);
    CHECK(none.error().message.find("/proc/nowhere") != std::string::npos);
}
