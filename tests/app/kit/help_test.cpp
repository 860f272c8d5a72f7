#include "app/kit/help.h"
#include "app/kit/widgets.h"
#include "tests/support/ui/ui_probe.h"

using namespace kith::app;
using kith::test::UiProbe;

namespace {

struct TwoThings : UiProbe {
    std::string typed;
    bool left_the_page = false;

    TwoThings() {
        words = {};
        words.put("help.around", "Tab goes on.");
        words.put("help.close", "Esc closes this.");
        words.put("help.next", "Goes to the next question.");
        words.put("help.role.field", "Type here.");
        words.put("help.role.button", "Press it for {label}.");
        frame([this](Kit& draw_kit) {
            draw_kit.page("two things");
            (void)draw_button(draw_kit, {.id = "next", .label = "Next"});
            (void)draw_button(draw_kit, {.id = "approve./stick/a.kithb", .label = "Ours"});
            (void)draw_field(draw_kit, {.id = "name", .label = "Name"}, typed);
            if (draw_kit.pressed(Key::escape)) left_the_page = true;
        });
    }
};

} // namespace

TEST_CASE("F1 explains the thing with the keyboard in one sentence", "[kit][help]") {
    TwoThings ui;
    ui.press(Key::tab);
    ui.press(Key::f1);
    CHECK(ui.item("help").label == "Goes to the next question.");
    CHECK(ui.layout_problems().empty());
    ui.press(Key::f1);
    CHECK_FALSE(ui.sees("help"));
}

TEST_CASE("F1 works in the middle of typing and types nothing", "[kit][help]") {
    TwoThings ui;
    ui.click("name");
    ui.type("bees");
    ui.press(Key::f1);
    CHECK(ui.item("help").label == "Type here.");
    CHECK(ui.typed == "bees");
}

TEST_CASE("Escape closes the sentence and nothing else", "[kit][help]") {
    TwoThings ui;
    ui.press(Key::f1);
    CHECK(ui.item("help").label == "Tab goes on.");
    ui.press(Key::escape);
    CHECK_FALSE(ui.sees("help"));
    CHECK_FALSE(ui.left_the_page);
    ui.press(Key::escape);
    CHECK(ui.left_the_page);
}

TEST_CASE("what has no sentence of its own is explained by what it is", "[kit][help]") {
    TwoThings ui;
    CHECK(help_of(ui.kit, ui.item("Ours")) == "Press it for Ours.");
    ui.words.put("help.approve", "Only when the words agree.");
    CHECK(help_of(ui.kit, ui.item("Ours")) == "Only when the words agree.");
}
