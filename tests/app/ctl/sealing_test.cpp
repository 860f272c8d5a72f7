// Interviews are sealed on a laptop by the project's policy, and the centre never notices.
#include "tests/app/ctl/bench_table.h"

#include <algorithm>
#include <filesystem>

using namespace kith::test;

namespace {

constexpr const char* zoe = R"({"/agree": "yes", "/called": "Zoe", "/age": "41"})";
constexpr const char* ola = R"({"/agree": "yes", "/called": "Ola", "/age": "42"})";
constexpr const char* max = R"({"/agree": "yes", "/called": "Max", "/age": "43"})";

/// A centre whose policy has reached one approved laptop.
struct Shift {
    BenchTable table;
    std::string hub = table.path("centre.kith");
    std::string laptop = table.path("Amina.kith");

    explicit Shift(const std::string& sealing) {
        table.starts_project();
        static_cast<void>(table.json({"project", "policy", hub, "--sealing", sealing}));
        table.joins("Amina");
        table.brings("Amina");
        table.takes_reply("Amina");
    }
    std::size_t held(const std::string& store) {
        return table.json({"record", "list", store, "--form", "household"})["records"].size();
    }
    std::size_t people(const std::string& store) {
        return table.json({"record", "list", store, "--kind", "entity"})["records"].size();
    }
    void merges(const std::string& store, const std::vector<std::string>& files) {
        std::vector<std::string> words{"merge", table.path(store + ".kith")};
        words.insert(words.end(), files.begin(), files.end());
        static_cast<void>(table.run(std::move(words)));
    }
};

} // namespace

TEST_CASE("a shift ends with sealed interviews, a lost stick costs nothing, and the centre ends as "
          "if nothing had been sealed",
          "[ctl][sealing]") {
    Shift here("shift-end");
    BenchTable& table = here.table;
    std::filesystem::copy(
        here.hub, table.path("reference.kith"), std::filesystem::copy_options::recursive);
    table.adds("Amina", zoe);
    table.adds("Amina", ola);
    const std::string plain = table.hands_over("Amina"); // before anything is sealed
    CHECK(here.held(here.laptop) == 2);                  // a hand-over seals nothing here

    auto sealed = table.json({"seal", here.laptop});
    CHECK(sealed["sealed"] == 2);
    CHECK(sealed["waiting"] == 2);
    CHECK(here.held(here.laptop) == 0);
    CHECK(here.people(here.laptop) == 0);
    CHECK(table.json({"verify", here.laptop})["ok"] == true);
    CHECK(table.json({"seal", here.laptop})["sealed"] == 0);

    table.adds("Amina", max);
    const auto lost = table.hands_over_all("Amina");
    REQUIRE(lost.size() == 2);
    auto found = table.hands_over_all("Amina");
    REQUIRE(found.size() == 2);
    CHECK(table.json({"handover", "check", found.front()})["complete"] == true);
    here.merges("reference", {plain, found.back()});
    std::reverse(found.begin(), found.end());
    here.merges("centre", found);
    const std::string expected = table.dump("reference");
    CHECK(table.dump("centre") == expected);
    here.merges("centre", lost); // somebody finds the stick
    here.merges("centre", {plain});
    CHECK(table.dump("centre") == expected);
    CHECK(here.held(here.hub) == 3);
    CHECK(table.values("centre", table.person_called("Zoe"))["/called"] == "Zoe");

    table.takes_reply("Amina");
    CHECK(here.held(here.laptop) == 1);
    CHECK(table.json({"verify", here.laptop})["ok"] == true);
    sealed = table.json({"seal", here.laptop}); // what the centre has needs no envelope
    CHECK(sealed["sealed"] == 1);
    CHECK(sealed["waiting"] == 0);
    CHECK(table.run({"handover", "write", here.laptop, "--to", table.path("stick1")}).code != 0);
}

TEST_CASE("where the policy says so, a verified hand-over seals what it has written",
          "[ctl][sealing]") {
    Shift here("hand-over");
    BenchTable& table = here.table;
    table.adds("Amina", zoe);
    const Said said = table.run({"handover", "write", here.laptop, "--to", table.path("stick1")});
    CHECK(said.code == 0);
    CHECK(said.out.find("1 finished interview is sealed: nobody can read it on this laptop") !=
          std::string::npos);
    CHECK(here.held(here.laptop) == 0);
    table.brings("Amina"); // the first stick is lost
    CHECK(here.held(here.hub) == 1);
    table.takes_reply("Amina");
    CHECK(here.held(here.laptop) == 0);
    CHECK(table.json({"verify", here.laptop})["ok"] == true);
}

TEST_CASE("a coordinator's store is never sealed, nor is a laptop whose project does not say so",
          "[ctl][sealing]") {
    Shift here("never");
    here.table.adds("Amina", zoe);
    CHECK(here.table.run({"seal", here.hub}).code == 2);
    const Said said = here.table.run({"seal", here.laptop});
    CHECK(said.code == 2);
    CHECK(said.err.find("does not seal interviews") != std::string::npos);
    here.table.brings("Amina");
    CHECK(here.held(here.laptop) == 1);
}
