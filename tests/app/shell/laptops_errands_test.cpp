// The errands of the page of laptops over real stores: let in, retired, and a person erased from
// all of them.
#include "tests/app/shell/merge_bench.h"

#include <algorithm>

using namespace kith;
using namespace kith::app;
using kith::test::listed;
using kith::test::MergeBench;

namespace {

const LaptopLine& line_of(const news::LaptopsLoaded& loaded, const std::string& name) {
    const auto found = std::find_if(loaded.laptops.begin(),
                                    loaded.laptops.end(),
                                    [&](const LaptopLine& one) { return one.name == name; });
    REQUIRE(found != loaded.laptops.end());
    return *found;
}

} // namespace

TEST_CASE("the page of laptops says who uses each, and when something of it came last") {
    MergeBench bench;
    const auto loaded = bench.hub.gets<news::LaptopsLoaded>(command::LoadLaptops{});
    REQUIRE(loaded.laptops.size() == 2);
    CHECK(loaded.laptops.front().is_own);
    const LaptopLine& blue = line_of(loaded, "Blue lid");
    CHECK(blue.worker == "Amina Begum");
    CHECK(blue.state == LaptopState::approved);
    CHECK(blue.last_seen);
    CHECK(blue.missing == 0);
    CHECK(loaded.erased.empty());
}

TEST_CASE("a laptop gets another role, and a retired one's later files are set aside") {
    MergeBench bench;
    const LaptopId blue =
        line_of(bench.hub.gets<news::LaptopsLoaded>(command::LoadLaptops{}), "Blue lid").id;
    (void)bench.hub.gets<news::LaptopApproved>(command::ApproveLaptop{blue, LaptopRole::volunteer});
    CHECK(line_of(bench.hub.gets<news::LaptopsLoaded>(command::LoadLaptops{}), "Blue lid").role ==
          LaptopRole::volunteer);
    (void)bench.hub.gets<news::LaptopRetired>(command::RetireLaptop{blue});
    CHECK(line_of(bench.hub.gets<news::LaptopsLoaded>(command::LoadLaptops{}), "Blue lid").state ==
          LaptopState::retired);
    bench.collects("{\"/age\":\"41\"}\n");
    const auto late = bench.hub.gets<news::FileMerged>(command::MergeFile{bench.hand_over()}).file;
    CHECK(late.state == FileState::waits);
    CHECK(listed(bench.hub) == 0);
}

TEST_CASE("an erasure tells first what goes, and is listed until every laptop has confirmed it") {
    MergeBench bench;
    bench.collects("{\"/age\":\"41\"}\n{\"/age\":\"42\"}\n");
    bench.hub_takes(bench.hand_over());
    const auto rows = bench.hub.gets<news::RecordsListed>(command::ListRecords{}).rows;
    REQUIRE(rows.size() == 2);
    const RecordId record = rows.front().id;

    const auto plan = bench.hub.gets<news::ErasingPlanned>(command::PlanErasing{record}).plan;
    CHECK(plan.records == 1);
    CHECK(listed(bench.hub) == 2); // nothing was done yet
    CHECK(
        bench.hub.gets<news::RecordErased>(command::EraseRecord{record, "was asked to"}).is_swept);
    CHECK(listed(bench.hub) == 1);
    auto erased = bench.hub.gets<news::LaptopsLoaded>(command::LoadLaptops{}).erased;
    REQUIRE(erased.size() == 1);
    CHECK(erased.front().reason == "was asked to");
    CHECK(erased.front().by == "Rukhsana");
    CHECK(erased.front().records == 1);
    CHECK(erased.front().waiting == std::vector<std::string>{"Blue lid"});
    CHECK(erased.front().files.size() == 1);

    bench.field_takes(bench.reply());
    CHECK(listed(bench.field) == 1);
    bench.hub_takes(bench.hand_over());
    erased = bench.hub.gets<news::LaptopsLoaded>(command::LoadLaptops{}).erased;
    CHECK(erased.front().waiting.empty());
    CHECK(erased.front().confirmed == 2);
}

TEST_CASE("erasing a record that is gone already changes nothing and says so") {
    MergeBench bench;
    bench.collects("{\"/age\":\"41\"}\n");
    bench.hub_takes(bench.hand_over());
    const RecordId record =
        bench.hub.gets<news::RecordsListed>(command::ListRecords{}).rows.front().id;
    (void)bench.hub.gets<news::RecordErased>(command::EraseRecord{record, "was asked to"});
    const News again = run_errand(bench.hub.desk, command::EraseRecord{record, "was asked to"});
    REQUIRE(std::holds_alternative<news::ChangeRefused>(again));
    CHECK_FALSE(std::get<news::ChangeRefused>(again).error.message.empty());
    CHECK(bench.hub.gets<news::LaptopsLoaded>(command::LoadLaptops{}).erased.size() == 1);
}
