// A concern about somebody's safety: sealed as it is written, apart from everything else.
#include "tests/app/ctl/bench_table.h"

#include <filesystem>

using namespace kith::test;
using kith::app::Json;

namespace {

const std::string passphrase = "kettle marble ladder\n";

struct Worried {
    BenchTable table;
    std::string hub = table.path("centre.kith");
    std::string laptop = table.path("Amina.kith");

    Worried() {
        table.starts_project();
        table.joins("Amina");
        table.brings("Amina");
        table.takes_reply("Amina");
    }

    Said
    writes(const std::string& store, const std::string& words, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"concern", "write", store});
        return table.run(std::move(more), passphrase + words);
    }
    std::string sends(const std::string& store, const std::string& name) {
        std::filesystem::create_directory(table.path(name));
        return table.json({"concern", "send", store, "--to", table.path(name)})["file"];
    }
    Json opened() { return table.json({"concern", "open", hub})["concerns"]; }
    std::vector<std::string> words_of(const Json& concern) {
        std::vector<std::string> words;
        for (const Json& entry : concern["entries"])
            words.push_back(entry["words"]);
        return words;
    }
};

} // namespace

TEST_CASE("a concern goes to the coordinator in a file of its own, and a note is added to it",
          "[ctl][concern]") {
    Worried at;
    REQUIRE(at.writes(at.laptop, "The boy at 12\nBruises, twice\nHe would not say").code == 0);
    const std::string file = at.sends(at.laptop, "first");
    const auto report = at.table.json({"merge", at.hub, file}, 0);
    CHECK(report["concerns"] == 1);
    CHECK(report["new"] == 0);
    CHECK(report["files"][0]["message"].get<std::string>().find("today") != std::string::npos);

    auto concerns = at.opened();
    REQUIRE(concerns.size() == 1);
    CHECK(concerns[0]["entries"][0]["who"] == "The boy at 12");
    CHECK(concerns[0]["entries"][0]["words"] == "Bruises, twice\nHe would not say");
    CHECK(concerns[0]["entries"][0]["by"] == "Amina");
    CHECK(concerns[0]["entries"][0]["laptop"] == "Laptop Amina");

    const std::string id = concerns[0]["id"];
    REQUIRE(at.writes(at.hub, "\nRang the duty desk", {"--about", id}).code == 0);
    concerns = at.opened();
    REQUIRE(concerns.size() == 1);
    CHECK(at.words_of(concerns[0]) ==
          std::vector<std::string>{"Bruises, twice\nHe would not say", "Rang the duty desk"});
    SECTION("the same file again, or a second copy, brings nothing twice") {
        CHECK(at.table.json({"merge", at.hub, file})["concerns"] == 0);
        const auto again = at.table.json({"merge", at.hub, at.sends(at.laptop, "second")});
        CHECK(again["files"][0]["outcome"] != "refused");
        CHECK(at.words_of(at.opened()[0]).size() == 2);
    }
    SECTION("undoing the import of it leaves it: what was said about a person's safety stays") {
        for (const Json& import : report["imports"])
            static_cast<void>(
                at.table.run({"import", "undo", at.hub, std::to_string(import.get<int>())}));
        CHECK(at.opened().size() == 1);
    }
}

TEST_CASE("a concern is in no list, search, export, dump or ordinary hand-over, and the laptop on "
          "which it was written cannot read it",
          "[ctl][concern]") {
    Worried at;
    const std::string before = at.table.dump("Amina");
    REQUIRE(at.writes(at.laptop, "Quillfeather\nQuillfeather was crying").code == 0);
    CHECK(at.table.dump("Amina") == before);
    CHECK(at.table.run({"record", "list", at.laptop, "--json"}).out.find("Quillfeather") ==
          std::string::npos);
    const Said said = at.table.run({"concern", "open", at.laptop});
    CHECK(said.code == 2);
    CHECK(said.err.find("coordinator") != std::string::npos);
    CHECK((said.out + said.err).find("Quillfeather") == std::string::npos);

    static_cast<void>(at.table.adds("Amina", R"({"/agree": "yes", "/called": "Zofia"})"));
    const auto handed = at.table.json({"merge", at.hub, at.table.hands_over("Amina")});
    CHECK(handed["concerns"] == 0);
    CHECK(at.opened().empty());
    at.table.takes_reply("Amina");
    CHECK(at.table.json({"merge", at.hub, at.sends(at.laptop, "own")})["concerns"] == 1);
}

TEST_CASE("the coordinator's concerns reach another coordinator's store and no laptop",
          "[ctl][concern]") {
    Worried at;
    REQUIRE(at.writes(at.hub, "Somebody\nSomething").code == 0);
    const std::string file = at.sends(at.hub, "coordinators");
    const Said laptop = at.table.run({"merge", at.laptop, file, "--json"});
    CHECK(laptop.json()["concerns"] == 0);
    CHECK(laptop.json()["files"][0]["outcome"] == "refused");
}

TEST_CASE("what cannot be a concern is refused in a sentence, and nothing is kept",
          "[ctl][concern]") {
    Worried at;
    CHECK(at.writes(at.laptop, "Only a name").code == 2);
    CHECK(at.writes(at.laptop, "Long\n" + std::string(20'000, 'x')).code == 2);
    CHECK(at.writes(at.laptop, "A\nB", {"--about", "abc"}).code == 2);
    CHECK(at.writes(at.laptop, "A\nB", {"--about", std::string(32, '0')}).code == 2);
    CHECK(at.table.run({"concern", "send", at.laptop, "--to", at.table.path("none")}).code == 2);
    CHECK(at.opened().empty());
}
