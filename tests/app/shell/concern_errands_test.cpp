// A concern goes from the laptop where it was written to the coordinator who reads it, over real
// stores.
#include "tests/app/shell/merge_bench.h"

using namespace kith;
using namespace kith::app;
using kith::test::Desktop;
using kith::test::MergeBench;

namespace {

ConcernCounts counts(Desktop& of) {
    return of.gets<news::HomeLoaded>(command::LoadHome{}).counts.concerns;
}

} // namespace

TEST_CASE("a concern waits until it is on a stick, and is new to the coordinator until it is read",
          "[concern]") {
    MergeBench bench;
    (void)bench.field.gets<news::ConcernSealed>(
        command::SealConcern{{"The boy at 12", "Bruises, twice"}, {}});
    CHECK(counts(bench.field) == ConcernCounts{1, 1, 1});
    bench.collects("{\"/age\":\"41\"}\n");
    bench.hub_takes(bench.hand_over());
    CHECK(counts(bench.hub).held == 0);

    const Path folder = bench.scratch.path() / "alone";
    std::filesystem::create_directory(folder);
    const auto sent =
        bench.field.gets<news::ConcernsWritten>(command::SendConcerns{folder.string()});
    CHECK(sent.sent.entries == 1);
    CHECK(counts(bench.field).waiting == 0);
    bench.hub_takes((folder / sent.sent.file).string());
    CHECK(counts(bench.hub) == ConcernCounts{1, 0, 1});
    const auto opened = bench.hub.gets<news::ConcernsOpened>(command::ReadConcerns{}).concerns;
    REQUIRE(opened.size() == 1);
    CHECK(opened.front().entries.front().words == ConcernWords{"The boy at 12", "Bruises, twice"});
    CHECK(opened.front().entries.front().author == "Amina Begum");
    CHECK(counts(bench.hub).unseen == 0);
    (void)bench.field.gets<news::ConcernRefused>(command::ReadConcerns{});
}
