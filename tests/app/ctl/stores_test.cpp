// Opening, refusing and joining: what kithctl says and how it ends.
#include "tests/app/ctl/bench_table.h"

#include <filesystem>
#include <fstream>

using namespace kith;
using namespace kith::test;

TEST_CASE("a project, its form, its card and a laptop are made by four commands", "[ctl]") {
    BenchTable table;
    const auto made = table.json(
        {"project", "new", table.path("centre.kith"), "--name", "Mill Lane", "--test-project"});
    CHECK(made["project"].get<std::string>().size() == 32);
    CHECK(made["laptop"].get<std::string>().size() == 32);

    const auto checked = table.json({"form", "check", table.path("household")});
    CHECK(checked["loads"] == true);
    CHECK(checked["findings"].empty());
    const auto packed =
        table.json({"form", "pack", table.path("household"), "--to", table.path("h.xlsx")});
    CHECK(packed["file"] == table.path("h.xlsx"));
    const auto added = table.json({"form", "add", table.path("centre.kith"), table.path("h.xlsx")});
    CHECK(added["forms"][0]["id"] == "household");
    CHECK(added["forms"][0]["questions"] == checked["questions"]);
    const auto listed = table.json({"form", "list", table.path("centre.kith")});
    CHECK(listed["forms"][0] == added["forms"][0]);

    const auto card =
        table.json({"project", "card", table.path("centre.kith"), "--to", table.path("card")});
    CHECK(card["file"] == table.path("card"));
    CHECK(card["forms"] == 1);
    const auto joined = table.json({"laptop",
                                    "join",
                                    table.path("a.kith"),
                                    "--card",
                                    table.path("card"),
                                    "--laptop",
                                    "Lid 1",
                                    "--worker",
                                    "Amina"});
    CHECK(joined["project"] == made["project"]);
    CHECK(joined["worker"].get<std::string>().find(':') == 16);
    const auto laptops = table.json({"laptop", "list", table.path("centre.kith")})["laptops"];
    REQUIRE(laptops.size() == 1);
    for (const char* key : {"id", "name", "worker", "role", "state", "words", "behind", "gaps"})
        CHECK(laptops[0].contains(key));
    CHECK(table.json({"worker", "add", table.path("a.kith"), "--name", "Dev"}).contains("worker"));
    CHECK(table.json({"verify", table.path("a.kith")})["ok"] == true);
}

TEST_CASE("the passphrase comes from standard input, and a wrong one ends with 3", "[ctl]") {
    BenchTable table;
    table.starts_project();
    const std::vector<std::string> words{
        "form", "list", table.path("centre.kith"), "--passphrase-file", "-"};
    CHECK(table.run(words, "kettle marble ladder\n").code == 0);
    const Said wrong = table.run(words, "kettle marble\n");
    CHECK(wrong.code == 3);
    CHECK(wrong.out.empty());
    CHECK(wrong.err.find("passphrase") != std::string::npos);
    CHECK(table.run(words, "\n").code == 2);
}

TEST_CASE("a store that another program holds ends with 3", "[ctl]") {
    BenchTable table;
    table.starts_project();
    PosixFileSystem files;
    SystemClock clock;
    SystemRandom random;
    const auto held = Store::open(
        {files, clock, random}, table.path("centre.kith"), Passphrase{"kettle marble ladder"});
    REQUIRE(held.has_value());
    const Said said = table.run({"record", "list", table.path("centre.kith")});
    CHECK(said.code == 3);
    CHECK(said.out.empty());
}

TEST_CASE("a store that is not there is never made, and a foreign database is refused", "[ctl]") {
    BenchTable table;
    CHECK(table.run({"record", "list", table.path("none.kith")}).code == 2);
    CHECK_FALSE(std::filesystem::exists(table.path("none.kith")));

    table.starts_project();
    std::filesystem::remove(table.path("centre.kith/store.db-wal"));
    std::string plain = "SQLite format 3";
    plain += '\0';
    table.write("centre.kith/store.db", plain + std::string(4080, '\0'));
    const Said said = table.run({"record", "list", table.path("centre.kith")});
    CHECK(said.code == 2);
    CHECK(said.err.find("kithctl: ") == 0);
    CHECK(table.read("centre.kith/store.db").starts_with(plain));
}

TEST_CASE("a store of a newer Kith is refused and left as it is", "[ctl]") {
    BenchTable table;
    table.starts_project();
    {
        PosixFileSystem files;
        SystemClock clock;
        SystemRandom random;
        const auto known = all_migrations();
        std::vector<Migration> steps(known.begin(), known.end());
        steps.push_back({steps.back().version + 1, ""});
        StoreEnvironment newer{files, clock, random};
        newer.migrations = steps;
        const auto store =
            Store::open(newer, table.path("centre.kith"), Passphrase{"kettle marble ladder"});
        REQUIRE(store.has_value());
        REQUIRE((*store)->close().has_value());
    }
    const Said said = table.run({"record", "list", table.path("centre.kith")});
    CHECK(said.code == 2);
    CHECK(said.err.find("newer") != std::string::npos);
}

TEST_CASE("words that are no command end with 2 and a sentence", "[ctl]") {
    BenchTable table;
    CHECK(table.run({"fly"}).code == 2);
    CHECK(table.run({"record"}).code == 2);
    CHECK(table.run({"merge", table.path("centre.kith")}).code == 2);
    CHECK(table.run({"dump", table.path("centre.kith")}).code == 2);
    CHECK(table.run({"form", "check", table.path("no-such-form")}).code == 2);
    const Said help = table.run({"--help"});
    CHECK(help.code == 0);
    CHECK(help.out.find("handover") != std::string::npos);
}

TEST_CASE("a form with errors is not added, and every finding is told", "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.write("household/settings.csv", "form_title,form_id,version\nHousehold,household,2\n");
    table.write("household/survey.csv", "type,name,label,relevant\ntext,a,A,${b} = 1\n");
    const auto checked = table.json({"form", "check", table.path("household")}, 1);
    CHECK(checked["loads"] == false);
    REQUIRE_FALSE(checked["findings"].empty());
    for (const char* key : {"code",
                            "severity",
                            "sheet",
                            "row",
                            "column",
                            "cell",
                            "from",
                            "to",
                            "message",
                            "suggestion"})
        CHECK(checked["findings"][0].contains(key));
    const Said said =
        table.run({"form", "add", table.path("centre.kith"), table.path("household")});
    CHECK(said.code == 2);
    CHECK(said.out.empty());
    CHECK(table.json({"form", "list", table.path("centre.kith")})["forms"].size() == 1);
}

TEST_CASE("the same version with other content is refused and leaves no new numbers", "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.write("household/survey.csv", "type,name,label\ntext,quite_new,New\n");
    std::filesystem::remove(table.path("household/entities.csv"));
    const Said said =
        table.run({"form", "add", table.path("centre.kith"), table.path("household")});
    CHECK(said.code == 2);
    CHECK(said.err.find("version") != std::string::npos);
    table.adds("centre", R"({"/agree": "yes"})");
    CHECK(table.json({"verify", table.path("centre.kith")})["ok"] == true);
}

TEST_CASE("a project of real people waits for the recovery drill and refuses --now and --seed",
          "[ctl]") {
    BenchTable table;
    const Said made =
        table.run({"project", "new", table.path("real.kith"), "--name", "Mill Lane", "--json"});
    REQUIRE(made.code == 0);
    const std::string before_code = "write it down now): ";
    const std::size_t at = made.err.find(before_code);
    REQUIRE(at != std::string::npos);
    const std::string code = made.err.substr(at + before_code.size(), 44);
    CHECK(made.out.find(code) == std::string::npos);

    const Said early =
        table.run({"project", "card", table.path("real.kith"), "--to", table.path("card")});
    CHECK(early.code == 2);
    CHECK(early.err.find("drill") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(table.path("card")));

    table.write("code", code + "\n");
    CHECK(table.json({"project",
                      "drill",
                      table.path("real.kith"),
                      "--code-file",
                      table.path("code")})["ok"] == true);
    CHECK(
        table.run({"project", "card", table.path("real.kith"), "--to", table.path("card")}).code ==
        0);
    CHECK(table.run({"form", "list", table.path("real.kith"), "--seed", "1"}).code == 2);
    CHECK(table
              .run({"laptop",
                    "join",
                    table.path("a.kith"),
                    "--card",
                    table.path("card"),
                    "--laptop",
                    "L",
                    "--worker",
                    "W",
                    "--now",
                    "2026-01-01T00:00:00Z"})
              .code == 2);
    CHECK_FALSE(std::filesystem::exists(table.path("a.kith")));
    for (const auto& entry : std::filesystem::directory_iterator(table.path("")))
        CHECK(entry.path().filename().string().find("-drill-") == std::string::npos);
}

TEST_CASE("a wrong recovery code fails the drill, and a store beside is left alone", "[ctl]") {
    BenchTable table;
    table.starts_project();
    std::filesystem::create_directories(table.path("centre-drill.kith"));
    table.write("centre-drill.kith/keep", "mine");
    table.write("code", "0000-0000-0000-0000-0000-0000-0000-0000-0000\n");
    CHECK(
        table
            .run({"project", "drill", table.path("centre.kith"), "--code-file", table.path("code")})
            .code == 2);
    CHECK(table.read("centre-drill.kith/keep") == "mine");
}

TEST_CASE("a recovery sheet that cannot be written leaves no project behind", "[ctl]") {
    BenchTable table;
    const Said said = table.run({"project",
                                 "new",
                                 table.path("centre.kith"),
                                 "--name",
                                 "Mill Lane",
                                 "--test-project",
                                 "--recovery-sheet",
                                 table.path("no/such/folder/sheet.pdf")});
    CHECK(said.code != 0);
    CHECK_FALSE(std::filesystem::exists(table.path("centre.kith")));
    const Said again = table.run({"project",
                                  "new",
                                  table.path("centre.kith"),
                                  "--name",
                                  "Mill Lane",
                                  "--test-project",
                                  "--recovery-sheet",
                                  table.path("sheet.pdf")});
    CHECK(again.code == 0);
    CHECK(again.err.find("Recovery code") == std::string::npos);
    CHECK(table.read("sheet.pdf").starts_with("%PDF"));
    CHECK(table.run({"project", "new", table.path("centre.kith"), "--name", "X"}).code == 2);
}

TEST_CASE("a backup of a store restores to the same content, with the same passphrase only",
          "[ctl]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    table.adds("Amina", R"({"/agree": "yes", "/called": "Zoe", "/age": "41"})");
    table.brings("Amina");
    const std::string hub = table.path("centre.kith");
    const std::string file = table.path("monday.kithbackup");
    const auto written = table.json({"backup", hub, "--to", file});
    CHECK(written["ok"] == true);
    CHECK(written["file"] == file);
    const auto restored = table.json({"restore", file, "--to", table.path("again.kith")});
    CHECK(restored["ok"] == true);
    CHECK(restored["records"] == written["records"]);
    CHECK(table.dump("again") == table.dump("centre"));
    CHECK(table.run({"restore", file, "--to", table.path("again.kith")}).code == 2);
    CHECK(
        table.run({"restore", file, "--to", table.path("third.kith")}, "wrong words here\n").code ==
        3);
    CHECK_FALSE(std::filesystem::exists(table.path("third.kith")));
}

TEST_CASE("scenarios are played from a folder and every folder in it", "[ctl]") {
    BenchTable table;
    std::filesystem::create_directories(table.path("plays/inner"));
    const std::string play =
        R"({"name": "a digit", "sheets": {"survey": [["type", "name", "label"],)"
        R"( ["text", "1a", "A"]]}, "expect_errors": [{"sheet": "survey", "row": 2,)"
        R"( "column": "name", "about": "bad-name"}]})";
    table.write("plays/first.json", play);
    table.write("plays/inner/second.json", play);
    table.write("plays/inner/notes.txt", "no scenario");
    const auto played = table.json({"interview", "run", table.path("plays")});
    CHECK(played["results"].size() == 2);
    CHECK(played["passed"] == 2);
}
