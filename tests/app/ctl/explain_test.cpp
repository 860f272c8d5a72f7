// Why a question is not asked, at the bench.
#include "tests/app/ctl/bench_table.h"

#include <filesystem>

using namespace kith;
using namespace kith::test;

TEST_CASE("a hidden question is explained by its rule and the answers it looked at", "[ctl]") {
    BenchTable table;
    std::filesystem::create_directory(table.path("visit"));
    table.write("visit/survey.csv",
                "type,name,label,relevant\nselect_one yn,alone,Alone?,\n"
                "text,visits,Who visits?,${alone} = 'no'\n");
    table.write("visit/choices.csv", "list_name,name,label\nyn,yes,Yes\nyn,no,No\n");
    const std::string form = table.path("visit");
    const std::string answers = table.write("a.json", R"({"/alone": "yes"})");

    const auto hidden = table.json({"form", "explain", form, "--answers", answers});
    REQUIRE(hidden["places"].size() == 1);
    const auto& place = hidden["places"][0];
    CHECK(place["path"] == "/visits");
    CHECK(place["asked"] == false);
    CHECK(place["reasons"][0]["rule"] == "relevant");
    CHECK(place["reasons"][0]["row"] == 3);
    CHECK(place["reasons"][0]["expression"] == "${alone} = 'no'");
    CHECK(place["reasons"][0]["seen"][0]["value"] == "yes");

    const std::string other = table.write("b.json", R"({"/alone": "no"})");
    CHECK(table.json({"form", "explain", form, "--answers", other})["places"].empty());
    CHECK(table.json(
              {"form", "explain", form, "/visits", "--answers", other})["places"][0]["asked"] ==
          true);
}

TEST_CASE("form explain says what is wrong with what it was given", "[ctl]") {
    BenchTable table;
    std::filesystem::create_directory(table.path("visit"));
    table.write("visit/survey.csv", "type,name,label\ntext,called,Name?\n");
    const std::string form = table.path("visit");
    CHECK(table.run({"form", "explain", form, "/data/called"}).code == 2);
    CHECK(table.run({"form", "explain", form, "--answers", table.write("a", "[]")}).code == 2);
    const auto problems =
        table.json({"form", "explain", form, "--answers", table.write("b", R"({"/cold": "x"})")});
    CHECK(problems["problems"][0]["path"] == "/cold");
}
