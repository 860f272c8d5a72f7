#include "app/kit/widgets.h"
#include "tests/support/ui/ui_probe.h"

using namespace kith::app;
using kith::test::UiProbe;

namespace {

struct Field : UiProbe {
    FieldSpec spec{.id = "note", .label = "Your words"};
    std::string written;
    int left = 0;

    Field() {
        frame([this](Kit& draw_kit) {
            const FieldTouch touch = draw_field(draw_kit, spec, written);
            if (touch.left) ++left;
            (void)draw_button(draw_kit, {.id = "done", .label = "Done"});
        });
        click("note");
    }
};

} // namespace

TEST_CASE("what is typed appears, and Backspace takes the last letter", "[kit][field]") {
    Field ui;
    ui.type("caf");
    ui.type("\u00E9");
    CHECK(ui.written == "caf\u00E9");
    ui.press(Key::backspace);
    CHECK(ui.written == "caf");
}

TEST_CASE("text is selected, copied, cut and pasted by the usual keys", "[kit][field]") {
    Field ui;
    ui.type("bees");
    ui.press_character('A', true);
    ui.press_character('C', true);
    CHECK(ui.copied == "bees");
    ui.press(Key::end);
    ui.press_character('V', true);
    CHECK(ui.written == "beesbees");
    ui.press(Key::home, true);
    ui.press_character('X', true);
    CHECK(ui.written.empty());
    ui.press_character('Z', true);
    CHECK(ui.written == "beesbees");
}

TEST_CASE("the left arrow goes to the left in Urdu as well", "[kit][field][rtl]") {
    Field ui;
    ui.type("\u0627\u0628\u062C");
    ui.press(Key::right);
    ui.press(Key::backspace);
    CHECK(ui.written == "\u0627\u062C");
}

TEST_CASE("a secret is neither shown in the registry nor copied", "[kit][field]") {
    Field ui;
    ui.spec.rules.is_masked = true;
    ui.type("river stone");
    CHECK(ui.written == "river stone");
    CHECK(ui.item("note").value.empty());
    ui.press_character('A', true);
    ui.press_character('C', true);
    CHECK(ui.copied.empty());
}

TEST_CASE("a field tells when it was left, which is the time to save", "[kit][field]") {
    Field ui;
    ui.type("x");
    ui.press(Key::tab);
    CHECK(ui.left == 1);
}

TEST_CASE("Enter starts a new line only in a field of several lines", "[kit][field]") {
    Field ui;
    ui.type("a");
    ui.press(Key::enter);
    CHECK(ui.written == "a");
    ui.spec.rules.has_lines = true;
    ui.press(Key::enter);
    ui.type("b");
    CHECK(ui.written == "a\nb");
    ui.press(Key::up);
    ui.press(Key::end);
    ui.type("!");
    CHECK(ui.written == "a!\nb");
}

TEST_CASE("a double click selects the word under it", "[kit][field]") {
    Field ui;
    ui.type("word");
    ui.double_click("note");
    ui.press_character('C', true);
    CHECK(ui.copied == "word");
}
