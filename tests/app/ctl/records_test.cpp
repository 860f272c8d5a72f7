// Adding, correcting and deleting records on the command line.
#include "tests/app/ctl/bench_table.h"

using namespace kith;
using namespace kith::test;

namespace {

app::Json add_lines(BenchTable& table,
                    const std::string& lines,
                    int code,
                    std::vector<std::string> more = {}) {
    std::vector<std::string> words{"record",
                                   "add",
                                   table.path("centre.kith"),
                                   "--form",
                                   "household",
                                   "--from",
                                   table.write("lines.jsonl", lines)};
    words.insert(words.end(), more.begin(), more.end());
    return table.json(words, code);
}

std::size_t count(BenchTable& table, const std::string& kind) {
    return table.json({"record", "list", table.path("centre.kith"), "--kind", kind})["records"]
        .size();
}

app::Json only(BenchTable& table, const std::string& kind) {
    const auto records =
        table.json({"record", "list", table.path("centre.kith"), "--kind", kind})["records"];
    REQUIRE(records.size() == 1);
    return records[0];
}

} // namespace

TEST_CASE("a line becomes a submission, its repeat instances and its entity", "[ctl]") {
    BenchTable table;
    table.starts_project();
    const std::string id = table.adds("centre",
                                      R"({"/agree": "yes", "/called": "Zoë", "/age": 41,
 "/home/street": "Mill Lane", "/child[1]/child_name": "Ola", "/child[2]/child_name": "Jan"})");
    const auto shown = table.json({"record", "show", table.path("centre.kith"), id});
    for (const char* key :
         {"id", "kind", "form", "version", "status", "parent", "values", "conflicts"})
        CHECK(shown.contains(key));
    CHECK(shown["form"] == "household");
    CHECK(shown["status"] == "ready");
    CHECK(shown["parent"].is_null());
    CHECK(shown["values"]["/next_age"] == "42");
    CHECK(shown["values"]["/child[2]/child_name"] == "Jan");
    CHECK(count(table, "repeat") == 2);
    const auto person = only(table, "entity");
    CHECK(person["form"] == "person");
    CHECK(person["values"]["/called"] == "Zoë");
    CHECK(person["values"]["/next_age"] == "42");
}

TEST_CASE("bad lines are told by number, path and reason, and nothing is added", "[ctl]") {
    BenchTable table;
    table.starts_project();
    const std::string lines = R"({"/agree": "yes", "/called": "Good"}
no json
{"/agree": "perhaps"}
{"/data/agree": "yes"}
{"/age": "200", "/agree": "yes"}
{"/called": "No consent"}
{"/agree": "yes", "/nothing": "x"}
{"/agree": "yes", "/next_age": "7"}
{"/agree": "yes", "/partner": "Bo"}
{"/agree": "yes", "/called": "A", "/called": "B"}
{"/agree": ["yes"]}
)";
    const auto said = add_lines(table, lines, 2);
    CHECK(said["added"] == 0);
    REQUIRE(said["rejected"].size() == 10);
    for (std::size_t i = 0; i < 10; ++i) {
        CHECK(said["rejected"][i]["line"] == i + 2);
        CHECK_FALSE(said["rejected"][i]["reason"].get<std::string>().empty());
    }
    CHECK(said["rejected"][1]["path"] == "/agree");
    CHECK(said["rejected"][2]["reason"].get<std::string>().find("'/agree'") != std::string::npos);
    CHECK(said["rejected"][3]["path"] == "/age");
    CHECK(said["rejected"][4]["path"] == "/agree");
    CHECK(said["rejected"][7]["path"] == "/partner");
    CHECK(said["rejected"][8]["reason"].get<std::string>().find("twice") != std::string::npos);
    CHECK(count(table, "submission") == 0);

    const auto skipped = add_lines(table, lines, 1, {"--skip-bad"});
    CHECK(skipped["added"] == 1);
    CHECK(skipped["rejected"].size() == 10);
    CHECK(count(table, "submission") == 1);
    CHECK(table
              .run({"record",
                    "add",
                    table.path("centre.kith"),
                    "--form",
                    "none",
                    "--from",
                    table.path("lines.jsonl")})
              .code == 2);
}

TEST_CASE("who wants nothing kept is only counted", "[ctl]") {
    BenchTable table;
    table.starts_project();
    const auto said = add_lines(table, "{\"/agree\": \"nothing\", \"/called\": \"Hidden\"}\n", 0);
    CHECK(said["added"] == 0);
    CHECK(said["kept_nothing"] == 1);
    CHECK(count(table, "submission") == 0);
    CHECK(count(table, "entity") == 0);
    CHECK(count(table, "tally") == 1);
    CHECK(table.dump("centre").find("Hidden") == std::string::npos);
}

TEST_CASE("answers behind a consent are kept with it only, and sealed ones opened by coordinators",
          "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    const std::string without = table.adds(
        "Amina", R"({"/agree": "yes", "/health": "well", "/sensitive": "no", "/secret": "hush"})");
    const std::string with =
        table.adds("Amina", R"({"/agree": "yes", "/health": "well", "/sensitive": "yes"})");
    CHECK_FALSE(table.values("Amina", without).contains("/health"));
    CHECK(table.values("Amina", with)["/health"] == "well");
    CHECK(table.values("Amina", without)["/secret"] == "(sealed)");
    CHECK(table.dump("Amina").find("hush") == std::string::npos);
    table.brings("Amina");
    CHECK(table.values("centre", without)["/secret"] == "hush");

    // Correcting something else leaves the sealed answer as it is; correcting it seals it again.
    table.json({"record", "set", table.path("Amina.kith"), without, "/age=30"});
    table.json({"record", "set", table.path("Amina.kith"), without, "/secret=quiet"});
    CHECK(table.dump("Amina").find("quiet") == std::string::npos);
    table.brings("Amina");
    CHECK(table.values("centre", without)["/secret"] == "quiet");
    // A consent that is taken back takes its answers with it.
    table.json({"record", "set", table.path("centre.kith"), with, "/sensitive=no"});
    CHECK(table.values("centre", with)["/health"] == "");
}

TEST_CASE("a correction reaches what is calculated from it and the entity it saves to", "[ctl]") {
    BenchTable table;
    table.starts_project();
    const std::string id = table.adds(
        "centre",
        R"({"/agree": "yes", "/called": "Zoe", "/age": "41", "/child[1]/child_name": "Ola"})");
    const auto set = table.json({"record",
                                 "set",
                                 table.path("centre.kith"),
                                 id,
                                 "/age=50",
                                 "/called=Zoë",
                                 "--reason",
                                 "asked again"});
    CHECK(set["record"] == id);
    CHECK(set["dot"].get<std::string>().find(':') == 16);
    CHECK(table.values("centre", id)["/next_age"] == "51");
    const auto person = only(table, "entity");
    CHECK(person["values"]["/called"] == "Zoë");
    CHECK(person["values"]["/next_age"] == "51");

    const auto history = table.json({"record", "history", table.path("centre.kith"), id});
    bool is_told = false;
    for (const auto& entry : history["history"])
        is_told = is_told || (entry["path"] == "/age" && entry["value"] == "50" &&
                              entry["reason"] == "asked again" && entry["state"] == "live" &&
                              entry["worker"] == "Coordinator" && entry.contains("at"));
    CHECK(is_told);

    const auto child = only(table, "repeat");
    CHECK(child["parent"] == id);
    table.json({"record", "set", table.path("centre.kith"), child["id"], "/child/child_age=7"});
    CHECK(table.values("centre", id)["/child[1]/child_age"] == "7");
    table.json({"record",
                "set",
                table.path("centre.kith"),
                id,
                "/child[1]/child_name=Aleksandra",
                "@review=approved"});
    const auto shown = table.json({"record", "show", table.path("centre.kith"), id});
    CHECK(shown["values"]["/child[1]/child_name"] == "Aleksandra");
    CHECK(shown["status"] == "approved");
}

TEST_CASE("a correction that a person could not have answered is refused, and nothing changes",
          "[ctl]") {
    BenchTable table;
    table.starts_project();
    const std::string id =
        table.adds("centre", R"({"/agree": "yes", "/age": "9", "/sensitive": "no"})");
    const std::string before = table.dump("centre");
    for (const char* edit : {"/age=200",
                             "/sensitive=perhaps",
                             "/next_age=3",
                             "/partner=Bo",
                             "/data/age=3",
                             "/none=1",
                             "age",
                             "@deleted=x",
                             "@review=fine",
                             "/age=9",
                             "/child[1]/child_name=Ola"}) {
        INFO(edit);
        const Said said = table.run({"record", "set", table.path("centre.kith"), id, edit});
        CHECK(said.code == 2);
        CHECK(said.out.empty());
        CHECK(said.err.starts_with("kithctl: "));
    }
    // Together with something built in a bad value is refused as well.
    CHECK(
        table.run({"record", "set", table.path("centre.kith"), id, "@review=approved", "/age=200"})
            .code == 2);
    CHECK(table.run({"record", "set", table.path("centre.kith"), "0000000000000001:9", "/age=1"})
              .code == 2);
    CHECK(table.dump("centre") == before);
}

TEST_CASE("a deleted record is out of the list, keeps its history, and needs a reason", "[ctl]") {
    BenchTable table;
    table.starts_project();
    const std::string id =
        table.adds("centre", R"({"/agree": "yes", "/child[1]/child_name": "Ola"})");
    CHECK(table.run({"record", "delete", table.path("centre.kith"), id}).code == 2);
    CHECK(table.run({"record", "delete", table.path("centre.kith"), id, "--reason", " "}).code ==
          2);
    const auto said = table.json(
        {"record", "delete", table.path("centre.kith"), id, "--reason", "counted twice"});
    CHECK(said["record"] == id);
    CHECK(count(table, "submission") == 0);
    CHECK(count(table, "repeat") == 0);
    CHECK(
        table.json({"record", "list", table.path("centre.kith"), "--status", "deleted"})["records"]
            .size() == 2);
    CHECK(table.run({"record", "set", table.path("centre.kith"), id, "/age=3"}).code == 2);
    CHECK(table.run({"record", "delete", table.path("centre.kith"), id, "--reason", "x"}).code ==
          2);
}

TEST_CASE("a repeat that a line does not name has no instance", "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.adds("centre", R"({"/agree": "yes"})");
    CHECK(count(table, "repeat") == 0);
}
