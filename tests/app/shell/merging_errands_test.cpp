// The errands of the merge bench over real stores: stopped, gone on with, undone, counted again.
#include "app/flow/submissions.h"
#include "survey_core/store/forms.h"
#include "tests/app/shell/desktop.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace kith;
using namespace kith::app;
using kith::test::Desktop;

namespace {

std::size_t listed(Desktop& of) {
    return of.gets<news::RecordsListed>(command::ListRecords{}).rows.size();
}

/// A hub and one laptop that it knows, with a form of one question.
struct Bench {
    test::ScratchFolder scratch;
    Desktop hub{scratch.path() / "hub.kith"};
    Desktop field{scratch.path() / "field.kith"};

    Bench() {
        hub.start();
        const Path form = scratch.path() / "ages";
        std::filesystem::create_directory(form);
        REQUIRE(replace_file(
            hub.files, form / "survey.csv", as_bytes("type,name,label\ninteger,age,How old?\n")));
        (void)hub.gets<news::CheckedFormAdded>(command::AddCheckedForm{form.string()});
        const auto card = hub.gets<news::CardWritten>(command::MakeCard{scratch.path().string()});
        (void)field.gets<news::ProjectJoined>(command::JoinProject{
            card.card.file, "Blue lid", "Amina Begum", std::string(Desktop::words)});
        const auto waits = hub.gets<news::FileMerged>(command::MergeFile{hand_over()}).file;
        (void)hub.gets<news::LaptopApproved>(command::ApproveLaptop{waits.laptop});
    }
    std::string hand_over() {
        return field.gets<news::HandoverWritten>(command::WriteHandover{scratch.path().string()})
            .handed_over.file;
    }
    void collects(const std::string& lines) {
        const std::string form = list_forms(*field.desk.store)->front().form_id;
        REQUIRE(add_submissions(*field.desk.store, field.desk.shelf, form, lines, false));
    }
};

} // namespace

TEST_CASE("a merge that is stopped takes nothing of its file, and goes on when it is wanted") {
    Bench bench;
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

TEST_CASE("a file that was put in is listed, undone with a reason, and counts again") {
    Bench bench;
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
