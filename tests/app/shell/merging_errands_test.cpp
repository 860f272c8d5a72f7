// The errands of the merge bench over real stores: stopped, gone on with, undone, counted again.
#include "tests/app/shell/merge_bench.h"

#include <algorithm>

using namespace kith;
using namespace kith::app;
using kith::test::listed;
using kith::test::MergeBench;

TEST_CASE("a merge that is stopped takes nothing of its file, and goes on when it is wanted") {
    MergeBench bench;
    bench.collects("{\"/age\":\"41\"}\n{\"/age\":\"42\"}\n");
    const std::string file = bench.hand_over();
    Desk& desk = bench.hub.desk;
    std::vector<float> told;
    desk.tell = [&told](float share) { told.push_back(share); };

    std::stop_source stop;
    stop.request_stop();
    desk.stop = stop.get_token();
    (void)bench.hub.gets<news::MergeStopped>(command::MergeFile{file});
    CHECK(listed(bench.hub) == 0);
    desk.stop = {};
    const auto merged = bench.hub.gets<news::FileMerged>(command::MergeFile{file}).file;
    CHECK(merged.state == FileState::merged);
    CHECK(merged.counts.created == 2);
    CHECK(listed(bench.hub) == 2);
    CHECK_FALSE(told.empty());
    CHECK(std::is_sorted(told.begin(), told.end()));
}

TEST_CASE("a practice run is begun anew when somebody writes an answer meanwhile") {
    MergeBench bench;
    bench.collects("{\"/age\":\"41\"}\n{\"/age\":\"42\"}\n");
    bench.hand_over();
    Desk& desk = bench.hub.desk;
    int waiting = 2;
    desk.somebody_waits = [&waiting] { return waiting > 0; };
    desk.give_way = [&] {
        if (waiting == 0) return;
        CHECK(listed(bench.hub) == 0); // nothing is half done, and the store is free
        --waiting;
    };

    const auto read =
        bench.hub.gets<news::FolderRead>(command::ReadFolder{bench.scratch.path().string()});

    CHECK(waiting == 0);
    REQUIRE(read.files.size() >= 1);
    const bool is_counted =
        std::any_of(read.files.begin(), read.files.end(), [](const MergeFile& one) {
            return one.counts.created == 2;
        });
    CHECK(is_counted);
    CHECK(listed(bench.hub) == 0);
}

TEST_CASE("a file that was put in is listed, undone with a reason, and counts again") {
    MergeBench bench;
    bench.collects("{\"/age\":\"41\"}\n");
    (void)bench.hub.gets<news::FileMerged>(command::MergeFile{bench.hand_over()});
    const auto lines = bench.hub.gets<news::ImportsLoaded>(command::LoadImports{}).lines;
    REQUIRE(lines.size() >= 1);
    CHECK(lines.front().laptop == "Blue lid");
    CHECK(lines.front().created == 1);

    const ImportNo import = lines.front().no;
    const auto undone =
        bench.hub.gets<news::ImportTurned>(command::UndoImport{import, "a practice round"});
    CHECK(undone.is_undone);
    CHECK(listed(bench.hub) == 0);
    CHECK(bench.hub.gets<news::ImportsLoaded>(command::LoadImports{}).lines.front().is_undone);
    CHECK(std::holds_alternative<news::Failed>(
        run_errand(bench.hub.desk, command::UndoImport{import, ""})));
    CHECK_FALSE(bench.hub.gets<news::ImportTurned>(command::RedoImport{import}).is_undone);
    CHECK(listed(bench.hub) == 1);
}
