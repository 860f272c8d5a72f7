// Sheets of paper from a store.
#include "tests/app/ctl/bench_table.h"

#include <filesystem>

using namespace kith::test;

TEST_CASE("what is printed carries its mark in the file's name, and never a person's name",
          "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    table.adds("Amina", R"({"/agree": "yes", "/called": "Zoe", "/age": "41"})");
    table.brings("Amina");
    const std::string hub = table.path("centre.kith");
    const std::string zoe = table.person_called("Zoe");

    const auto printed = table.json({"print", "data-sheet", hub, zoe, "--to", table.path("a.pdf")});
    CHECK(printed["file"] == table.path("a.RESTRICTED.pdf"));
    CHECK(printed["pages"] == 1);
    CHECK(table.read("a.RESTRICTED.pdf").starts_with("%PDF-"));
    CHECK(table.read("a.RESTRICTED.pdf").find("Zoe") == std::string::npos); // not in its title
    CHECK_FALSE(std::filesystem::exists(table.path("a.pdf")));

    SECTION("nothing is overwritten") {
        CHECK(table.run({"print", "data-sheet", hub, zoe, "--to", table.path("a.pdf")}).code == 2);
    }
    SECTION("only as PDF") {
        const Said said = table.run({"print", "slip", hub, zoe, "--to", table.path("b.txt")});
        CHECK(said.code == 2);
        CHECK(said.err.find(".pdf") != std::string::npos);
    }
    SECTION("a card needs a gift") {
        const Said said = table.run({"print", "gift-card", hub, zoe, "--to", table.path("b.pdf")});
        CHECK(said.code == 2);
        CHECK(said.err.find("names no gift yet") != std::string::npos);
    }
    SECTION("a laptop, which holds a part only, prints no data sheet") {
        const std::string laptop = table.path("Amina.kith");
        CHECK(table.run({"print", "data-sheet", laptop, zoe, "--to", table.path("c.pdf")}).code ==
              2);
        CHECK_FALSE(std::filesystem::exists(table.path("c.RESTRICTED.pdf")));
        CHECK(table.run({"print", "slip", laptop, zoe, "--to", table.path("d.pdf")}).code == 0);
    }
}

TEST_CASE("the number that people ring is kept in the store", "[ctl]") {
    BenchTable table;
    table.starts_project();
    const std::string hub = table.path("centre.kith");
    CHECK(table.json({"project", "phone", hub})["phone"] == "");
    CHECK(table.json({"project", "phone", hub, " 01632 960 001"})["phone"] == "01632 960 001");
    CHECK(table.json({"project", "phone", hub})["phone"] == "01632 960 001");
    CHECK(table.run({"project", "phone", hub, "ring me"}).code == 2);
}
