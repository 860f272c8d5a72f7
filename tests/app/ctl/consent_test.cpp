// Consent is taken back as easily as it was given, and no laptop that did not know of it undoes
// that.
#include "tests/app/ctl/bench_table.h"

#include <filesystem>

using namespace kith;
using namespace kith::test;

namespace {

/// A centre and two laptops that all hold Zoe, who said yes to being introduced and counted.
struct Neighbourhood {
    BenchTable table;
    std::string zoe;
    std::string interview; // with her

    Neighbourhood() {
        std::filesystem::create_directory(table.path("meeting"));
        table.write("meeting/survey.csv",
                    "type,name,label,save_to\n"
                    "text,called,What are you called?,called\n"
                    "select_one yes_no,introduce,May we introduce you?,introduce\n"
                    "select_one yes_no,count_me,May we count you?,count_me\n");
        table.write("meeting/choices.csv", "list_name,name,label\nyes_no,yes,Yes\nyes_no,no,No\n");
        table.write("meeting/settings.csv", "form_title,form_id,version\nMeeting,household,1\n");
        table.write("meeting/entities.csv", "list_name,label\nperson,${called}\n");
        const std::string hub = table.path("centre.kith");
        table.json({"project", "new", hub, "--name", "Mill Lane", "--test-project"});
        table.json({"form", "add", hub, table.path("meeting")});
        table.json({"project", "card", hub, "--to", table.path("card")});
        for (const char* name : {"Amina", "Bea"}) {
            table.joins(name);
            table.brings(name);
        }
        interview =
            table.adds("Amina", R"({"/called": "Zoe", "/introduce": "yes", "/count_me": "yes"})");
        table.brings("Amina");
        zoe = table.person_called("Zoe");
        table.takes_reply("Bea");
        table.takes_reply("Amina");
    }

    app::Json withdraw(const std::string& at, int code = 0) {
        return table.json({"consent",
                           "withdraw",
                           table.path(at + ".kith"),
                           zoe,
                           "--purpose",
                           "introduce",
                           "--how",
                           "said so at the door"},
                          code);
    }
    void corrects(const std::string& at, const std::string& edit) {
        table.json({"record",
                    "set",
                    table.path(at + ".kith"),
                    interview,
                    edit,
                    "--reason",
                    "asked again"});
    }
    app::Json introduce_at(const std::string& at) {
        const auto said = table.run({"consent", "show", table.path(at + ".kith"), zoe, "--json"});
        const app::Json shown = said.json();
        for (const auto& one : shown["consents"])
            if (one["purpose"] == "introduce") return one;
        FAIL("nobody was asked: " << said.out << said.err);
        return {};
    }
};

} // namespace

TEST_CASE("a withdrawal beats a yes that had not seen it, whoever comes first", "[ctl]") {
    for (const bool yes_comes_first : {true, false}) {
        Neighbourhood here;
        here.withdraw("Amina");
        here.corrects("Bea", "/introduce=no");
        here.corrects("Bea", "/introduce=yes"); // later than the withdrawal, which she never saw
        for (const char* name :
             yes_comes_first ? std::array{"Bea", "Amina"} : std::array{"Amina", "Bea"})
            here.table.brings(name);
        CHECK(here.introduce_at("centre")["answer"] == "no");
        CHECK(here.introduce_at("centre")["worker"] == "Amina");
        CHECK(here.introduce_at("centre")["disputed"] == true);
        CHECK(here.table.values("centre", here.zoe)["/introduce"] == "no");
    }
}

TEST_CASE("a yes that was given after seeing the withdrawal counts", "[ctl]") {
    Neighbourhood here;
    here.withdraw("Amina");
    here.table.brings("Amina");
    here.table.takes_reply("Bea");
    CHECK(here.introduce_at("Bea")["answer"] == "no");
    here.corrects("Bea", "/introduce=yes");
    here.table.brings("Bea");
    CHECK(here.introduce_at("centre")["answer"] == "yes");
    CHECK(here.introduce_at("centre")["disputed"] == false);
}

TEST_CASE("without a purpose everything that was agreed to is taken back at once", "[ctl]") {
    Neighbourhood here;
    const std::string hub = here.table.path("centre.kith");
    const auto done = here.table.json({"consent", "withdraw", hub, here.zoe, "--how", "rang us"});
    CHECK(done["purposes"].size() == 2);
    const auto shown = here.table.json({"consent", "show", hub, here.zoe});
    for (const auto& one : shown["consents"])
        CHECK(one["answer"] == "no");
    CHECK(here.table.values("centre", here.zoe)["/called"] == "Zoe"); // nothing else changed
    CHECK(here.table.run({"consent", "withdraw", hub, here.zoe, "--how", "rang us"}).code == 2);
    CHECK(here.table
              .run({"consent", "withdraw", hub, here.zoe, "--purpose", "fun", "--how", "rang us"})
              .code == 2);
}
