#include "app/screens/questions.h"
#include "tests/support/ui/ui_probe.h"

#include <variant>

using namespace kith::app;
using kith::test::UiProbe;

namespace {

/// One question on a card, and what was wished last.
struct OneQuestion : UiProbe {
    AskedQuestion question;
    Intents intents;

    explicit OneQuestion(AskedAs as) {
        question.path = "/talk/q";
        question.label = "How much?";
        question.as = as;
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

TEST_CASE("a range asks for a place on the form's own line", "[question]") {
    OneQuestion ui(AskedAs::range);
    ui.question.scale = {"0", "2", "0.5"};
    ui.settle();
    CHECK(ui.last<intent::Answer>() == nullptr);
    ui.press(Key::tab);
    ui.press(Key::end);
    REQUIRE(ui.last<intent::Answer>() != nullptr);
    CHECK(ui.last<intent::Answer>()->value == "2");
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}

TEST_CASE("an order is answered as names in order", "[question]") {
    OneQuestion ui(AskedAs::rank);
    ui.question.choices = {{"park", "Park"}, {"bus", "Bus"}, {"hall", "Hall"}};
    ui.question.value = "hall gone";
    ui.settle();
    ui.press_character('1');
    REQUIRE(ui.last<intent::Answer>() != nullptr);
    CHECK(ui.last<intent::Answer>()->value == "hall park");
}

TEST_CASE("a time reaches the answer tidy", "[question]") {
    OneQuestion ui(AskedAs::time);
    ui.question.value = "9.30";
    ui.settle();
    ui.click("/talk/q");
    ui.press(Key::enter);
    REQUIRE(ui.last<intent::Typed>() != nullptr);
    CHECK(ui.last<intent::Typed>()->text == "09:30");
}
