// Rounds on the command line, and what a second laptop learns of them.
#include "tests/app/ctl/bench_table.h"

#include <filesystem>

using namespace kith;
using namespace kith::test;

namespace {

/// A centre with a round of five doors, and two laptops that have taken it.
class Street {
public:
    Street() {
        table.starts_project();
        for (const char* form : {"door_round", "household_visit"})
            table.json(
                {"form", "add", centre(), std::string(KITH_SOURCE_DIR "/assets/forms/") + form});
        table.json({"project", "card", centre(), "--to", table.path("card")});
        table.write("doors.csv",
                    "street,door,flat\nMill Lane,1,\nMill Lane,2,\nMill Lane,14,A\n"
                    "Mill Lane,14,B\nMill Lane,15,\n");
        round = table.json({"round",
                            "new",
                            centre(),
                            "--name",
                            "Mill Lane",
                            "--day",
                            "2026-11-28",
                            "--lead",
                            "Rukhsana",
                            "--phone",
                            "0121 496 0133",
                            "--doors",
                            table.path("doors.csv")})["id"];
        for (const char* laptop : {"amir", "bea"}) {
            table.joins(laptop);
            table.brings(laptop);
            table.takes_reply(laptop);
        }
    }

    [[nodiscard]] std::string centre() const { return table.path("centre.kith"); }
    app::Json doors(const std::string& store) {
        return table.json({"round", "doors", table.path(store + ".kith"), round})["doors"];
    }
    app::Json visit(const std::string& store,
                    std::size_t door,
                    int outcome,
                    std::vector<std::string> more = {},
                    int code = 0) {
        std::vector<std::string> words{"round",
                                       "visit",
                                       table.path(store + ".kith"),
                                       round,
                                       doors(store)[door]["id"],
                                       "--outcome",
                                       std::to_string(outcome)};
        words.insert(words.end(), more.begin(), more.end());
        if (code == 0) return table.json(words);
        const Said said = table.run(words);
        CHECK(said.code == code);
        return said.err;
    }

    /// Two people at one door may leave two last outcomes, which wait for the coordinator.
    void takes_reply(const std::string& store) {
        const std::string folder = table.path("reply" + std::to_string(++replies));
        std::filesystem::create_directories(folder);
        const std::string file = table.json({"reply",
                                             "write",
                                             centre(),
                                             "--laptop",
                                             table.laptop_id(store),
                                             "--to",
                                             folder})["file"];
        CHECK(table.run({"merge", table.path(store + ".kith"), file}).code <= 1);
    }

    BenchTable table;
    std::string round;
    int replies = 0;
};

} // namespace

TEST_CASE("do not call, said to one laptop, is honoured by the second after its reply",
          "[ctl][rounds]") {
    Street street;
    street.visit("amir", 2, 6);
    CHECK(street.doors("bea")[2]["do_not_call"] == false);
    street.visit("bea", 2, 3); // nobody has told Bea yet
    street.table.brings("amir");
    street.table.brings("bea");
    street.takes_reply("bea");
    const auto door = street.doors("bea")[2];
    CHECK(door["do_not_call"] == true);
    CHECK(door["attempts"] == 2);
    const std::string said = street.visit("bea", 2, 1, {}, 2);
    CHECK(said.find("asked us not to call") != std::string::npos);
    CHECK(street.doors("bea")[2]["attempts"] == 2);
    street.visit("bea", 2, 1, {"--knocked-all-the-same", "took it for number 15"});
    CHECK(street.doors("bea")[2]["do_not_call"] == true);
}

TEST_CASE("the end of a round seals the interviews of the shift and leaves the doors",
          "[ctl][rounds]") {
    Street street;
    BenchTable& table = street.table;
    static_cast<void>(table.json({"project", "policy", street.centre(), "--sealing", "shift-end"}));
    street.takes_reply("amir");
    street.visit("amir", 2, 1);
    const std::string laptop = table.path("amir.kith");
    table.adds("amir", R"({"/agree": "yes", "/called": "Zoe", "/age": "41"})");
    const auto ended = table.json({"round", "end", laptop, street.round});
    CHECK(ended["sealed"] == 1);
    const auto left = table.json(
        {"record", "list", laptop, "--kind", "submission", "--form", "household"})["records"];
    CHECK(left.empty());
    CHECK(street.doors("amir")[2]["attempts"] == 1);
    street.visit("amir", 3, 1); // the doors go on working
    CHECK(table.json({"verify", laptop})["ok"] == true);
}

TEST_CASE("a worker cannot lift do not call, and a coordinator's correction does",
          "[ctl][rounds]") {
    Street street;
    street.visit("amir", 0, 6);
    street.table.brings("amir");
    street.takes_reply("bea");
    const std::string door = street.doors("bea")[0]["id"];
    const Said said = street.table.run({"record",
                                        "set",
                                        street.table.path("bea.kith"),
                                        door,
                                        "/do_not_call=",
                                        "--reason",
                                        "they are nice"});
    CHECK(said.code == 2);
    street.table.json(
        {"record", "set", street.centre(), door, "/do_not_call=", "--reason", "they rang"});
    street.takes_reply("bea");
    CHECK(street.doors("bea")[0]["do_not_call"] == false);
}

TEST_CASE("of two laptops that recorded do not call, one that undoes it does not lift the other's",
          "[ctl][rounds]") {
    Street street;
    street.visit("amir", 1, 6);
    street.visit("bea", 1, 6);
    street.table.json({"round", "undo", street.table.path("bea.kith"), street.round});
    CHECK(street.doors("bea")[1]["do_not_call"] == false);
    street.table.brings("amir");
    street.table.brings("bea");
    CHECK(street.doors("centre")[1]["do_not_call"] == true);
    street.takes_reply("bea");
    CHECK(street.doors("bea")[1]["do_not_call"] == true);
}

TEST_CASE("a round tells its tally, its promises and its response rate with the formula",
          "[ctl][rounds]") {
    Street street;
    street.visit("amir", 0, 1, {"--promise", "Ring about the lunch club"});
    street.visit("amir", 1, 4, {"--call-back", "2026-12-01", "--slot", "evening"});
    const auto shown =
        street.table.json({"round", "show", street.table.path("amir.kith"), street.round});
    CHECK(shown["tally"]["talked_full"] == 1);
    CHECK(shown["promises"][0]["address"] == "1 Mill Lane");
    CHECK(shown["response_rate"]["n"] == 5);
    CHECK(shown["response_rate"]["percent"] == 20.0);
    const Said plain =
        street.table.run({"round", "show", street.table.path("amir.kith"), street.round});
    CHECK(plain.out.find("RR2) = (I + P) / ((I + P) + (R + NC + O) + U) = (1 + 0) / ((1 + 0) + (0 "
                         "+ 1 + 0) + 3) = 20.0 %, n = 5") != std::string::npos);
    CHECK(street.doors("amir")[1]["slot"] == "evening");
    street.table.json({"round", "end", street.table.path("amir.kith"), street.round});
    const auto listed =
        street.table.json({"round", "list", street.table.path("amir.kith")})["rounds"];
    CHECK(listed[0]["tried"] == 2);
    CHECK_FALSE(listed[0]["ended"].get<std::string>().empty());
}

TEST_CASE("what cannot be a visit is refused and says what to do", "[ctl][rounds]") {
    Street street;
    street.visit("amir", 0, 0, {}, 2);
    street.visit("amir", 0, 15, {}, 2);
    street.visit("amir", 0, 4, {"--call-back", "tomorrow"}, 2);
    street.visit("amir", 0, 4, {"--slot", "noon"}, 2);
    CHECK(street.table.run({"round", "undo", street.table.path("amir.kith"), street.round}).code ==
          2);
    CHECK(street.table.run({"round", "show", street.centre(), "0000000000000001:1"}).code == 2);
    CHECK(street.table
              .run({"round",
                    "new",
                    street.centre(),
                    "--name",
                    "B",
                    "--doors",
                    street.table.write("bad.txt", "nothing here")})
              .code == 2);
    CHECK(street.doors("amir")[0]["attempts"] == 0);
}

TEST_CASE("a round prints as a card that names its doors and nobody behind them", "[ctl][round]") {
    Street street;
    street.visit("amir", 0, 1);
    const auto card = street.table.json({"print",
                                         "route-card",
                                         street.table.path("amir.kith"),
                                         street.round,
                                         "--to",
                                         street.table.path("card.pdf")});
    CHECK(card["file"] == street.table.path("card.RESTRICTED.pdf"));
    CHECK(card["pages"] == 1);
    CHECK(street.table.read("card.RESTRICTED.pdf").starts_with("%PDF-"));
    CHECK(street.table
              .run({"print",
                    "route-card",
                    street.centre(),
                    street.doors("amir")[0]["id"],
                    "--to",
                    street.table.path("no.pdf")})
              .code == 2);
}

TEST_CASE("a promise given at a door waits until somebody ticks it off, and is then kept for all",
          "[ctl][round]") {
    Street street;
    street.visit("amir", 0, 1, {"--promise", "the bus times"});
    const std::string laptop = street.table.path("amir.kith");
    const auto promise = [&street](const std::string& store) {
        return street.table.json({"round", "show", store, street.round})["promises"][0];
    };
    CHECK(promise(laptop)["kept"] == "");
    const std::string visit = promise(laptop)["visit"];
    static_cast<void>(street.table.json({"round", "kept", laptop, visit}));
    CHECK(promise(laptop)["kept"] != "");
    street.table.brings("amir");
    CHECK(promise(street.centre())["kept"] == promise(laptop)["kept"]);
    CHECK(promise(street.centre())["promise"] == "the bus times");
    static_cast<void>(street.table.json({"round", "kept", laptop, visit, "--not-yet"}));
    CHECK(promise(laptop)["kept"] == "");
    CHECK(street.table.run({"round", "kept", laptop, street.round}).code == 2);
}
