#include "app/kit/widgets.h"
#include "tests/support/ui/ui_probe.h"

#include <catch2/generators/catch_generators.hpp>

using namespace kith::app;
using kith::test::UiProbe;

namespace {

struct Ranked : UiProbe {
    std::vector<Choice> choices{{"park", "A cleaner park"},
                                {"bus", "A bus in the evening"},
                                {"hall", "The hall open at weekends"}};
    RankOrder order;
    bool has_long_page = false;

    Ranked() {
        frame([this](Kit& draw_kit) {
            const Page page(draw_kit);
            const Card card(draw_kit);
            const auto next = draw_rank(
                draw_kit,
                {.id = "wish", .label = "Wishes", .start_again = "Start again", .has_keys = true},
                choices,
                order);
            if (next) order = *next;
            if (has_long_page) draw_kit.space(2000.0F);
        });
        settle();
    }
};

} // namespace

TEST_CASE("pressing gives the next number, by pointer and by digit", "[kit][rank]") {
    Ranked ui;
    ui.click("wish.hall");
    ui.press_character('1');
    CHECK(ui.order == RankOrder{2, 0});
    CHECK(ui.item("wish.hall").value == "1");
    CHECK(ui.item("wish.park").value == "2");
    CHECK(ui.item("wish.bus").value.empty());
}

TEST_CASE("pressing again takes it out and the others move up", "[kit][rank]") {
    Ranked ui;
    ui.order = {2, 0, 1};
    ui.settle();
    ui.click("wish.hall");
    CHECK(ui.order == RankOrder{0, 1});
}

TEST_CASE("Up and Down move the focused row in the order, also where the page scrolls",
          "[kit][rank]") {
    Ranked ui;
    ui.has_long_page = GENERATE(false, true);
    ui.order = {0, 1, 2};
    ui.settle();
    ui.press(Key::tab);
    REQUIRE(ui.item("wish.park").is_focused);
    ui.press(Key::down);
    CHECK(ui.order == RankOrder{1, 0, 2});
    ui.press(Key::up);
    ui.press(Key::up);
    CHECK(ui.order == RankOrder{0, 1, 2});
}

TEST_CASE("starting again forgets the order", "[kit][rank]") {
    Ranked ui;
    CHECK_FALSE(ui.sees("Start again"));
    ui.order = {1};
    ui.settle();
    ui.click("Start again");
    CHECK(ui.order.empty());
}

TEST_CASE("ranked rows are big enough and inside the window at any text size",
          "[kit][rank][sweep]") {
    const float scale = GENERATE(1.0F, 1.25F, 1.5F, 2.0F);
    const bool is_rtl = GENERATE(false, true);
    Ranked ui;
    ui.order = {1, 0};
    ui.look.text_scale = scale;
    ui.look.is_right_to_left = is_rtl;
    ui.settle();
    INFO(ui.screen());
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}
