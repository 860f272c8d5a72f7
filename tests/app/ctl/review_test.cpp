#include "tests/app/ctl/bench_table.h"

using namespace kith;
using namespace kith::test;

TEST_CASE("a record is sent back with a question, and settled by a correction or by a word",
          "[ctl]") {
    BenchTable table;
    table.starts_project();
    const std::string id =
        table.adds("centre", R"({"/agree": "yes", "/age": "9", "/sensitive": "no"})");
    const std::string store = table.path("centre.kith");
    const auto status = [&] { return table.json({"record", "show", store, id})["status"]; };

    table.json({"record", "send-back", store, id, "--question", "/age", "--comment", "Nine?"});
    CHECK(status() == "has_issues");
    CHECK(table.json({"record", "show", store, id})["values"]["@comment"] == "/age=Nine?");
    table.json({"record", "set", store, id, "/age=29"});
    CHECK(status() != "has_issues");

    table.json({"record", "send-back", store, id, "--comment", "Was she alone?"});
    table.json({"record", "settle", store, id, "--reason", "asked her"});
    CHECK(status() != "has_issues");
    CHECK(table.run({"record", "settle", store, id}).code == 2);
    CHECK(table.run({"record", "send-back", store, id, "--comment", " "}).code == 2);
}
