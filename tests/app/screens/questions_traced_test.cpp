// Lines and shapes of places: typed a point a line, drawn, and checked.
#include "app/screens/questions.h"
#include "tests/app/model/small_form.h"
#include "tests/support/ui/ui_probe.h"

#include <catch2/catch_test_macros.hpp>

#include <variant>

using namespace kith;
using namespace kith::app;
using kith::test::UiProbe;

namespace {

struct TraceQuestion : UiProbe {
    AskedQuestion question;
    Intents intents;

    explicit TraceQuestion(QuestionType type, std::string typed) {
        question.path = "/walk";
        question.label = "Where did you walk?";
        question.as = AskedAs::trace;
        question.is_in_hand = true;
        question.value = std::move(typed);
        question.trace = asked_trace(type, question.value);
        frame([this](Kit& draw_kit) {
            const Page page(draw_kit);
            const Card card(draw_kit);
            draw_question(draw_kit, question, {true}, intents);
            (void)draw_button(draw_kit, {.id = "next", .label = "Next"});
        });
        settle();
    }
};

} // namespace

TEST_CASE("a line is drawn with its points and its length", "[question]") {
    TraceQuestion ui(QuestionType::geotrace, "52.48 -1.89\n52.49 -1.89\n52.4");
    REQUIRE(ui.sees("/walk.sketch"));
    CHECK(ui.item("/walk.sketch").label.find("2 points, 1113 m along") == 0);
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}

TEST_CASE("what is pasted in one line gets a line for each point", "[question]") {
    TraceQuestion ui(QuestionType::geotrace, "52.48 -1.89 0 0; 52.49 -1.89 0 0");
    ui.click("/walk");
    ui.press(Key::tab);
    const intent::Typed* typed = nullptr;
    for (const Intent& one : ui.intents)
        if (const auto* wish = std::get_if<intent::Typed>(&one)) typed = wish;
    REQUIRE(typed != nullptr);
    CHECK(typed->text == "52.48 -1.89 0 0\n52.49 -1.89 0 0");
}

TEST_CASE("a point that is none is named with its line", "[question]") {
    TraceQuestion ui(QuestionType::geotrace, "52.48 -1.89\nthe oak");
    ui.question.has_problem = true;
    ui.question.place_fault = find_place_fault(QuestionType::geotrace, ui.question.value);
    ui.settle();
    CHECK(ui.screen().find("Point 2 (the oak) is not a place") != std::string::npos);
    CHECK_FALSE(ui.sees("/walk.sketch"));
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}

TEST_CASE("a shape is shown without the point that closes it, upright and in its proportions",
          "[question]") {
    const std::string kept =
        "0.0 0.0 0.0 0.0; 0.0 0.02 0.0 0.0; 0.01 0.02 0.0 0.0; 0.0 0.0 0.0 0.0";
    CHECK(lines_of_trace(QuestionType::geoshape, kept) == "0.0 0.0\n0.0 0.02\n0.01 0.02");
    const AskedTrace trace = asked_trace(QuestionType::geoshape, kept);
    REQUIRE(trace.points.size() == 3);
    CHECK(trace.points[0] == std::pair(0.0F, 0.75F)); // south-west
    CHECK(trace.points[2] == std::pair(1.0F, 0.25F)); // north-east
    CHECK(trace.area > 1'200'000);
}
