// What a project says of itself, and what holds for every laptop of it.
#include "tests/app/ctl/bench_table.h"

using namespace kith::test;

TEST_CASE("the four questions are answered by the coordinator, one at a time if need be, and are "
          "known on every laptop",
          "[ctl][terms]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    const std::string hub = table.path("centre.kith");
    CHECK(table.json({"project", "about", hub})["who"] == "");
    auto about = table.json({"project",
                             "about",
                             hub,
                             "--who",
                             " Mill Lane tenants ",
                             "--purpose",
                             "To find out what people enjoy"});
    CHECK(about["who"] == "Mill Lane tenants");
    about = table.json({"project", "about", hub, "--connections", "We introduce people"});
    CHECK(about["who"] == "Mill Lane tenants");
    CHECK(about["understood"] == "");
    CHECK(about["connections"] == "We introduce people");
    static_cast<void>(table.json({"project", "phone", hub, "01632 960 001"}));

    table.brings("Amina");
    table.takes_reply("Amina");
    const std::string laptop = table.path("Amina.kith");
    CHECK(table.json({"project", "about", laptop}) == about);
    CHECK(table.json({"project", "phone", laptop})["phone"] == "01632 960 001");
    SECTION("an answer can be taken back") {
        CHECK(table.json({"project", "about", hub, "--purpose", ""})["purpose"] == "");
    }
    SECTION("only coordinators answer") {
        const Said said = table.run({"project", "about", laptop, "--who", "Me"});
        CHECK(said.code == 2);
        CHECK(said.err.find("ask the coordinator") != std::string::npos);
        CHECK(table.run({"project", "phone", laptop, "01632 960 999"}).code == 2);
    }
    SECTION("a speech is refused, and nothing is changed") {
        CHECK(table.run({"project", "about", hub, "--who", std::string(1001, 'x')}).code == 2);
        CHECK(table.json({"project", "about", hub}) == about);
    }
    SECTION("it is on the next joining card") {
        static_cast<void>(table.json({"project", "card", hub, "--to", table.path("new.kithcard")}));
        static_cast<void>(table.json({"laptop",
                                      "join",
                                      table.path("Bea.kith"),
                                      "--card",
                                      table.path("new.kithcard"),
                                      "--laptop",
                                      "Two",
                                      "--worker",
                                      "Bea"}));
        CHECK(table.json({"project", "about", table.path("Bea.kith")}) == about);
    }
}

TEST_CASE("a policy says in a sentence what it means, and is the coordinator's", "[ctl][terms]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    const std::string hub = table.path("centre.kith");
    auto policy = table.json({"project", "policy", hub});
    CHECK(policy["retention_days"].is_null());
    CHECK(policy["threshold"] == 5);
    CHECK(policy["sealing"] == "never");
    CHECK(table.run({"project", "policy", hub}).out.find("stay on the laptop") !=
          std::string::npos);

    policy = table.json({"project", "policy", hub, "--retention", "30", "--threshold", "10"});
    CHECK(policy["retention_days"] == 30);
    CHECK(policy["threshold"] == 10);
    CHECK(
        table.json(
            {"project", "policy", hub, "--retention", "after-acknowledgement"})["retention_days"] ==
        0);
    CHECK(table.json({"project", "policy", hub})["threshold"] == 10);
    CHECK(table.json({"insight", hub, "--publish"})["threshold"] == 10);
    CHECK(table.json({"insight", hub, "--publish", "--threshold", "7"})["threshold"] == 7);
    CHECK(table.json({"project", "policy", hub, "--retention", "for-ever"})["retention_days"]
              .is_null());

    CHECK(table.json({"project", "policy", hub, "--sealing", "hand-over"})["sealing"] ==
          "hand-over");
    CHECK(table.json({"project", "policy", hub, "--threshold", "10"})["sealing"] == "hand-over");
    CHECK(table.run({"project", "policy", hub}).out.find("only coordinators can read them") !=
          std::string::npos);
    CHECK(table.json({"project", "policy", hub, "--sealing", "never"})["sealing"] == "never");

    CHECK(table.run({"project", "policy", hub, "--sealing", "sometimes"}).code == 2);
    CHECK(table.run({"project", "policy", hub, "--retention", "soon"}).code == 2);
    CHECK(table.run({"project", "policy", hub, "--retention", "99999"}).code == 2);
    CHECK(table.run({"project", "policy", hub, "--threshold", "2"}).code == 2);
    CHECK(table.run({"project", "policy", table.path("Amina.kith"), "--threshold", "9"}).code == 2);
}

TEST_CASE("where the policy says so, interviews leave the laptop once the reply says that they are "
          "safe",
          "[ctl][terms]") {
    BenchTable table;
    table.starts_project();
    table.joins("Amina");
    const std::string hub = table.path("centre.kith");
    const std::string laptop = table.path("Amina.kith");
    const auto held = [&](const std::string& store) {
        return table.json({"record", "list", store, "--form", "household"})["records"].size();
    };
    static_cast<void>(
        table.json({"project", "policy", hub, "--retention", "after-acknowledgement"}));
    table.adds("Amina", R"({"/agree": "yes", "/called": "Zoe", "/age": "41"})");
    table.brings("Amina");
    table.adds("Amina", R"({"/agree": "yes", "/called": "Ola", "/age": "42"})");
    CHECK(held(laptop) == 2);
    table.takes_reply("Amina"); // it brings the policy, and knows of the first alone
    CHECK(held(laptop) == 1);
    CHECK(held(hub) == 1);
    CHECK(table.json({"verify", laptop})["ok"] == true);
    CHECK(table.json({"record", "list", laptop, "--kind", "entity"})["records"].size() == 1);
    table.brings("Amina");
    table.takes_reply("Amina");
    CHECK(held(laptop) == 0);
    CHECK(held(hub) == 2);
    CHECK(table.values("centre", table.person_called("Zoe")).size() > 0);
    CHECK(table.json({"verify", laptop})["ok"] == true);
}

TEST_CASE("nobody changes what the project says of itself as if it were an answer",
          "[ctl][terms]") {
    BenchTable table;
    table.starts_project();
    const std::string hub = table.path("centre.kith");
    static_cast<void>(table.json({"project", "about", hub, "--who", "Mill Lane tenants"}));
    const auto listed = table.json({"record", "list", hub, "--kind", "project"});
    REQUIRE(listed["records"].size() == 1);
    CHECK(listed["records"][0]["values"]["@who"] == "Mill Lane tenants");
    const Said said =
        table.run({"record", "set", hub, listed["records"][0]["id"], "@who=Somebody else"});
    CHECK(said.code == 2);
    CHECK(said.err.find("kithctl project") != std::string::npos);
}
