// A person asks a project to forget them, and the coordinator does it.
#include "tests/app/ctl/bench_table.h"

#include <algorithm>
#include <filesystem>

using namespace kith;
using namespace kith::test;

namespace {

bool contains(const app::Json& list, const std::string& item) {
    return std::find(list.begin(), list.end(), app::Json(item)) != list.end();
}

/// A form in which one interview tells of a street and of everybody in a house.
void add_street_form(BenchTable& table) {
    std::filesystem::create_directories(table.path("street"));
    table.write("street/survey.csv",
                "type,name,label,save_to\n"
                "text,street,Which street?,\n"
                "text,gift,What could the house lend?,asset#gift\n"
                "begin repeat,member,Somebody,\n"
                "text,called,What are they called?,person#called\n"
                "end repeat,,,\n");
    table.write("street/choices.csv", "list_name,name,label\n");
    table.write("street/settings.csv", "form_title,form_id,version\nStreet,street,1\n");
    table.write("street/entities.csv", "list_name,label\nperson,${called}\nasset,${gift}\n");
    static_cast<void>(table.json({"form", "add", table.path("centre.kith"), table.path("street")}));
}

std::string add_street(BenchTable& table, const std::string& line) {
    std::string one_line = line;
    std::replace(one_line.begin(), one_line.end(), '\n', ' ');
    const std::string from = table.write("street.jsonl", one_line + "\n");
    const auto said = table.json(
        {"record", "add", table.path("centre.kith"), "--form", "street", "--from", from});
    return said["ids"][0];
}

} // namespace

TEST_CASE("an erased person is gone from the project, and every laptop confirms it", "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    const std::string visit = table.adds(
        "Amina",
        R"({"/agree": "yes", "/called": "Zoe", "/age": "41", "/child[1]/child_name": "Ola"})");
    table.adds("Amina", R"({"/agree": "yes", "/called": "Piotr"})");
    table.brings("Amina");
    table.takes_reply("Amina");
    const std::string hub = table.path("centre.kith");
    const std::string laptop = table.path("Amina.kith");
    const std::string zoe = table.person_called("Zoe");

    const auto erased = table.json({"erase", hub, zoe, "--reason", "asked on the phone"});
    CHECK(erased["records"] == 3); // the person, the interview, the child in it
    CHECK(contains(erased["erased"], zoe));
    CHECK(contains(erased["erased"], visit));
    CHECK(erased["swept"] == true);
    CHECK(erased["waiting"].size() == 1);
    CHECK(erased["files"].size() == 1); // the hand-over that brought them
    const std::string dump = table.dump("centre");
    CHECK(dump.find("Zoe") == std::string::npos);
    CHECK(dump.find(R"("state":"erased")") != std::string::npos);
    CHECK(dump.find("Piotr") != std::string::npos);
    const Said shown = table.run({"record", "show", hub, visit});
    CHECK(shown.code == 2);
    CHECK(shown.err.find("was erased") != std::string::npos);
    CHECK(table.json({"verify", hub})["ok"] == true);

    static_cast<void>(table.json({"record", "set", laptop, visit, "/age=42"})); // not heard of it
    table.brings("Amina");
    table.takes_reply("Amina");
    CHECK(table.dump("Amina").find("Zoe") == std::string::npos);
    CHECK(table.dump("centre").find("Zoe") == std::string::npos);
    CHECK(table.json({"erasure", "list", hub})["erasures"][0]["waiting"].size() == 1);
    table.brings("Amina");
    const auto listed = table.json({"erasure", "list", hub})["erasures"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["waiting"].empty());
    CHECK(listed[0]["confirmed"].size() == 2);
    CHECK(listed[0]["reason"] == "asked on the phone");
    CHECK(table.json({"verify", laptop})["ok"] == true);
}

TEST_CASE("of an interview about several people only what is about one of them is erased",
          "[ctl]") {
    BenchTable table;
    table.starts_project();
    add_street_form(table);
    const std::string visit =
        add_street(table,
                   R"({"/street": "Elm Row", "/gift": "a drill", "/member[1]/called": "Zoe",
                       "/member[2]/called": "Piotr"})");
    const std::string hub = table.path("centre.kith");
    const std::string zoe = table.person_called("Zoe");
    const std::string piotr = table.person_called("Piotr");

    const auto erased = table.json({"erase", hub, zoe, "--reason", "asked"}, 1);
    CHECK(erased["records"] == 2); // the person, and their place in the interview
    CHECK(contains(erased["kept"], visit));
    const std::string dump = table.dump("centre");
    CHECK(dump.find("Zoe") == std::string::npos);
    for (const char* kept : {"Piotr", "Elm Row", "a drill"})
        CHECK(dump.find(kept) != std::string::npos);
    CHECK(table.json({"record", "show", hub, piotr})["values"]["/called"] == "Piotr");

    const auto whole = table.json({"erase", hub, visit, "--reason", "the others asked too"});
    CHECK(whole["kept"].empty());
    CHECK(table.dump("centre").find("Elm Row") == std::string::npos);
    CHECK(table.dump("centre").find("Piotr") == std::string::npos);
}

TEST_CASE("erasing a thing leaves the person who spoke of it", "[ctl]") {
    BenchTable table;
    table.starts_project();
    add_street_form(table);
    add_street(table, R"({"/street": "Elm Row", "/gift": "a drill", "/member[1]/called": "Zoe"})");
    const std::string hub = table.path("centre.kith");
    const auto listed = table.json({"record", "list", hub, "--kind", "entity"})["records"];
    std::string drill;
    for (const auto& record : listed)
        if (record["values"].value("/gift", "") == "a drill") drill = record["id"];
    REQUIRE_FALSE(drill.empty());
    CHECK(table.json({"erase", hub, drill, "--reason", "sold"}, 1)["records"] == 1);
    CHECK(table.dump("centre").find("Zoe") != std::string::npos);
}

TEST_CASE("an erased record is not taken in again from a file of another tool", "[ctl]") {
    BenchTable table;
    table.starts_project();
    const std::string hub = table.path("centre.kith");
    const std::string own = table.adds("centre", R"({"/agree": "yes", "/called": "Zoe"})");
    const std::string xml = table.path("zoe.xml");
    static_cast<void>(table.json({"record", "xml", hub, own, "--to", xml}));
    static_cast<void>(table.json({"erase", hub, own, "--reason", "asked"}));
    const std::vector<std::string> import{
        "record", "import", hub, "--form", "household", "--from", xml};
    const auto again = table.json(import, 1);
    CHECK(again["added"] == 0);
    CHECK(again["findings"][0]["code"] == "erased");
    CHECK(table.dump("centre").find("Zoe") == std::string::npos);
}

TEST_CASE("what cannot be erased is said, and nothing is changed", "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    const std::string visit = table.adds("Amina", R"({"/agree": "yes", "/called": "Zoe"})");
    table.brings("Amina");
    table.takes_reply("Amina");
    const std::string hub = table.path("centre.kith");
    const std::string before = table.dump("centre");
    CHECK(table.run({"erase", hub, visit}).code == 2); // without a reason
    CHECK(table.run({"erase", hub, "00000000000000aa:1", "--reason", "asked"}).code == 2);
    const Said refused = table.run({"erase", table.path("Amina.kith"), visit, "--reason", "asked"});
    CHECK(refused.code == 2);
    CHECK(refused.err.find("coordinator") != std::string::npos);
    const auto workers = table.json({"record", "list", hub, "--kind", "worker"})["records"];
    std::size_t refused_workers = 0;
    for (const auto& worker : workers)
        if (worker["values"].value("@name", "") != "Amina") {
            CHECK(table.run({"erase", hub, worker["id"], "--reason", "left"}).code == 2);
            ++refused_workers;
        }
    CHECK(refused_workers == 1);
    CHECK(table.dump("centre") == before);
    static_cast<void>(table.json({"erase", hub, visit, "--reason", "asked"}));
    const Said twice = table.run({"erase", hub, visit, "--reason", "asked"});
    CHECK(twice.code == 2);
    CHECK(twice.err.find("already") != std::string::npos);
}
