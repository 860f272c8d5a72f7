#include "app/kit/widgets.h"
#include "tests/support/ui/ui_probe.h"

using namespace kith::app;
using kith::test::UiProbe;

namespace {

struct Tidied : UiProbe {
    Tidy tidy = tidy_time;
    std::string written;
    std::string at_enter;

    Tidied() {
        frame([this](Kit& draw_kit) {
            (void)draw_tidied_field(draw_kit, {.id = "when", .label = "When"}, written, tidy);
            (void)draw_button(draw_kit, {.id = "done", .label = "Done"});
            if (draw_kit.pressed(Key::enter)) at_enter = written;
        });
        click("when");
    }
};

} // namespace

TEST_CASE("a time is understood however it is written", "[kit][field]") {
    for (const char* written : {"930", "9.30", "9:30", "0930", "09:30", "9h30", "9 30", " 9:30 am"})
        CHECK(tidy_time(written) == "09:30");
    for (const char* written : {"9:30 pm", "9.30pm", "930 PM", "9:30 p.m.", "21:30", "2130"})
        CHECK(tidy_time(written) == "21:30");
    CHECK(tidy_time("9") == "09:00");
    CHECK(tidy_time("12 am") == "00:00");
    CHECK(tidy_time("12.15pm") == "12:15");
}

TEST_CASE("what is no time stays as it was typed", "[kit][field]") {
    for (const char* written : {"",
                                "25:00",
                                "9:75",
                                "13 pm",
                                "0 am",
                                "half past nine",
                                "9:3",
                                "93045",
                                "9:30 ish",
                                "-930"})
        CHECK(tidy_time(written) == written);
}

TEST_CASE("a place is understood as maps and phones write it", "[kit][field]") {
    for (const char* written : {"52.48, -1.89",
                                "52.48,-1.89",
                                " 52.48  -1.89 ",
                                "52.48; -1.89",
                                "52.48 -1.89 0 0",
                                "52,48 -1,89",
                                "52.48\u00B0 N, 1.89\u00B0 W",
                                "52.48N 1.89W",
                                "52.48, \u22121.89"})
        CHECK(tidy_place(written) == "52.48 -1.89 0 0");
    CHECK(tidy_place("52, -1") == "52 -1 0 0");
    CHECK(tidy_place("-33.5 +18.25 12 4.5") == "-33.5 18.25 12 4.5");
}

TEST_CASE("a place that cannot be stays as it was typed", "[kit][field]") {
    for (const char* written :
         {"", "91 0", "52.48 181", "52.48", "by the church", "1 2 3 4 5", "N 52.48", "52.48 nan"})
        CHECK(tidy_place(written) == written);
}

TEST_CASE("a time is tidied when the field is left, and before Enter goes on", "[kit][field]") {
    Tidied ui;
    ui.type("930");
    CHECK(ui.written == "930");
    SECTION("left") {
        ui.press(Key::tab);
        CHECK(ui.written == "09:30");
        CHECK(ui.item("when").value == "09:30");
    }
    SECTION("Enter") {
        ui.press(Key::enter);
        CHECK(ui.at_enter == "09:30");
    }
}

TEST_CASE("a pasted place is tidied when the field is left", "[kit][field][rtl]") {
    Tidied ui;
    ui.tidy = tidy_place;
    ui.look.is_right_to_left = true;
    ui.copied = "52.48, -1.89";
    ui.press_character('V', true);
    ui.press(Key::tab);
    CHECK(ui.written == "52.48 -1.89 0 0");
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}
