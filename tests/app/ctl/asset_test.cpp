// Places on two laptops: looking again, and naming the same one twice.
#include "tests/app/ctl/bench_table.h"

#include <filesystem>
#include <fstream>

using namespace kith::test;

namespace {

/// A form in which people name places.
void add_places_form(BenchTable& table) {
    const std::string folder = table.path("places");
    std::filesystem::create_directory(folder);
    std::ofstream(folder + "/survey.csv")
        << "type,name,label,save_to,relevant\n"
           "text,a_name,What is it called?,,\n"
           "select_one kinds,a_kind,What is it?,kind,\n"
           "text,a_where,Where?,location,${a_kind} = 'building' or ${a_kind} = 'green'\n"
           "select_one rooms,a_room,Has it room?,room,${a_name} != ''\n";
    std::ofstream(folder + "/choices.csv")
        << "list_name,name,label\nkinds,building,Place or building\nkinds,green,Green space\n"
           "kinds,network,Informal network\nrooms,some,Some room\nrooms,closed,Closed\n";
    std::ofstream(folder + "/entities.csv") << "list_name,label\nasset,${a_name}\n";
    std::ofstream(folder + "/settings.csv") << "form_title,form_id,version\nPlaces,places,1\n";
    REQUIRE(table.run({"form", "add", table.path("centre.kith"), folder}).code == 0);
}

std::string names(BenchTable& table, const std::string& store, const std::string& line) {
    const std::string file = table.write("line.jsonl", line + "\n");
    static_cast<void>(table.json(
        {"record", "add", table.path(store + ".kith"), "--form", "places", "--from", file}));
    const auto listed =
        table.json({"record", "list", table.path(store + ".kith"), "--kind", "entity"});
    for (const auto& record : listed["records"])
        return record["id"];
    return {};
}

} // namespace

TEST_CASE("a place says who looked at it and how often people have named it, and leaves the "
          "directory when it is closed",
          "[ctl]") {
    BenchTable table;
    table.starts_project();
    add_places_form(table);
    const std::string hub = table.path("centre.kith");
    const std::string hall = names(
        table,
        "centre",
        R"({"/a_name": "Mill Lane Hall", "/a_kind": "building", "/a_where": "Mill Lane", "/a_room": "some"})");

    auto page = table.json({"asset", "show", hub, hall});
    CHECK(page["mentions"] == 1);
    CHECK(page["verified_by"] == "");
    static_cast<void>(table.json({"asset", "verify", hub, hall}));
    static_cast<void>(table.json({"asset", "mention", hub, hall}));
    page = table.json({"asset", "show", hub, hall});
    CHECK(page["mentions"] == 2);
    CHECK(page["verified_by"] == "Coordinator");
    CHECK(page["sources"].size() == 2);
    CHECK(page["faded"] == false);
    CHECK(table.json({"asset", "show", hub, hall, "--now", "2029-01-01T00:00:00Z"})["faded"] ==
          true);

    static_cast<void>(
        names(table,
              "centre",
              R"({"/a_name": "The shut pub", "/a_kind": "building", "/a_room": "closed"})"));
    static_cast<void>(
        names(table, "centre", R"({"/a_name": "School gate mums", "/a_kind": "network"})"));
    const auto listed = table.json({"asset", "list", hub})["assets"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["name"] == "Mill Lane Hall");

    const auto printed = table.json({"print", "directory", hub, "--to", table.path("d.pdf")});
    CHECK(printed["file"] == table.path("d.RESTRICTED.pdf"));
    CHECK(table.json({"print",
                      "blank-form",
                      hub,
                      "--form",
                      "places",
                      "--to",
                      table.path("f.pdf")})["pages"] == 1);
    CHECK(table.run({"print", "blank-form", hub, "--form", "none", "--to", table.path("g.pdf")})
              .code == 2);
    CHECK(table.run({"asset", "verify", hub, "00000000000000aa:1"}).code == 2);
}

TEST_CASE("two laptops that look at the same place on two days leave nothing to decide", "[ctl]") {
    BenchTable table;
    table.starts_project();
    add_places_form(table);
    table.joins("Amina");
    table.joins("Dev");
    const std::string hub = table.path("centre.kith");
    const std::string hall =
        names(table, "centre", R"({"/a_name": "Mill Lane Hall", "/a_kind": "building"})");
    for (const char* worker : {"Amina", "Dev"}) {
        table.brings(worker);
        table.takes_reply(worker);
        static_cast<void>(
            table.json({"asset", "verify", table.path(std::string(worker) + ".kith"), hall}));
        static_cast<void>(
            table.json({"asset", "mention", table.path(std::string(worker) + ".kith"), hall}));
    }
    table.brings("Amina");
    table.brings("Dev");
    CHECK(table.json({"conflict", "list", hub})["conflicts"].empty());
    const auto page = table.json({"asset", "show", hub, hall});
    CHECK(page["mentions"] == 3);
    CHECK(page["verified_by"] == "Dev");
}

TEST_CASE("a name that was mistyped finds the place that it means, and other names do not",
          "[ctl]") {
    BenchTable table;
    table.starts_project();
    add_places_form(table);
    const std::string hub = table.path("centre.kith");
    const std::string hall =
        names(table,
              "centre",
              R"({"/a_name": "Mill Lane Hall", "/a_kind": "building", "/a_where": "B12 8QE"})");
    const auto found = table.json({"alike", hub, "--list", "asset", "mill laen hall"})["alike"];
    REQUIRE(found.size() == 1);
    CHECK(found[0]["id"] == hall);
    CHECK(found[0]["place"] == "B12 8QE");
    CHECK(table.json({"alike", hub, "--list", "asset", "the allotments"})["alike"].empty());
    CHECK(table.json({"alike", hub, "--list", "person", "mill lane hall"})["alike"].empty());
    // A place in common lowers what the names must have in common.
    CHECK(table.json({"alike", hub, "--list", "asset", "Mil Lan Holl"})["alike"].empty());
    const auto nearby =
        table.json({"alike", hub, "--list", "asset", "Mil Lan Holl", "--place", "b12 8qe"});
    CHECK(nearby["alike"].size() == 1);
    CHECK(table.run({"alike", hub, "--list", "need", "friends"}).code == 2);
}

TEST_CASE("two laptops that never met name the same hall: one suggestion with two mentions, and "
          "joining them changes neither",
          "[ctl]") {
    BenchTable table;
    table.starts_project();
    add_places_form(table);
    table.joins("Amina");
    table.joins("Dev");
    const std::string hub = table.path("centre.kith");
    for (const char* worker : {"Amina", "Dev"}) {
        table.brings(worker);
        table.takes_reply(worker);
    }
    const std::string first =
        names(table, "Amina", R"({"/a_name": "St Mary's Hall", "/a_kind": "building"})");
    const std::string second =
        names(table,
              "Dev",
              R"({"/a_name": "st marys hall", "/a_kind": "building", "/a_where": "Church Hill"})");
    table.brings("Dev");
    table.brings("Amina");

    const auto suggested = table.json({"alike", hub}, 1)["suggestions"];
    REQUIRE(suggested.size() == 1);
    CHECK(suggested[0]["mentions"] == 2);
    CHECK(suggested[0]["places"].size() == 2);
    CHECK(table.json({"asset", "list", hub})["assets"].size() == 2);

    const auto before = std::pair(table.values("centre", first), table.values("centre", second));
    const auto page = table.json({"asset", "join", hub, second, first});
    CHECK(page["mentions"] == 2);
    CHECK(page["sources"].size() == 2);
    CHECK(page["joined_with"].size() == 1);
    CHECK(table.json({"alike", hub})["suggestions"].empty());
    const auto listed = table.json({"asset", "list", hub})["assets"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["where"] == "Church Hill"); // what one leaves open, the other says
    CHECK(table.json({"alike", hub, "st mary"})["alike"].size() == 1);
    CHECK(std::pair(table.values("centre", first), table.values("centre", second)) == before);
    CHECK(table.run({"asset", "join", hub, first, second}).code == 2); // they are one already

    // The link travels, and only a coordinator makes or lifts one.
    table.takes_reply("Dev");
    CHECK(table.json({"asset", "show", table.path("Dev.kith"), second})["mentions"] == 2);
    CHECK(table.run({"asset", "part", table.path("Dev.kith"), second}).code == 2);

    CHECK(table.json({"asset", "part", hub, first})["parted"].size() == 2);
    CHECK(table.json({"asset", "list", hub})["assets"].size() == 2);
    CHECK(table.json({"asset", "show", hub, first})["mentions"] == 1);
    CHECK(std::pair(table.values("centre", first), table.values("centre", second)) == before);
    CHECK(table.json({"alike", hub}, 1)["suggestions"].size() == 1);
    CHECK(table.json({"verify", hub})["ok"] == true);
}
