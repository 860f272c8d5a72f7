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
    ChoiceSearch search;
    SignLines drawing;

    explicit OneQuestion(AskedAs as) {
        question.path = "/talk/q";
        question.label = "How much?";
        question.as = as;
        question.is_in_hand = true;
        frame([this](Kit& draw_kit) {
            const Page page(draw_kit);
            const Card card(draw_kit);
            draw_question(draw_kit, question, {true, nullptr, &search, &drawing}, intents);
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

namespace {

std::shared_ptr<OfferedList> streets(std::size_t count) {
    auto list = std::make_shared<OfferedList>();
    for (std::size_t i = 0; i < count; ++i)
        list->choices.push_back({"s" + std::to_string(i), "Street " + std::to_string(i)});
    list->choices.push_back({"lodz", "Łódź Road"});
    return list;
}

} // namespace

TEST_CASE("a part of a name finds it among 100,000, and Enter takes it", "[question]") {
    OneQuestion ui(AskedAs::search);
    ui.question.list = streets(100'000);
    ui.settle();
    ui.click("/talk/q");
    ui.type("lodz");
    ui.settle();
    CHECK(ui.sees("One in the list: Enter takes it"));
    CHECK(ui.last<intent::Choose>() == nullptr);
    ui.press(Key::enter);
    REQUIRE(ui.last<intent::Choose>() != nullptr);
    CHECK(ui.last<intent::Choose>()->choice == "lodz");
    ui.question.value = "lodz";
    ui.settle();
    CHECK(ui.item("/talk/q.chosen.lodz").label == "Łódź Road");
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}

TEST_CASE("arrows walk through what was found; Enter on what stands already changes nothing",
          "[question]") {
    OneQuestion ui(AskedAs::search);
    ui.question.list = streets(40);
    ui.settle();
    ui.click("/talk/q");
    ui.type("street 1");
    ui.press(Key::down);
    ui.press(Key::enter);
    REQUIRE(ui.last<intent::Choose>() != nullptr);
    CHECK(ui.last<intent::Choose>()->choice == "s10"); // after s1
    ui.question.value = "s10";
    ui.intents.clear();
    ui.settle();
    ui.type("street 10");
    ui.press(Key::enter);
    CHECK(ui.last<intent::Choose>() == nullptr);
    CHECK(ui.kit.pressed(Key::enter) == false);
}

TEST_CASE("nothing found is said in words", "[question]") {
    OneQuestion ui(AskedAs::search);
    bool goes_on = false;
    ui.frame([&](Kit& kit) {
        const Page page(kit);
        draw_question(kit, ui.question, {true, nullptr, &ui.search}, ui.intents);
        goes_on = goes_on || kit.pressed(Key::enter);
    });
    ui.question.list = streets(40);
    ui.settle();
    ui.click("/talk/q");
    ui.type("zzz");
    ui.settle();
    CHECK(ui.sees("Nothing in the list has this. Type less of it."));
    ui.press(Key::enter);
    CHECK(ui.last<intent::Choose>() == nullptr);
    CHECK_FALSE(goes_on); // it would pass the question over unanswered
}

TEST_CASE("a scale stands on one line and is answered by digit", "[question]") {
    OneQuestion ui(AskedAs::choices);
    ui.question.is_on_scale = true;
    ui.question.choices = {{"no", "Not at all"}, {"little", "A little"}, {"much", "Very much"}};
    ui.settle();
    CHECK(ui.item("/talk/q.no").rect.y == ui.item("/talk/q.much").rect.y);
    ui.press_character('3');
    REQUIRE(ui.last<intent::Choose>() != nullptr);
    CHECK(ui.last<intent::Choose>()->choice == "much");
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}

TEST_CASE("questions with the same choices stand in one table, and a digit answers the one in hand",
          "[question]") {
    UiProbe ui;
    Intents intents;
    std::vector<AskedQuestion> days(2);
    for (std::size_t i = 0; i < days.size(); ++i) {
        days[i].path = i == 0 ? "/week/sat" : "/week/sun";
        days[i].label = i == 0 ? "Saturday" : "Sunday";
        days[i].as = AskedAs::choices;
        days[i].takes_many = true;
        days[i].is_in_table = true;
        days[i].choices = {{"am", "Morning"}, {"pm", "Afternoon"}};
    }
    days[1].is_in_hand = true;
    std::size_t tabled = 0;
    ui.frame([&](Kit& kit) {
        const Page page(kit);
        const Card card(kit);
        tabled = table_length(kit, days);
        if (tabled > 0) draw_table_of(kit, days, intents);
    });
    ui.settle();
    REQUIRE(tabled == 2);
    CHECK(ui.item("/week/sat.am").label == "Saturday: Morning");
    CHECK(ui.item("/week/sat.am").rect.y < ui.item("/week/sun.am").rect.y);
    CHECK(ui.item("/week/sat.pm").rect.x == ui.item("/week/sun.pm").rect.x);
    ui.press_character('2');
    REQUIRE(intents.size() == 1);
    CHECK(std::get<intent::Choose>(intents[0]).path == "/week/sun");
    CHECK(std::get<intent::Choose>(intents[0]).choice == "pm");
    ui.click("/week/sat.am");
    CHECK(std::get<intent::Choose>(intents.back()).path == "/week/sat");
    CHECK(ui.layout_problems() == std::vector<std::string>{});
    ui.window = {500.0F, 768.0F};
    ui.look.text_scale = 2.0F;
    ui.settle();
    CHECK(tabled == 0); // no room: asked one below the other
}

TEST_CASE("a signature is kept at the end of every line, and can be drawn anew", "[question]") {
    OneQuestion ui(AskedAs::drawing);
    const Rect pad = ui.item("/talk/q").rect;
    const Point start{pad.x + 40.0F, pad.y + 40.0F};
    ui.drag(start, {start.x + 200.0F, start.y + 60.0F});
    REQUIRE(ui.last<intent::UsePicture>() != nullptr);
    REQUIRE(ui.last<intent::UsePicture>()->drawing.size() == 1);
    CHECK(ui.last<intent::UsePicture>()->drawing[0].size() >= 2);
    ui.drag({start.x, start.y + 30.0F}, {start.x + 100.0F, start.y});
    CHECK(ui.last<intent::UsePicture>()->drawing.size() == 2);
    CHECK(ui.layout_problems() == std::vector<std::string>{});
    ui.click("/talk/q.clear");
    REQUIRE(ui.last<intent::Answer>() != nullptr);
    CHECK(ui.last<intent::Answer>()->value.empty());
    ui.drag(start, {start.x + 20.0F, start.y});
    CHECK(ui.last<intent::UsePicture>()->drawing.size() == 1);
}

TEST_CASE("a pad whose lines are taken away while the pen is down waits for the next line",
          "[question]") {
    UiProbe ui;
    SignLines lines;
    bool is_finished = false;
    ui.frame([&](Kit& kit) {
        const Page page(kit);
        kit.memory.scroll("pad").is_dragged = true; // left by the interview that was swapped away
        is_finished = draw_sign_pad(kit, {.id = "pad", .label = "Sign"}, lines);
    });
    ui.settle();
    CHECK(lines.empty());
    CHECK_FALSE(is_finished);
}
