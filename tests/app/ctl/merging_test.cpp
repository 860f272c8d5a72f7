// Hand-over, merge, conflict and reply on the command line.
#include "tests/app/ctl/bench_table.h"

#include <catch2/generators/catch_generators.hpp>

#include <filesystem>

using namespace kith;
using namespace kith::test;

namespace {

/// Amina and Dev both hold the record that Amina made.
struct TwoLaptops {
    BenchTable table;
    std::string id;

    TwoLaptops() {
        table.starts_project();
        table.joins("Amina");
        table.joins("Dev");
        id = table.adds(
            "Amina", R"({"/agree": "yes", "/called": "Zoe", "/age": "41", "/home/street": "A"})");
        table.adds("Dev", R"({"/agree": "yes"})");
        table.brings("Amina");
        table.brings("Dev");
        table.takes_reply("Amina");
        table.takes_reply("Dev");
    }
    void sets(const std::string& store, const std::string& edit) {
        static_cast<void>(table.json({"record", "set", table.path(store + ".kith"), id, edit}));
    }
    app::Json conflicts() {
        return table.json({"conflict", "list", table.path("centre.kith")})["conflicts"];
    }
};

} // namespace

TEST_CASE("a hand-over is checked, practised, merged, and merged again without effect", "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    table.adds("Amina", R"({"/agree": "yes", "/called": "Zoe", "/child[1]/child_name": "Ola"})");
    const std::string file = table.hands_over("Amina");
    const auto checked = table.json({"handover", "check", file});
    for (const char* key : {"file", "records", "changes", "bytes"})
        CHECK(checked.contains(key));

    const auto waiting = table.json({"merge", table.path("centre.kith"), file}, 1);
    CHECK(waiting["quarantined"] == 1);
    CHECK(waiting["new"] == 0);
    const auto approved = table.json({"laptop", "approve", table.path("centre.kith"), "--all"});
    CHECK(approved["laptops"][0]["state"] == "approved");
    CHECK(approved["laptops"][0]["merged"] == 1);
    CHECK(approved["new"] == 2); // the submission and the person; a child counts with its parent
    const std::string once = table.dump("centre");
    const auto again = table.json({"merge", table.path("centre.kith"), file});
    CHECK(again["new"] == 0);
    CHECK(again["same"] == 2);
    for (const char* key :
         {"new", "changed", "same", "conflicts", "quarantined", "gaps", "imports", "ms"})
        CHECK(again.contains(key));
    CHECK(table.dump("centre") == once);

    table.adds("Amina", R"({"/agree": "yes"})");
    const std::string second = table.hands_over("Amina");
    auto practised = table.json({"merge", table.path("centre.kith"), second, "--dry-run"});
    CHECK(table.dump("centre") == once);
    auto merged = table.json({"merge", table.path("centre.kith"), second});
    for (const char* key : {"new", "changed", "same", "conflicts", "quarantined"})
        CHECK(practised[key] == merged[key]);
    CHECK(merged["new"] == 1);
    CHECK(table
              .run({"laptop",
                    "approve",
                    table.path("centre.kith"),
                    table.json({"laptop", "list", table.path("centre.kith")})["laptops"][0]["id"]})
              .code == 2); // its own
}

TEST_CASE("one field changed on two laptops is one conflict with both values, settled by reply",
          "[ctl]") {
    TwoLaptops two;
    two.sets("Amina", "/home/street=B");
    two.sets("Dev", "/home/street=C");
    two.table.brings("Amina");
    const auto merged =
        two.table.json({"merge", two.table.path("centre.kith"), two.table.hands_over("Dev")}, 1);
    CHECK(merged["conflicts"] == 1);
    const auto open = two.conflicts();
    REQUIRE(open.size() == 1);
    CHECK(open[0]["record"] == two.id);
    CHECK(open[0]["path"] == "/home/street");
    REQUIRE(open[0]["values"].size() == 2);
    std::map<std::string, app::Json> by_worker;
    for (const auto& value : open[0]["values"])
        by_worker[value["worker"]] = value;
    CHECK(by_worker["Amina"]["value"] == "B");
    CHECK(by_worker["Dev"]["value"] == "C");
    CHECK(by_worker["Dev"]["laptop"] == "Laptop Dev");
    CHECK(by_worker["Dev"]["at"].get<std::string>().size() >= 20);

    CHECK(two.table
              .run({"conflict", "resolve", two.table.path("centre.kith"), two.id, "/home/street"})
              .code == 2);
    two.table.json({"conflict",
                    "resolve",
                    two.table.path("centre.kith"),
                    two.id,
                    "/home/street",
                    "--take",
                    by_worker["Dev"]["dot"]});
    CHECK(two.conflicts().empty());
    two.table.takes_reply("Amina");
    CHECK(two.table.values("Amina", two.id)["/home/street"] == "C");
    CHECK(two.table.json({"conflict", "list", two.table.path("Amina.kith")})["conflicts"].empty());
    CHECK(two.table.dump("centre").find("\"B\"") != std::string::npos); // kept in the history
}

TEST_CASE("different fields of one record make no conflict", "[ctl]") {
    TwoLaptops two;
    two.sets("Amina", "/home/street=B");
    two.sets("Dev", "/age=50");
    two.table.brings("Amina");
    two.table.brings("Dev");
    CHECK(two.conflicts().empty());
    const auto values = two.table.values("centre", two.id);
    CHECK(values["/home/street"] == "B");
    CHECK(values["/age"] == "50");
    CHECK(values["/next_age"] == "51");
}

TEST_CASE("a decision by another value is held to the form", "[ctl]") {
    TwoLaptops two;
    two.sets("Amina", "/sensitive=yes");
    two.sets("Dev", "/sensitive=no");
    two.table.brings("Amina");
    two.table.brings("Dev");
    REQUIRE(two.conflicts().size() == 1);
    CHECK(two.table
              .run({"conflict",
                    "resolve",
                    two.table.path("centre.kith"),
                    two.id,
                    "/sensitive",
                    "--set",
                    "perhaps"})
              .code == 2);
    two.table.json({"conflict",
                    "resolve",
                    two.table.path("centre.kith"),
                    two.id,
                    "/sensitive",
                    "--set",
                    "yes"});
    CHECK(two.conflicts().empty());
    CHECK(two.table.values("centre", two.id)["/sensitive"] == "yes");
}

TEST_CASE("a deletion against an edit waits, and either of the two can be taken", "[ctl]") {
    const bool stays = GENERATE(true, false);
    TwoLaptops two;
    two.sets("Amina", "/home/street=B");
    two.table.json(
        {"record", "delete", two.table.path("Dev.kith"), two.id, "--reason", "counted twice"});
    two.table.brings("Amina");
    two.table.brings("Dev");
    const auto open = two.conflicts();
    REQUIRE(open.size() == 1);
    CHECK(open[0]["path"] == "@deleted");
    std::string dot;
    for (const auto& value : open[0]["values"])
        if ((value["path"] == "@deleted") != stays) dot = value["dot"];
    REQUIRE_FALSE(dot.empty());
    two.table.json(
        {"conflict", "resolve", two.table.path("centre.kith"), two.id, "@deleted", "--take", dot});
    CHECK(two.conflicts().empty());
    two.table.takes_reply("Amina");
    const auto shown = two.table.json({"record", "show", two.table.path("Amina.kith"), two.id});
    CHECK((shown["status"] == "deleted") != stays);
}

TEST_CASE("what is handed over and corrected again is ready again", "[ctl]") {
    TwoLaptops two;
    const auto status = [&] {
        return two.table.json({"record", "show", two.table.path("Amina.kith"), two.id})["status"]
            .get<std::string>();
    };
    CHECK(status() == "received");
    two.sets("Amina", "/home/street=B");
    CHECK(status() == "ready");
    static_cast<void>(two.table.hands_over("Amina"));
    CHECK(status() == "handed_over");
}

TEST_CASE("files that do not belong here are refused or set aside in words", "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    table.adds("Amina", R"({"/agree": "yes", "/called": "Zoe"})");
    table.brings("Amina");
    const std::string before = table.dump("centre");
    table.adds("Amina", R"({"/agree": "yes", "/called": "Bo"})");
    const std::string file = table.hands_over("Amina");
    const std::string bytes = table.read(std::filesystem::relative(file, table.path("")).string());

    std::string flipped = bytes;
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 4);
    const Said bad =
        table.run({"merge", table.path("centre.kith"), table.write("flipped.kithb", flipped)});
    CHECK(bad.code != 0);
    CHECK_FALSE(bad.err.empty());
    CHECK(table.dump("centre") == before);
    CHECK(table.run({"handover", "check", table.path("flipped.kithb")}).code != 0);
    const Said cut = table.run(
        {"merge", table.path("centre.kith"), table.write("cut.kithb", bytes.substr(0, 40))});
    CHECK(cut.code == 2);
    CHECK(table.run({"merge", table.path("centre.kith"), table.path("none.kithb")}).code == 2);
    CHECK(table.dump("centre") == before);

    table.json({"project", "new", table.path("other.kith"), "--name", "Canal", "--test-project"});
    const Said other = table.run({"merge", table.path("other.kith"), file});
    CHECK(other.code == 2);
    CHECK(other.err.find("project") != std::string::npos);

    CHECK(
        table.run({"laptop", "retire", table.path("Amina.kith"), table.laptop_id("Amina")}).code ==
        2);
    table.json({"laptop", "retire", table.path("centre.kith"), table.laptop_id("Amina")});
    CHECK(table.json({"merge", table.path("centre.kith"), file}, 1)["quarantined"] == 1);
    CHECK(table.dump("centre") == before);
    CHECK(table.run({"merge", "postgresql:///x?host=/nowhere", file}).code == 4);
}

TEST_CASE("a merged file is undone and redone by its number, and nothing is lost", "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    table.adds("Amina", R"({"/agree": "yes", "/called": "Zoe"})");
    table.brings("Amina");
    const std::string hub = table.path("centre.kith");
    const std::string with_all = table.dump("centre");
    const auto listed = table.json({"import", "list", hub})["imports"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["laptop"] == "Laptop Amina");
    CHECK(listed[0]["new"] == 2);
    CHECK(listed[0]["undone"] == false);
    const std::string number = listed[0]["n"].dump();

    const auto undone = table.json({"import", "undo", hub, number, "--reason", "a practice round"});
    CHECK(undone["records"] == 2);
    CHECK(undone["imports"][0]["undone"] == true);
    CHECK(table.json({"record", "list", hub, "--form", "household"})["records"].empty());
    CHECK(table.run({"import", "undo", hub, number}).code == 2);
    const auto redone = table.json({"import", "redo", hub, number});
    CHECK(redone["records"] == 2);
    CHECK(table.json({"record", "list", hub, "--form", "household"})["records"].size() == 1);
    CHECK(table.dump("centre").find(with_all.substr(0, with_all.find('\n'))) != std::string::npos);
    CHECK(table.run({"import", "undo", hub, "99"}).code == 2);
    CHECK(table.run({"verify", hub}).code == 0);
}
