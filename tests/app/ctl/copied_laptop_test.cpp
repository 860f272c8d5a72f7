// On the command line: the work of a laptop that was copied while it was in use, and what waits for
// a file that may never come.
#include "app/flow/submissions.h"
#include "sync/hub/handover.h"
#include "sync/hub/own_bundle.h"
#include "tests/app/ctl/bench_table.h"
#include "tests/sync/hub/copy_in_use.h"

#include <algorithm>
#include <filesystem>

using namespace kith;
using namespace kith::test;

namespace {

constexpr std::string_view words = "kettle marble ladder"; // the bench table's
constexpr std::string_view visit = "{\"/agree\": \"yes\"}\n";

/// The hub has what the one did since; the other has done more, in two launches.
struct CopiedLaptop {
    BenchTable table;
    PosixFileSystem files;
    FixedClock clock{Instant{1'718'445'600'000}};
    SeededRandom random{11};
    std::string centre;
    std::string whole; // of the copy
    std::string later; // what its second launch made

    CopiedLaptop() {
        table.starts_project();
        table.joins("Amina");
        table.adds("Amina", R"({"/agree": "yes"})");
        table.brings("Amina");
        centre = table.path("centre.kith");
        auto running = opened("Amina.kith");
        visits(*running);
        auto copy = copy_in_use(*running, table.path("copy.kith"), words);
        visits(*running);
        visits(*copy);
        visits(*copy);
        must(copy->close());
        copy.reset();
        copy = opened("copy.kith");
        visits(*copy);
        const Path stick = table.path("stick_of_two");
        std::filesystem::create_directory(stick);
        later = must(sync::write_own_bundle(*copy, {newest(*copy)}, stick)).file.file.string();
        whole = must(sync::write_handover(*copy, stick)).bundle.file.string();
        const auto other = must(sync::write_handover(*running, stick)).bundle.file.string();
        CHECK(table.json({"merge", centre, other})["new"] == 2);
    }

    static HaveRange newest(Store& store) { return must(ranges_to_hand_over(store)).back(); }
    std::unique_ptr<Store> opened(const std::string& name) {
        return must(
            Store::open({files, clock, random, {}, {}}, table.path(name), Passphrase{words}));
    }
    static void visits(Store& store) {
        app::FormShelf shelf;
        must(app::add_submissions(store, shelf, "household", visit, false));
    }
};

} // namespace

TEST_CASE("what a copied laptop did is kept apart, and let in by a word of its own", "[ctl]") {
    CopiedLaptop here;
    const Said apart = here.table.run({"merge", here.centre, here.whole});
    CHECK(apart.code == 1);
    CHECK(apart.err.find("--let-copies-in") != std::string::npos);
    const auto in = here.table.json({"merge", here.centre, here.whole, "--let-copies-in"});
    CHECK(in["new"] == 3);
    CHECK(in["quarantined"] == 0);
}

TEST_CASE("what waits for a file that will never come is put in by a word of its own", "[ctl]") {
    CopiedLaptop here;
    const Said waits = here.table.run({"merge", here.centre, here.later});
    CHECK(waits.code == 1);
    CHECK(waits.err.find("something is missing") != std::string::npos);
    CHECK(waits.err.find("--take-waiting") != std::string::npos);
    const auto by_the_other_word =
        here.table.json({"merge", here.centre, here.later, "--let-copies-in"}, 1);
    CHECK(by_the_other_word["quarantined"] == 1);
    const auto in = here.table.json({"merge", here.centre, here.later, "--take-waiting"});
    CHECK(in["new"] == 1);
    CHECK(in["quarantined"] == 0);
    const auto laptops = here.table.json({"laptop", "list", here.centre})["laptops"];
    const bool is_named = std::any_of(laptops.begin(), laptops.end(), [](const app::Json& laptop) {
        return !laptop["gaps"].empty();
    });
    CHECK(is_named); // what is missing
}
