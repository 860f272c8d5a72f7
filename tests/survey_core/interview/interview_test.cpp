#include "survey_core/interview/screens.h"
#include "tests/survey_core/interview/scenario.h"

using namespace kith;
using namespace kith::test;

TEST_CASE("a question that is not relevant is not required", "[interview]") {
    Scenario scenario(
        form({yes_no("lives_alone"),
              text("who_visits").relevant_when("${lives_alone} = 'yes'").required()}));

    scenario.answer("lives_alone", "yes");
    CHECK(scenario.asks("who_visits"));
    CHECK_FALSE(scenario.can_finish());

    scenario.answer("lives_alone", "no");
    CHECK_FALSE(scenario.asks("who_visits"));
    CHECK(scenario.can_finish());
}

TEST_CASE("an answer that is hidden and shown again is still there", "[interview]") {
    Scenario scenario(form({yes_no("has"),
                            integer("n").relevant_when("${has} = 'yes'"),
                            calculate("twice", "${n} * 2")}));
    scenario.answer("has", "yes");
    scenario.answer("n", "4");
    CHECK(scenario.value("twice") == "8");

    scenario.answer("has", "no");
    CHECK(scenario.value("n").empty());
    CHECK(scenario.value("twice").empty());
    CHECK(scenario.state("n").stored == "4");

    scenario.answer("has", "yes");
    CHECK(scenario.value("twice") == "8");
}

TEST_CASE("a chain of 50,000 calculations follows its first answer", "[interview]") {
    std::vector<Row> rows{integer("q0")};
    for (int i = 1; i <= 50'000; ++i)
        rows.push_back(calculate("q" + std::to_string(i), "${q" + std::to_string(i - 1) + "} + 1"));
    Scenario scenario(form(rows));

    scenario.answer("q0", "1");

    CHECK(scenario.value("q50000") == "50001");
}

TEST_CASE("people who are counted away wait with their answers until they are counted again",
          "[interview]") {
    Scenario scenario(form({integer("people"),
                            begin_repeat("person").counted_by("${people}"),
                            integer("age"),
                            end_repeat(),
                            calculate("sum", "sum(${age})")}));
    scenario.answer("people", "2");
    scenario.answer("person[1]/age", "30");
    scenario.answer("person[2]/age", "4");
    CHECK(scenario.value("sum") == "34");

    scenario.answer("people", "1");
    CHECK(scenario.value("sum") == "30");
    scenario.reload();
    CHECK(scenario.count("person") == 1);

    scenario.answer("people", "2");
    CHECK(scenario.value("person[2]/age") == "4");
    CHECK(scenario.value("sum") == "34");
}

TEST_CASE("a running total looks at the instance before and follows every change", "[interview]") {
    Scenario scenario(form(
        {begin_repeat("r"),
         integer("x"),
         calculate("pos", "position(..)"),
         calculate("total", "if(${pos} = 1, 0, indexed-repeat(${total}, ${r}, ${pos} - 1)) + ${x}"),
         end_repeat()}));
    scenario.answer("r[1]/x", "1");
    for (int i = 2; i <= 4; ++i) {
        scenario.add("r");
        scenario.answer("r[" + std::to_string(i) + "]/x", std::to_string(i));
    }
    CHECK(scenario.value("r[4]/total") == "10");

    scenario.answer("r[1]/x", "11");
    CHECK(scenario.value("r[4]/total") == "20");

    scenario.remove("r", 2);
    CHECK(scenario.value("r[3]/total") == "18");
}

TEST_CASE("an answer that its filter no longer offers reads as blank and comes back",
          "[interview]") {
    Scenario scenario(
        form({text("district"),
              Row("select_one village", "village").filtered_by("district = ${district}"),
              calculate("echo", "concat('<', ${village}, '>')")}));
    scenario.answer("district", "north");
    CHECK(scenario.choices("village") == std::vector<std::string>{"mill", "hill"});
    scenario.answer("village", "hill");

    scenario.answer("district", "south");
    CHECK(scenario.value("echo") == "<>");
    CHECK(scenario.state("village").drops_answer);

    scenario.answer("district", "north");
    CHECK(scenario.value("echo") == "<hill>");
}

TEST_CASE("two questions that set each other come to rest", "[interview]") {
    Scenario scenario(form({integer("a").calculated("${b} + 1").set_when_changed("${b}"),
                            integer("b").calculated("${a} + 1").set_when_changed("${a}")}));

    scenario.answer("a", "1");

    CHECK_FALSE(scenario.value("b").empty());
}

TEST_CASE("a number that is none is kept and flagged", "[interview]") {
    Scenario scenario(form({integer("age")}));

    scenario.answer("age", "twelve");

    CHECK(scenario.value("age") == "twelve");
    CHECK(scenario.state("age").violation == Violation::wrong_type);
    CHECK_FALSE(scenario.can_finish());
}

TEST_CASE("nobody adds to a repeat whose number follows from an answer", "[interview]") {
    Scenario scenario(form({begin_repeat("r").counted_by("2"), text("t"), end_repeat()}));
    const auto series = scenario.interview().find("/data/r");
    REQUIRE(series);

    CHECK_FALSE(scenario.interview().may_add(*series));
    CHECK(scenario.interview().add_repeat(*series).error().code == ErrorCode::refused);
    CHECK(scenario.interview().remove_repeat(*series, 1).error().code == ErrorCode::refused);
    CHECK(scenario.interview().set("/data/r[3]/t", "x").error().code == ErrorCode::not_found);
}

TEST_CASE("a change names exactly what became different", "[interview]") {
    Scenario scenario(
        form({integer("a"), calculate("b", "${a} > 1"), text("c").relevant_when("${b}")}));
    scenario.answer("a", "1");

    const auto quiet = scenario.interview().set("/data/a", "0");
    REQUIRE(quiet);
    CHECK(quiet->size() == 1);

    const auto loud = scenario.interview().set("/data/a", "2");
    REQUIRE(loud);
    CHECK(loud->size() == 3);
    CHECK(scenario.interview().set("/data/a", "2")->empty());
}

TEST_CASE("questions of a field-list share a page, others have their own", "[interview]") {
    Scenario scenario(form({text("a"),
                            begin_group("g").looks("field-list"),
                            text("b"),
                            text("c"),
                            end_group(),
                            begin_repeat("r"),
                            text("d").required(),
                            end_repeat(),
                            calculate("e", "1")}));

    const auto pages = make_pages(scenario.interview());

    REQUIRE(pages.size() == 4); // a; b and c; d; "another r?"
    CHECK(pages[1].questions.size() == 2);
    CHECK(pages[3].asks_to_add);
    CHECK(first_unanswered(scenario.interview(), pages) == 2);
    CHECK(progress_of(scenario.interview()).asked == 4);
    CHECK(progress_of(scenario.interview()).required_left == 1);
}

TEST_CASE("a draft goes on exactly where it stopped", "[interview]") {
    Scenario scenario(form({yes_no("has"),
                            text("t").relevant_when("${has} = 'yes'").starts_as("once"),
                            begin_repeat("r"),
                            some_of("f"),
                            end_repeat(),
                            calculate("n", "count(${r})")}));
    scenario.answer("has", "yes");
    scenario.answer("t", "twice");
    scenario.answer("r[1]/f", "plum apple");
    scenario.add("r");
    scenario.answer("has", "no");
    const std::string before = scenario.picture();

    scenario.reload();

    CHECK(scenario.picture() == before);
    CHECK(scenario.value("r[1]/f") == "apple plum");
}
