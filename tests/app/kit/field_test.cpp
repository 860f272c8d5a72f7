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

TEST_CASE("Urdu is selected to the left by Shift and the arrow, then copied", "[kit][field][rtl]") {
    Field ui;
    ui.look.language = "ur";
    ui.look.is_right_to_left = true;
    ui.type("اردو زبان");
    ui.press(Key::right, true); // back over the last letter
    ui.press(Key::right, true);
    ui.press_character('C', true);
    CHECK(ui.copied == "ان");
    ui.press(Key::backspace);
    CHECK(ui.written == "اردو زب");
}

TEST_CASE("Ctrl and Backspace take a word of Urdu, Ctrl+Z brings it back", "[kit][field][rtl]") {
    Field ui;
    ui.look.language = "ur";
    ui.look.is_right_to_left = true;
    ui.type("میں Kith میں ہوں");
    ui.press(Key::backspace, false, true);
    CHECK(ui.written == "میں Kith میں ");
    ui.press_character('Z', true);
    CHECK(ui.written == "میں Kith میں ہوں");
}

TEST_CASE("Home and End go to the ends of a line that runs from the right", "[kit][field][rtl]") {
    Field ui;
    ui.type("زبان");
    ui.press(Key::home);
    ui.type("x");
    CHECK(ui.written == "xزبان");
    ui.press(Key::end);
    ui.type("y");
    CHECK(ui.written == "xزبانy");
}

TEST_CASE("the arrow passes a Bengali cluster in one step, Backspace takes one sign",
          "[kit][field]") {
    Field ui;
    ui.look.language = "bn";
    ui.type("ক");
    ui.type("\u09CD");
    ui.type("ষ");
    ui.type("\u09C1"); // as a keyboard enters them: ka, hasanta, ssa, vowel sign u
    CHECK(ui.written == "ক্ষু");
    ui.press(Key::left);
    ui.type("আ");
    CHECK(ui.written == "আক্ষু");
    ui.press(Key::end);
    ui.press(Key::backspace);
    CHECK(ui.written == "আক্ষ");
    ui.press(Key::home);
    ui.press(Key::right);
    ui.press(Key::del);
    CHECK(ui.written == "আ");
}

TEST_CASE("pasted Urdu and Bengali replace what is selected", "[kit][field]") {
    Field ui;
    ui.type("old");
    ui.copied = "نیا নতুন";
    ui.press_character('A', true);
    ui.press_character('V', true);
    CHECK(ui.written == "نیا নতুন");
    ui.press(Key::home, true);
    ui.press_character('X', true);
    CHECK(ui.copied == "نیا নতুন");
    CHECK(ui.written.empty());
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
