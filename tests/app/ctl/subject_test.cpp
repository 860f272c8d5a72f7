// The answer to a person who asks what is held on them.
#include "tests/app/ctl/bench_table.h"

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace kith;
using namespace kith::test;

namespace {

std::string read_text(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("a person is told everything that is held on them, and nothing of anybody else",
          "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    table.adds("Amina",
               R"({"/agree": "yes", "/called": "Zoe", "/age": "41", "/secret": "a quiet canary",
                   "/child[1]/child_name": "Ola"})");
    table.adds("Amina", R"({"/agree": "yes", "/called": "Piotr", "/home/street": "Elm Row"})");
    table.brings("Amina");
    const std::string hub = table.path("centre.kith");
    const std::string zoe = table.person_called("Zoe");
    static_cast<void>(
        table.json({"record", "set", hub, zoe, "/called=Zoe M.", "--reason", "she rang us"}));

    const auto told = table.json({"subject", hub, zoe, "--to", table.path("answer")});
    CHECK(told["records"] == 3); // the person, the interview, the child
    REQUIRE(told["files"].size() == 2);
    std::string all;
    for (const auto& file : told["files"]) {
        CHECK(file.get<std::string>().find(".RESTRICTED") != std::string::npos);
        CHECK(file.get<std::string>().find("Zoe") == std::string::npos);
        all += read_text(file);
    }
    for (const char* held : {"Zoe M.",
                             "she rang us",
                             "41",
                             "a quiet canary",
                             "Ola",
                             "What are you called?",
                             "May we keep this?"})
        CHECK(all.find(held) != std::string::npos);
    for (const char* of_others : {"Piotr", "Elm Row", "Amina"})
        CHECK(all.find(of_others) == std::string::npos);

    CHECK(table.run({"subject", hub, zoe, "--to", table.path("answer")}).code == 2);
    CHECK(table.run({"subject", hub, "00000000000000aa:1", "--to", table.path("x")}).code == 2);
    CHECK(table.run({"subject", table.path("Amina.kith"), zoe, "--to", table.path("x")}).code == 2);
    CHECK_FALSE(std::filesystem::exists(table.path("x")));
}

TEST_CASE("what an undone import brought is held too, and the answer says that it is not in it",
          "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    table.adds("Amina", R"({"/agree": "yes", "/called": "Zoe"})");
    table.brings("Amina");
    table.adds("Amina", R"({"/agree": "yes", "/called": "Piotr"})");
    const std::string hub = table.path("centre.kith");
    const auto merged = table.json({"merge", hub, table.hands_over("Amina")});
    const std::string zoe = table.person_called("Zoe");
    static_cast<void>(table.json({"import", "undo", hub, merged["imports"][0].dump()}));
    const auto told = table.json({"subject", hub, zoe, "--to", table.path("answer")}, 1);
    CHECK(told["undone_imports"] == true);
}
