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

/// The same place, as somebody else.
std::string as_role(const std::string& address, const std::string& role) {
    const std::string owner = "user=kith";
    std::string other = address;
    return other.replace(other.find(owner), owner.size(), "user=" + role);
}

void make_role(const std::string& name) {
    const std::string made = "createuser " + name; // PGHOST and PGUSER are the server's
    REQUIRE(std::system(made.c_str()) == 0);
}

/// A project on a server whose owner has let Sarah work there and Rita read; Zoe was asked since.
struct Shared {
    BenchTable table;
    std::string server, sarah_role, rita_role, sarah, rita, zoe;

    Shared() {
        static int made = 0;
        const std::string number = std::to_string(++made);
        table.starts_project();
        table.joins("Amina");
        table.brings("Amina");
        zoe = table.adds("Amina", R"({"/agree": "yes", "/called": "Zoe", "/age": "41"})");
        server = make_database("roles" + number);
        sarah_role = "sarah" + number;
        rita_role = "rita" + number;
        sarah = as_role(server, sarah_role);
        rita = as_role(server, rita_role);
        make_role(sarah_role);
        make_role(rita_role);
        static_cast<void>(table.json({"hub", "copy", table.path("centre.kith"), server}));
        CHECK(table.run({"record", "list", sarah}).code == 2); // not yet
        CHECK(table.run({"hub", "grant", sarah, sarah_role}).code == 2);
        static_cast<void>(table.json({"hub", "grant", server, sarah_role}));
        static_cast<void>(table.json({"hub", "grant", server, rita_role, "--read-only"}));
    }
};

void skip_without_server() {
    if (std::getenv("KITH_TEST_SERVER") == nullptr) SKIP("needs tests/server/with_postgres.sh");
}

} // namespace

TEST_CASE("a project that was copied to a server does there what it did in its folder",
          "[server]") {
    skip_without_server();
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
    skip_without_server();
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
    skip_without_server();
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

TEST_CASE("the owner of a project on a server says who may do what, and sees it",
          "[server][roles]") {
    skip_without_server();
    Shared here;
    auto& [table, server, sarah_role, rita_role, sarah, rita, zoe] = here;
    const auto roles = table.json({"hub", "roles", server})["roles"];
    REQUIRE(roles.size() == 3);
    CHECK(roles[0] == app::Json{{"name", "kith"}, {"right", "owner"}});
    CHECK(roles[1] == app::Json{{"name", rita_role}, {"right", "reader"}});
    CHECK(roles[2] == app::Json{{"name", sarah_role}, {"right", "coordinator"}});
    CHECK(table.run({"hub", "grant", sarah, rita_role}).code == 2); // the owner's to say
    CHECK(table.run({"hub", "grant", server, "nobody_of_that_name"}).code == 2);
    CHECK(table.run({"hub", "grant", server, "kith", "--read-only"}).code == 2);

    static_cast<void>(table.json({"hub", "revoke", server, rita_role}));
    CHECK(table.run({"record", "list", rita}).code == 2);
    static_cast<void>(table.json({"hub", "grant", server, sarah_role, "--read-only"}));
    CHECK(table.run({"merge", sarah, table.hands_over("Amina")}).code == 2);
    CHECK(table.json({"hub", "roles", server})["roles"].size() == 2);
}

TEST_CASE("a coordinator whom the owner lets in merges, decides and erases", "[server][roles]") {
    skip_without_server();
    Shared here;
    auto& [table, server, sarah_role, rita_role, sarah, rita, zoe] = here;
    CHECK(table.json({"merge", sarah, table.hands_over("Amina")})["new"] == 2);
    static_cast<void>(table.json({"record", "set", sarah, zoe, "/age=42"}));
    CHECK(table.json({"record", "show", server, zoe})["values"]["/age"] == "42");
    CHECK(table.json({"erase", sarah, zoe, "--reason", "asked"})["swept"] == true);
    CHECK(table.run({"record", "show", server, zoe}).code == 2);
    CHECK(table.json({"verify", sarah})["ok"] == true);
}

TEST_CASE("a reader sees what is on the server, takes a copy, and changes nothing",
          "[server][roles]") {
    skip_without_server();
    Shared here;
    auto& [table, server, sarah_role, rita_role, sarah, rita, zoe] = here;
    static_cast<void>(table.json({"merge", server, table.hands_over("Amina")}));
    const std::string before = table.run({"dump", server, "--canonical"}).out;
    CHECK(table.json({"record", "list", rita})["records"].size() >= 2);
    CHECK(table.json({"record", "show", rita, zoe})["values"]["/age"] == "41");
    CHECK(table.json({"verify", rita})["ok"] == true);
    const std::string file = table.path("x.csv");
    CHECK(table.json({"export", rita, "--form", "household", "--to", file})["rows"] == 1);
    const Said refused = table.run({"record", "set", rita, zoe, "/age=43"});
    CHECK(refused.code == 2);
    CHECK(refused.err.find("hub grant") != std::string::npos);
    table.adds("Amina", R"({"/agree": "yes", "/called": "Piotr", "/age": "50"})");
    CHECK(table.run({"merge", rita, table.hands_over("Amina")}).code == 2);
    CHECK(table.run({"erase", rita, zoe, "--reason", "asked"}).code == 2);
    CHECK(table.run({"dump", server, "--canonical"}).out == before);
    static_cast<void>(table.json({"hub", "copy", rita, table.path("back.kith")}));
    CHECK(table.dump("back") == before);
}

TEST_CASE("roles are a server's, not a folder's", "[roles]") {
    BenchTable table;
    table.starts_project();
    const Said said = table.run({"hub", "roles", table.path("centre.kith")});
    CHECK(said.code == 2);
    CHECK(said.err.find("postgresql://") != std::string::npos);
}
