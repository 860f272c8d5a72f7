// The picture of a project's records, through kithctl: from answers of the forms that come with
// Kith.
#include "tests/app/ctl/bench_table.h"

#include <cmath>

using namespace kith;
using namespace kith::app;
using kith::test::BenchTable;

namespace {

constexpr auto options = {"friends", "talk_to", "public_services", "my_situation"};

std::string form(const std::string& id) {
    return std::string(KITH_SOURCE_DIR) + "/assets/forms/" + id;
}

/// `people` ballots of one side in which option i is chosen counts[i] times, at most three a
/// ballot.
std::string
ballots(const std::string& side, std::size_t people, const std::vector<std::size_t>& counts) {
    std::vector<Json> lines(people, Json{{"/about", "the day centre"}, {"/side", side}});
    std::vector<std::string> chosen(people);
    std::size_t next = 0;
    std::size_t option = 0;
    for (const char* name : options) {
        for (std::size_t vote = 0; vote < counts[option]; ++vote, next = (next + 1) % people)
            chosen[next] += (chosen[next].empty() ? "" : " ") + std::string(name);
        ++option;
    }
    std::string all;
    for (std::size_t person = 0; person < people; ++person) {
        lines[person]["/needs/top_needs"] = chosen[person];
        all += lines[person].dump() + "\n";
    }
    return all;
}

void add(BenchTable& table, const std::string& form_id, const std::string& lines) {
    const std::string file = table.write("answers.jsonl", lines);
    (void)table.json(
        {"record", "add", table.path("centre.kith"), "--form", form_id, "--from", file});
}

std::string person(const std::string& rest, const std::string& count_me = "yes") {
    return R"({"/consent/take_part":"yes","/consent/adult":"yes","/consent/keep_named":"yes",)"
           R"("/consent/introduce":"yes","/consent/count_me":")" +
           count_me + "\"," + rest + "}\n";
}

Json picture(BenchTable& table, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"insight", table.path("centre.kith")};
    words.insert(words.end(), more.begin(), more.end());
    return table.json(words);
}

} // namespace

TEST_CASE("the study of 2012, entered through the poll form, gives its orders and gaps",
          "[insight]") {
    BenchTable table;
    table.starts_project();
    (void)table.json({"form", "add", table.path("centre.kith"), form("needs_poll")});
    add(table,
        "needs_poll",
        ballots("uses", 34, {31, 21, 18, 16}) + ballots("works", 28, {10, 5, 18, 15}));
    const Json seen = picture(table);
    REQUIRE(seen["polls"].size() == 1);
    const Json& poll = seen["polls"][0];
    CHECK(poll["users"]["count"] == 34);
    CHECK(poll["staff"]["count"] == 28);
    CHECK(poll["chart"] == true);
    CHECK(std::abs(poll["rho"].get<double>() + 0.6) < 1e-9);
    const std::vector<std::vector<long>> expected{
        {91, 36, 55, 1, 3}, {62, 18, 44, 2, 4}, {53, 64, -11, 3, 1}, {47, 54, -7, 4, 2}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const Json& option = poll["options"][i];
        CAPTURE(option["label"]);
        CHECK(std::lround(option["users"]["percent"].get<double>()) == expected[i][0]);
        CHECK(std::lround(option["staff"]["percent"].get<double>()) == expected[i][1]);
        CHECK(std::lround(option["gap"].get<double>()) == expected[i][2]);
        CHECK(option["users"]["rank"] == expected[i][3]);
        CHECK(option["staff"]["rank"] == expected[i][4]);
        CHECK(option["users"]["records"].size() == option["users"]["count"]);
    }
}

TEST_CASE("needs and gifts of named people stand side by side, and what is unmet is a gap",
          "[insight]") {
    BenchTable table;
    table.starts_project();
    (void)table.json({"form", "add", table.path("centre.kith"), form("capabilities_assessment")});
    add(table,
        "capabilities_assessment",
        person(R"("/talk/gift_tiles/gifts_hands":"food","/talk/gifts":"bake",)"
               R"("/talk/willing_more":"monthly")") +
            person(R"("/talk/gift_tiles/gifts_hands":"green","/talk/gifts":"pets",)"
                   R"("/talk/willing_more":"not_at_all")") +
            person(R"("/talk/welcome_help":"animals good_food",)"
                   R"("/talk/need[1]/need_page/n_leaf":"bake",)"
                   R"("/talk/need[2]/need_page/n_leaf":"pets")"));
    const Json seen = picture(table);
    CHECK(seen["willingness"]["n"] == 2);
    CHECK(seen["willingness"]["skipped"]["count"] == 1);
    CHECK(seen["willingness"]["answers"][1]["count"] == 1);
    CHECK(seen["willingness"]["answers"][1]["benchmark_2008"] == 43);
    REQUIRE(seen["gaps"].size() == 1);
    CHECK(seen["gaps"][0]["leaf"] == "pets");
    CHECK(seen["gaps"][0]["gifts"]["count"] == 1);
    CHECK(seen["gaps"][0]["willing"]["count"] == 0);
    const std::string need = seen["gaps"][0]["needs"]["records"][0];
    const Json record = table.json({"record", "show", table.path("centre.kith"), need});
    CHECK(record["records"][0]["kind"] == "entity");
}

TEST_CASE("what leaves the project counts only who agreed, and withholds small counts",
          "[insight]") {
    BenchTable table;
    table.starts_project();
    (void)table.json({"form", "add", table.path("centre.kith"), form("capabilities_assessment")});
    std::string lines;
    for (int i = 0; i < 8; ++i)
        lines += person(R"("/talk/willing_more":"weekly")");
    for (int i = 0; i < 6; ++i)
        lines += person(R"("/talk/willing_more":"monthly")");
    for (int i = 0; i < 2; ++i)
        lines += person(R"("/talk/willing_more":"not_at_all")");
    lines += person(R"("/talk/willing_more":"weekly")", "no");
    add(table, "capabilities_assessment", lines);

    CHECK(picture(table)["willingness"]["answers"][0]["count"] == 9);
    const Json outside = picture(table, {"--publish"});
    CHECK(outside["willingness"]["n"] == 16);
    CHECK(outside["willingness"]["answers"][0]["count"] == 8);
    CHECK(outside["willingness"]["answers"][1]["count"].is_null());
    CHECK(outside["willingness"]["answers"][2]["count"].is_null());
    CHECK(outside.dump().find("records") == std::string::npos);
    const Json strict = picture(table, {"--publish", "--threshold", "10"});
    CHECK(strict["willingness"]["answers"][0]["count"].is_null());
}

TEST_CASE("a picture of nothing is a picture of noughts", "[insight]") {
    BenchTable table;
    table.starts_project();
    const Json seen = picture(table);
    CHECK(seen["willingness"]["n"] == 0);
    CHECK(seen["gaps"].empty());
    CHECK(seen["polls"].empty());
    CHECK(table.run({"insight", table.path("centre.kith"), "--publish", "--threshold", "0"}).code ==
          2);
}

TEST_CASE("local leaves without a gate are refused before anything is read", "[insight]") {
    BenchTable table;
    table.starts_project();
    const std::string file =
        table.write("leaves.csv", "id,tile,gate,label::English (en)\npigeons,green,,Pigeons\n");
    const auto said = table.run({"insight", table.path("centre.kith"), "--local-leaves", file});
    CHECK(said.code == 2);
    CHECK(said.err.find("has no gate") != std::string::npos);
}
