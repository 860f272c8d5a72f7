// The same verbs at a project that lies on a server (tests/server/with_postgres.sh).
#include "tests/app/ctl/bench_table.h"

#include <cstdlib>
#include <filesystem>

using namespace kith;
using namespace kith::test;

namespace {

std::string make_database(const std::string& name) {
    const std::string server = std::getenv("KITH_TEST_SERVER");
    const std::string folder = server.substr(5, server.find('&') - 5);
    const std::string made =
        "psql -q -h " + folder + " -U kith postgres -c 'CREATE DATABASE " + name + "'";
    REQUIRE(std::system(made.c_str()) == 0);
    return "postgresql:///" + name + "?" + server;
}

} // namespace

TEST_CASE("a project that was copied to a server does there what it did in its folder",
          "[server]") {
    if (std::getenv("KITH_TEST_SERVER") == nullptr) SKIP("needs tests/server/with_postgres.sh");
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    table.adds("Amina", R"({"/agree": "yes", "/called": "Zoe", "/age": "41"})");
    table.brings("Amina");
    const std::string hub = table.path("centre.kith");
    const std::string server = make_database("centre");
    const auto copied = table.json({"hub", "copy", hub, server});
    CHECK(copied["records"].get<int>() >= 3);
    CHECK(table.run({"dump", server, "--canonical"}).out == table.dump("centre"));

    const std::string visit =
        table.adds("Amina", R"({"/agree": "yes", "/called": "Piotr", "/age": "50"})");
    const std::string file = table.hands_over("Amina");
    const auto merged = table.json({"merge", server, file});
    CHECK(merged["new"] == 2); // the interview, and the person in it
    CHECK(table.json({"merge", server, file})["new"] == 0);
    CHECK(table.json({"record", "show", server, visit})["values"]["/age"] == "50");
    static_cast<void>(table.json({"record", "set", server, visit, "/age=51"}));
    CHECK(table.json({"record", "show", server, visit})["values"]["/age"] == "51");
    const std::string import = merged["imports"][0].dump();
    CHECK(table.run({"import", "undo", server, import}).code == 1); // it was edited since
    CHECK(table.run({"record", "show", server, visit}).code == 2);
    static_cast<void>(table.json({"import", "redo", server, import}));
    CHECK(table.json({"verify", server})["ok"] == true);
    CHECK(table.json(
              {"export", server, "--form", "household", "--to", table.path("x.csv")})["rows"] == 2);
    CHECK(table.json({"erase", server, visit, "--reason", "asked"})["swept"] == true);
    CHECK(table.run({"dump", server, "--canonical"}).out.find("Piotr") == std::string::npos);

    const std::string back = table.path("back.kith");
    static_cast<void>(table.json({"hub", "copy", server, back}));
    CHECK(table.dump("back") == table.run({"dump", server, "--canonical"}).out);
    CHECK(table.json({"verify", back})["ok"] == true);
}

TEST_CASE("a laptop's store is not put on a server, and a project not over another", "[server]") {
    if (std::getenv("KITH_TEST_SERVER") == nullptr) SKIP("needs tests/server/with_postgres.sh");
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    const std::string server = make_database("taken");
    CHECK(table.run({"hub", "copy", table.path("Amina.kith"), server}).code == 2);
    CHECK(table.run({"record", "list", server}).code == 2); // nothing lies there yet
    static_cast<void>(table.json({"hub", "copy", table.path("centre.kith"), server}));
    CHECK(table.run({"hub", "copy", table.path("centre.kith"), server}).code == 2);
    CHECK(table.run({"hub", "copy", server, table.path("centre.kith")}).code == 2);
    const Said nowhere = table.run({"dump", "postgresql:///x?host=/nowhere", "--canonical"});
    CHECK(nowhere.code == 4);
    CHECK(nowhere.err.find("server") != std::string::npos);
}

TEST_CASE("two places are joined and parted on a server as in a folder", "[server]") {
    if (std::getenv("KITH_TEST_SERVER") == nullptr) SKIP("needs tests/server/with_postgres.sh");
    BenchTable table;
    table.starts_project();
    const std::string folder = table.path("places");
    std::filesystem::create_directory(folder);
    table.write("places/survey.csv", "type,name,label\ntext,a_name,What is it called?\n");
    table.write("places/entities.csv", "list_name,label\nasset,${a_name}\n");
    table.write("places/settings.csv", "form_title,form_id,version\nPlaces,places,1\n");
    static_cast<void>(table.json({"form", "add", table.path("centre.kith"), folder}));
    const std::string server = make_database("places");
    static_cast<void>(table.json({"hub", "copy", table.path("centre.kith"), server}));
    const std::string lines = table.write(
        "lines.jsonl", "{\"/a_name\": \"St Mary's Hall\"}\n{\"/a_name\": \"st marys hall\"}\n");
    static_cast<void>(table.json({"record", "add", server, "--form", "places", "--from", lines}));

    const auto suggested = table.json({"alike", server}, 1)["suggestions"];
    REQUIRE(suggested.size() == 1);
    const std::string first = suggested[0]["places"][0]["id"];
    const std::string second = suggested[0]["places"][1]["id"];
    CHECK(table.json({"asset", "join", server, first, second})["mentions"] == 2);
    CHECK(table.json({"asset", "list", server})["assets"].size() == 1);
    CHECK(table.json({"asset", "part", server, second})["parted"].size() == 2);
    CHECK(table.json({"asset", "list", server})["assets"].size() == 2);
}
