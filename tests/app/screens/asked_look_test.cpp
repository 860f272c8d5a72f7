// What a form's appearances and parameters do to a question.
#include "app/screens/asked_look.h"
#include "app/screens/questions.h"
#include "tests/support/ui/ui_probe.h"

#include <variant>

using namespace kith;
using namespace kith::app;
using kith::test::UiProbe;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Node asked(QuestionType type, std::string appearance, Pairs parameters = {}) {
    Node node;
    node.type = type;
    node.appearance = std::move(appearance);
    node.parameters = Parameters(std::move(parameters));
    return node;
}

struct LookedQuestion : UiProbe {
    AskedQuestion question;
    Intents intents;

    LookedQuestion(AskedAs as, AskedLook wanted, std::string value = {}) {
        question.path = "/q";
        question.label = "How many?";
        question.as = as;
        question.look = wanted;
        question.value = std::move(value);
        question.is_in_hand = true;
        frame([this](Kit& draw_kit) {
            const Page page(draw_kit);
            const Card card(draw_kit);
            draw_question(draw_kit, question, {true}, intents);
        });
        settle();
    }

    template <class Wish> const Wish* last() const {
        for (auto it = intents.rbegin(); it != intents.rend(); ++it)
            if (const auto* wish = std::get_if<Wish>(&*it)) return wish;
        return nullptr;
    }
};

} // namespace

TEST_CASE("an appearance says how a question looks", "[look]") {
    using T = QuestionType;
    CHECK(asked_look(asked(T::select_one, "columns-2")).columns == ChoiceColumns::two);
    CHECK(asked_look(asked(T::select_one, "columns")).columns == ChoiceColumns::flowing);
    CHECK(asked_look(asked(T::select_multiple, "columns-pack")).columns == ChoiceColumns::flowing);
    CHECK(asked_look(asked(T::date, "month-year")).date == DateParts::month);
    CHECK(asked_look(asked(T::date, "year")).date == DateParts::year);
    CHECK(asked_look(asked(T::text, "masked")).is_masked);
    CHECK_FALSE(asked_look(asked(T::integer, "masked")).is_masked);
    CHECK(asked_look(asked(T::text, "multiline", {{"rows", "7"}})).lines == 7.0F);
    CHECK(asked_look(asked(T::text, "multiline", {{"rows", "x"}})).lines == 4.0F);
    CHECK(picks_from_range(asked(T::range, "picker")));
    CHECK_FALSE(picks_from_range(asked(T::range, "vertical")));
}

TEST_CASE("long numbers are shown in groups of three", "[look]") {
    CHECK(grouped_digits("1234567") == "1\u202F234\u202F567");
    CHECK(grouped_digits("-1234.5") == "-1\u202F234.5");
    CHECK(grouped_digits("999").empty());
    CHECK(grouped_digits("12x45").empty());
    LookedQuestion ui(AskedAs::whole_number, {.has_groups = true}, "1234567");
    CHECK(ui.screen().find("1\u202F234\u202F567") != std::string::npos);
}

TEST_CASE("a date of which only the month is asked is kept with its first day", "[look]") {
    CHECK(tidy_month("3/1987") == "1987-03-01");
    CHECK(tidy_month("1987-03") == "1987-03-01");
    CHECK(tidy_month("031987") == "1987-03-01");
    CHECK(tidy_month("13/1987") == "13/1987");
    CHECK(tidy_month("1987-03-01") == "1987-03-01");
    CHECK(tidy_year("1987") == "1987-01-01");
    CHECK(tidy_year("87") == "87");
    CHECK(shown_date(DateParts::month, "1987-03-01") == "1987-03");
    CHECK(shown_date(DateParts::year, "1987-03-01") == "1987");
    CHECK(shown_date(DateParts::day, "1987-03-01") == "1987-03-01");
}

TEST_CASE("a counter goes one up and one down", "[question]") {
    LookedQuestion ui(AskedAs::whole_number, {.has_counter = true});
    ui.click("One more");
    REQUIRE(ui.last<intent::Answer>() != nullptr);
    CHECK(ui.last<intent::Answer>()->value == "1");
    ui.question.value = "7";
    ui.settle();
    ui.click("One fewer");
    CHECK(ui.last<intent::Answer>()->value == "6");
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}

TEST_CASE("the values of a range are pressed, and taken back by another press", "[question]") {
    LookedQuestion ui(AskedAs::steps, {});
    ui.question.scale = {"0", "2", "0.5"};
    ui.settle();
    ui.click("/q.1.5");
    REQUIRE(ui.last<intent::Answer>() != nullptr);
    CHECK(ui.last<intent::Answer>()->value == "1.5");
    ui.question.value = "1.5";
    ui.settle();
    ui.click("/q.1.5");
    CHECK(ui.last<intent::Answer>()->value.empty());
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}

TEST_CASE("an untouched line begins where the form says, and its marks stand as far apart",
          "[question]") {
    LookedQuestion ui(AskedAs::range, {});
    ui.question.scale = {"0", "20", "1", "12", "5"};
    ui.settle();
    ui.press(Key::tab);
    ui.press(Key::right);
    REQUIRE(ui.last<intent::Answer>() != nullptr);
    CHECK(ui.last<intent::Answer>()->value == "12");
    CHECK(Scale("0", "20", "1").steps_in("5") == 5);
    CHECK(Scale("0", "20", "1").steps_in("") == 1);
}

TEST_CASE("what is masked is not on the screen", "[question]") {
    LookedQuestion ui(AskedAs::words, {.is_masked = true}, "4711");
    CHECK(ui.screen().find("4711") == std::string::npos);
}
