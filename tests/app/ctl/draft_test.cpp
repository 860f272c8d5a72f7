// Unfinished interviews at the bench.
#include "tests/app/ctl/bench_table.h"
#include "tests/app/flow/form_desk.h"

using namespace kith;
using namespace kith::test;

namespace {

const std::string typed = "a b c d\n";

FormDesk::Sheets version(const std::string& number, const std::string& more) {
    return {{"survey.csv",
             "type,name,label,constraint\ntext,called,Name?,\ninteger,age,Age?,\n" + more},
            {"settings.csv", "form_title,form_id,version\nVisit,visit," + number + "\n"}};
}

} // namespace

TEST_CASE("a draft is moved to the newest version of its form, after saying what that changes",
          "[ctl]") {
    FormDesk desk(version("1", "text,street,Street?,\n"));
    auto live = desk.begin();
    desk.keep(live.answer("/called", "Amir"));
    desk.keep(live.answer("/street", "Mill Lane"));
    for (const auto& [name, text] : version("2", "text,trade,Trade?,\n"))
        desk.write("second/" + name, text);
    desk.clock.advance(std::chrono::seconds(9));
    REQUIRE(must(app::add_form_file(*desk.store, desk.folder("second"))).form);
    must(desk.store->close());
    desk.store.reset();
    const std::string store = desk.folder("centre.kith").string();
    BenchTable table;
    const auto run = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--json", "--passphrase-file", "-"});
        const Said said = table.run(std::move(words), typed);
        INFO(said.err);
        REQUIRE(said.code == 0);
        return said.json();
    };
    const auto drafts = run({"draft", "list", store})["drafts"];
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0]["version"] == "1");
    const std::string id = drafts[0]["id"];

    const auto plan = run({"draft", "move", store, id, "--dry-run"});
    CHECK(plan["kept"] == 1);
    CHECK(plan["no_place"][0]["question"] == "Street?");
    CHECK(plan["added"][0] == "Trade?");
    CHECK(run({"draft", "list", store})["drafts"][0]["version"] == "1");

    run({"draft", "move", store, id, "--to", "2"});
    CHECK(run({"draft", "list", store})["drafts"][0]["version"] == "2");
    CHECK(table.run({"draft", "move", store, id, "--passphrase-file", "-"}, typed).code == 2);
    CHECK(table.run({"draft", "move", store, "draft:0", "--passphrase-file", "-"}, typed).code ==
          2);
}
