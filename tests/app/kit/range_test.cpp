#include "app/kit/widgets.h"
#include "tests/support/ui/ui_probe.h"

#include <catch2/generators/catch_generators.hpp>

using namespace kith::app;
using kith::test::UiProbe;

namespace {

struct Line : UiProbe {
    Scale scale{"0", "10", "1"};
    std::string value;
    std::vector<std::string> answers;
    bool enter_reached_page = false;

    Line() {
        frame([this](Kit& draw_kit) {
            const Page page(draw_kit);
            const Card card(draw_kit);
            const std::string shown = value.empty() ? "Not answered yet" : value + " of 10";
            const auto chosen =
                draw_range(draw_kit,
                           {.id = "trust", .label = "Trust", .value = value, .in_words = shown},
                           scale);
            (void)draw_button(draw_kit, {.id = "after", .label = "After"});
            if (draw_kit.pressed(Key::enter)) enter_reached_page = true;
            if (!chosen) return;
            value = *chosen;
            answers.push_back(value);
        });
        settle();
    }

    void drag_along(float from_share, float to_share) {
        const Rect rect = item("trust").rect;
        const auto at = [&](float share) {
            return Point{rect.x + 22.0F + (rect.width - 44.0F) * share, rect.centre().y};
        };
        drag(at(from_share), at(to_share));
    }
};

} // namespace

TEST_CASE("a line has no value until somebody touches it", "[kit][range]") {
    Line ui;
    CHECK(ui.sees("Not answered yet"));
    ui.press(Key::tab);
    CHECK(ui.item("trust").is_focused);
    CHECK(ui.answers.empty());
}

TEST_CASE("arrows, Home and End move along the line, and Enter still goes on", "[kit][range]") {
    Line ui;
    ui.press(Key::tab);
    ui.press(Key::right);
    CHECK(ui.value == "0");
    ui.press(Key::right);
    ui.press(Key::up);
    CHECK(ui.value == "2");
    ui.press(Key::left);
    CHECK(ui.value == "1");
    ui.press(Key::end);
    CHECK(ui.value == "10");
    ui.press(Key::right);
    CHECK(ui.value == "10");
    ui.press(Key::home);
    CHECK(ui.value == "0");
    ui.press(Key::enter);
    CHECK(ui.enter_reached_page);
}

TEST_CASE("Backspace takes the place on the line back", "[kit][range]") {
    Line ui;
    ui.press(Key::tab);
    ui.press(Key::end);
    ui.press(Key::backspace);
    CHECK(ui.value.empty());
    CHECK(ui.sees("Not answered yet"));
}

TEST_CASE("a click chooses, and a drag answers once when it ends", "[kit][range]") {
    Line ui;
    ui.click("trust");
    CHECK(ui.value == "5");
    ui.drag_along(0.5F, 0.9F);
    CHECK(ui.answers == std::vector<std::string>{"5", "9"});
}

TEST_CASE("from right to left the line starts at the right", "[kit][range][rtl]") {
    Line ui;
    ui.look.is_right_to_left = true;
    ui.settle();
    ui.drag_along(1.0F, 1.0F);
    CHECK(ui.value == "0");
    ui.press(Key::left);
    CHECK(ui.value == "1");
}

TEST_CASE("values keep the digits of the form, also downwards and where the step does not fit",
          "[kit][range]") {
    const Scale tenths("0", "1", "0.1");
    CHECK(tenths.last() == 10);
    CHECK(tenths.value_at(3) == "0.3");
    CHECK(tenths.place_of("0.7") == 7U);
    const Scale down("5", "-5", "5");
    CHECK(down.value_at(0) == "5");
    CHECK(down.value_at(1) == "0");
    CHECK(down.value_at(2) == "-5");
    CHECK(Scale("1", "10", "4").value_at(9) == "9");
    CHECK_FALSE(tenths.place_of("often").has_value());
}

TEST_CASE("the line is big enough to hit at any text size", "[kit][range][sweep]") {
    const float scale = GENERATE(1.0F, 1.25F, 1.5F, 2.0F);
    const bool is_rtl = GENERATE(false, true);
    Line ui;
    ui.look.text_scale = scale;
    ui.look.is_right_to_left = is_rtl;
    ui.settle();
    INFO(ui.screen());
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}
