// The errands of the merge bench over real stores: stopped, gone on with, undone, counted again.
#include "survey_core/store/laptops.h"
#include "sync/hub/handover.h"
#include "sync/hub/own_bundle.h"
#include "tests/app/shell/merge_bench.h"
#include "tests/sync/hub/copy_in_use.h"

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

TEST_CASE("what a copied laptop did is set aside in the window, and let in there") {
    MergeBench bench;
    bench.collects("{\"/age\":\"41\"}\n");
    const auto copy = kith::test::copy_in_use(
        *bench.field.desk.store, bench.scratch.path() / "copy.kith", kith::test::Desktop::words);
    bench.collects("{\"/age\":\"42\"}\n");
    bench.hub_takes(bench.hand_over());
    FormShelf shelf;
    const std::string form = list_forms(*copy)->front().form_id;
    REQUIRE(add_submissions(*copy, shelf, form, "{\"/age\":\"43\"}\n", false));
    const Path stick = bench.scratch.path() / "stick";
    std::filesystem::create_directory(stick);
    const auto file = kith::sync::write_handover(*copy, stick);
    REQUIRE(file);
    REQUIRE(listed(bench.hub) == 2);

    const auto read = bench.hub.gets<news::FolderRead>(command::ReadFolder{stick.string()});
    REQUIRE(read.files.size() == 1);
    CHECK(read.files[0].state == FileState::waits);
    CHECK(read.files[0].is_copy);
    CHECK(read.files[0].reason.find("kithctl") == std::string::npos);
    const std::string path = file->bundle.file.string();
    CHECK(bench.hub.gets<news::FileMerged>(command::MergeFile{path}).file.is_copy);
    const auto in = bench.hub.gets<news::FileMerged>(command::MergeFile{path, true}).file;
    CHECK(in.state == FileState::merged);
    CHECK(in.counts.created == 1);
    CHECK(listed(bench.hub) == 3);
    CHECK(bench.hub.gets<news::HomeLoaded>(command::LoadHome{}).counts.waiting_files == 0);
}

TEST_CASE(
    "a file that may only come after another is ready in the practice run, and waits for that "
    "when it is put in") {
    MergeBench bench;
    bench.collects("{\"/age\":\"41\"}\n");
    const Path folder = bench.scratch.path() / "copy.kith";
    auto copy =
        kith::test::copy_in_use(*bench.field.desk.store, folder, kith::test::Desktop::words);
    bench.collects("{\"/age\":\"42\"}\n");
    bench.hub_takes(bench.hand_over());
    FormShelf shelf;
    const std::string form = list_forms(*copy)->front().form_id;
    const std::string longer = "{\"/age\":\"43\"}\n{\"/age\":\"44\"}\n";
    REQUIRE(add_submissions(*copy, shelf, form, longer, false));
    REQUIRE(copy->close());
    copy.reset();
    copy =
        *Store::open(bench.field.desk.environment, folder, Passphrase{kith::test::Desktop::words});
    REQUIRE(add_submissions(*copy, shelf, form, longer, false));
    const Path stick = bench.scratch.path() / "stick";
    std::filesystem::create_directory(stick);
    const std::vector<HaveRange> newest{ranges_to_hand_over(*copy)->back()};
    REQUIRE(kith::sync::write_own_bundle(*copy, newest, stick));

    const auto read = bench.hub.gets<news::FolderRead>(command::ReadFolder{stick.string()});
    REQUIRE(read.files.size() == 1);
    CHECK(read.files[0].state == FileState::ready);
    CHECK(read.files[0].waits_for_earlier);
    const auto put = bench.hub.gets<news::FileMerged>(command::MergeFile{read.files[0].file}).file;
    CHECK(put.state == FileState::waits);
    CHECK(put.waits_for_earlier);
    CHECK_FALSE(put.is_copy);
    CHECK(put.reason.find("something is missing") != std::string::npos);
    CHECK(listed(bench.hub) == 2);
}
