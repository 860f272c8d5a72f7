#include "tests/survey_core/interview/scenario.h"

#include <algorithm>

using namespace kith;
using namespace kith::test;

namespace {

std::vector<Reason> why(const Scenario& scenario, const std::string& path) {
    return scenario.interview().explain(scenario.interview().find("/data/" + path).value());
}

} // namespace

TEST_CASE("a hidden question names the condition and the answer that hide it", "[explain]") {
    Scenario scenario(form({yes_no("alone"), text("visits").relevant_when("${alone} = 'yes'")}));
    scenario.answer("alone", "no");

    const auto hidden = scenario.interview().hidden();

    REQUIRE(hidden.size() == 1);
    CHECK(node_path(scenario.interview().form(), hidden[0].node) == "/data/visits");
    REQUIRE(hidden[0].reasons.size() == 1);
    const Reason& reason = hidden[0].reasons[0];
    CHECK(reason.rule == Rule::relevant);
    CHECK(reason.expression == "${alone} = 'yes'");
    CHECK_FALSE(reason.holds);
    REQUIRE(reason.seen.size() == 1);
    CHECK(node_path(scenario.interview().form(), reason.seen[0].node) == "/data/alone");
    CHECK(reason.seen[0].value == "no");
    CHECK_FALSE(reason.seen[0].is_hidden);

    scenario.answer("alone", "yes");
    CHECK(scenario.interview().hidden().empty());
}

TEST_CASE("a question inside a hidden group is hidden by the group's condition", "[explain]") {
    Scenario scenario(form({integer("age"),
                            begin_group("work").relevant_when("${age} > 15"),
                            text("trade").relevant_when("${age} > 10"),
                            text("place").relevant_when("${trade} != ''"),
                            end_group()}));
    scenario.answer("age", "12");

    const auto hidden = scenario.interview().hidden();
    REQUIRE(hidden.size() == 1);
    CHECK(node_path(scenario.interview().form(), hidden[0].node) == "/data/work");

    const auto reasons = why(scenario, "work/trade");
    REQUIRE(reasons.size() == 2);
    CHECK(node_path(scenario.interview().form(), reasons[0].owner) == "/data/work");
    CHECK_FALSE(reasons[0].holds);
    CHECK(reasons[1].holds);
    const auto place = why(scenario, "work/place");
    REQUIRE(place.size() == 2);
    CHECK(place[1].seen[0].is_hidden);
}

TEST_CASE("in a repeat only what the rule sees from there is named", "[explain]") {
    Scenario scenario(form({begin_repeat("child"),
                            integer("age"),
                            text("school").relevant_when("${age} > 5"),
                            end_repeat(),
                            calculate("total", "sum(${age})"),
                            text("help").relevant_when("count(${child}) > 2")}));
    scenario.add("child");
    scenario.answer("child[1]/age", "9");
    scenario.answer("child[2]/age", "3");

    const auto hidden = scenario.interview().hidden();
    REQUIRE(hidden.size() == 2);
    CHECK(node_path(scenario.interview().form(), hidden[0].node) == "/data/child[2]/school");
    REQUIRE(hidden[0].reasons[0].seen.size() == 1);
    CHECK(hidden[0].reasons[0].seen[0].value == "3");
    CHECK(hidden[1].reasons[0].seen[0].value == "2"); // children

    const auto total = why(scenario, "total");
    REQUIRE(total.size() == 1);
    CHECK(total[0].rule == Rule::calculation);
    CHECK(total[0].result == "12");
    std::string seen; // the age of each child, and how many there are
    for (const SeenAnswer& one : total[0].seen)
        seen += one.value + " ";
    CHECK(seen == "9 3 2 ");
}

TEST_CASE("a repeat without an instance and an empty list of choices say why", "[explain]") {
    Scenario scenario(
        form({integer("children"),
              begin_repeat("child").counted_by("${children}"),
              text("called"),
              end_repeat(),
              text("district"),
              Row("select_one village", "place").filtered_by("district = ${district}")}));

    const auto hidden = scenario.interview().hidden();
    REQUIRE(hidden.size() == 1);
    CHECK(node_path(scenario.interview().form(), hidden[0].node) == "/data/child");
    REQUIRE_FALSE(hidden[0].reasons.empty());
    CHECK(hidden[0].reasons[0].rule == Rule::repeat_count);
    CHECK(hidden[0].reasons[0].result == "0");

    const auto place = why(scenario, "place");
    REQUIRE(place.size() == 1);
    CHECK(place[0].rule == Rule::choice_filter);
    CHECK_FALSE(place[0].holds);
    scenario.answer("district", "north");
    CHECK(why(scenario, "place")[0].holds);
}

TEST_CASE("asking why changes nothing, not even what chance draws next", "[explain]") {
    const auto made = form({yes_no("a"),
                            calculate("drawn", "if(${a} = 'yes', random(), 0)"),
                            text("b").relevant_when("random() >= 0 and ${a} = 'yes'")});
    Scenario asked(made);
    Scenario left(made);
    for (const char* const path : {"a", "drawn", "b"})
        CHECK_FALSE(why(asked, path).size() > 1);
    asked.answer("a", "yes");
    left.answer("a", "yes");
    CHECK(asked.picture() == left.picture());
}
