#include "app/kit/widgets.h"
#include "tests/support/ui/ui_probe.h"

#include <catch2/generators/catch_generators.hpp>

using namespace kith::app;
using kith::test::UiProbe;

namespace {

/// One interview page, as the pictures have it.
struct Asked {
    std::vector<Choice> gifts{{"cooking", "Cooking and baking"},
                              {"garden", "Gardening"},
                              {"sewing", "Sewing and knitting"},
                              {"diy", "DIY and repairs"},
                              {"music", "Music and singing"}};
    std::string other;
    std::string pressed;
    bool shows_languages = false;
    int keys_chosen = 0;

    void draw(Kit& kit) {
        const TopBarPress top = draw_top_bar(kit,
                                             {.person = "Amina B.",
                                              .initials = "AB",
                                              .status = "Saved on this laptop",
                                              .language_name = "English",
                                              .theme_label = "Light or dark",
                                              .size_label = "Text size",
                                              .read_label = "Read aloud"});
        if (top == TopBarPress::language) shows_languages = true;
        const auto foot = draw_footer(
            kit,
            {.start =
                 {{.id = "back", .label = "Back", .icon = Icon::chevron_left, .key = Key::page_up}},
             .hint = "Keys: 1-9 choose, Enter next",
             .end = {{.id = "skip", .label = "Skip for now", .kind = ButtonKind::ghost},
                     {.id = "next",
                      .label = "Next",
                      .kind = ButtonKind::filled,
                      .end_icon = Icon::chevron_right,
                      .key = Key::enter,
                      .min_width = 170.0F}}});
        if (foot) pressed = *foot;
        draw_page(kit);
        draw_sheet(kit);
    }

    void draw_page(Kit& kit) {
        const Page page(kit);
        const Card card(kit);
        draw_heading(kit, "What do you enjoy doing that others could learn from?");
        draw_paragraph(kit, "Choose as many as you like.");
        const auto choice = draw_choices(
            kit, {.id = "gifts", .label = "Gifts", .takes_many = true, .has_keys = true}, gifts);
        if (choice) gifts[*choice].is_selected = !gifts[*choice].is_selected;
        (void)draw_field(
            kit,
            {.id = "other", .label = "Something else", .hint = "For example: keeping bees"},
            other);
    }

    void draw_sheet(Kit& kit) {
        if (!shows_languages) return;
        const Sheet sheet(
            kit, {.id = "languages", .title = "Choose a language", .close_label = "Close"});
        const std::vector<Choice> languages{{"en", "English", {}, Icon::none, true},
                                            {"ur", "\u0627\u0631\u062F\u0648"}};
        if (draw_choices(kit,
                         {.id = "language", .label = "Language", .shape = ChoiceShape::tiles},
                         languages) ||
            sheet.wants_close()) {
            shows_languages = false;
        }
    }
};

struct Interview : UiProbe, Asked {
    Interview() {
        frame([this](Kit& drawn) { Asked::draw(drawn); });
    }
};

} // namespace

TEST_CASE("a choice is made by pointer and unmade by pressing again", "[kit]") {
    Interview ui;
    ui.click("Gardening");
    CHECK(ui.item("Gardening").is_selected);
    ui.click("Gardening");
    CHECK_FALSE(ui.item("Gardening").is_selected);
}

TEST_CASE("choosing does not change the width of a chip", "[kit]") {
    Interview ui;
    const Rect before = ui.item("Gardening").rect;
    ui.click("Gardening");
    CHECK(ui.item("Gardening").rect == before);
}

TEST_CASE("digits choose and Enter goes on", "[kit]") {
    Interview ui;
    ui.press_character('2');
    CHECK(ui.gifts[1].is_selected);
    ui.press(Key::enter);
    CHECK(ui.pressed == "next");
}

TEST_CASE("a click on a chip leaves Enter to the page", "[kit]") {
    Interview ui;
    ui.click("Gardening");
    ui.press(Key::enter);
    CHECK(ui.gifts[1].is_selected);
    CHECK(ui.pressed == "next");
}

TEST_CASE("digits typed into a field choose nothing", "[kit]") {
    Interview ui;
    ui.click("other");
    ui.press_character('2');
    CHECK(ui.other == "2");
    CHECK_FALSE(ui.gifts[1].is_selected);
    ui.press(Key::enter);
    CHECK(ui.pressed == "next");
}

TEST_CASE("Tab goes bar by bar and passes a group as one; arrows move inside it", "[kit][focus]") {
    Interview ui;
    std::vector<std::string> visited;
    for (int i = 0; i < 10; ++i) {
        ui.press(Key::tab);
        visited.push_back(ui.kit.focus.id());
    }
    CHECK(visited == std::vector<std::string>{"bar.home",
                                              "bar.language",
                                              "bar.read",
                                              "bar.size",
                                              "bar.theme",
                                              "gifts.cooking",
                                              "other",
                                              "back",
                                              "skip",
                                              "next"});
    ui.press(Key::tab, true);
    ui.press(Key::tab, true);
    ui.press(Key::tab, true);
    ui.press(Key::tab, true);
    CHECK(ui.kit.focus.id() == "gifts.cooking");
    ui.press(Key::right);
    CHECK(ui.kit.focus.id() == "gifts.garden");
    ui.press(Key::space);
    CHECK(ui.gifts[1].is_selected);
}

TEST_CASE("Enter on a focused control is its own and not the next page", "[kit][focus]") {
    Interview ui;
    for (int i = 0; i < 8; ++i)
        ui.press(Key::tab);
    REQUIRE(ui.kit.focus.id() == "back");
    ui.press(Key::enter);
    CHECK(ui.pressed == "back");
}

TEST_CASE("a sheet puts the page out of reach until Escape closes it", "[kit][sheet]") {
    Interview ui;
    ui.click("bar.language");
    REQUIRE(ui.sees("Choose a language"));
    ui.press(Key::enter);
    CHECK(ui.pressed.empty());
    ui.press(Key::tab);
    CHECK(ui.kit.focus.id() == "languages.close");
    ui.click("language.ur");
    CHECK_FALSE(ui.sees("Choose a language"));
    ui.click("bar.language");
    ui.press(Key::escape);
    CHECK_FALSE(ui.sees("Choose a language"));
}

TEST_CASE("a page that runs from right to left is mirrored", "[kit][rtl]") {
    Interview ui;
    const Rect next = ui.item("next").rect;
    const Rect first = ui.item("Cooking and baking").rect;
    ui.look.is_right_to_left = true;
    ui.settle();
    CHECK(std::abs(ui.item("next").rect.x - (1366.0F - next.right())) < 1.0F);
    CHECK(std::abs(ui.item("Cooking and baking").rect.right() - (1366.0F - first.x)) < 1.0F);
}

TEST_CASE("nothing is too small, over something else or off the window, at any text size",
          "[kit][sweep]") {
    const float scale = GENERATE(1.0F, 1.25F, 1.5F, 2.0F);
    const bool is_rtl = GENERATE(false, true);
    Interview ui;
    ui.look.text_scale = scale;
    ui.look.is_right_to_left = is_rtl;
    ui.settle();
    INFO(ui.screen());
    CHECK(ui.layout_problems() == std::vector<std::string>{});
}

TEST_CASE("what the keyboard reaches is scrolled into sight", "[kit][scroll]") {
    Interview ui;
    ui.look.text_scale = 2.0F;
    ui.settle();
    for (int i = 0; i < 7; ++i)
        ui.press(Key::tab);
    REQUIRE(ui.kit.focus.id() == "other");
    const Item field = ui.item("other");
    CHECK(field.rect.y >= ui.kit.body.y);
    CHECK(field.rect.bottom() <= ui.kit.body.bottom());
}

TEST_CASE("a notice goes after four seconds and tells when", "[kit][toast]") {
    Interview ui;
    ui.kit.toast("Answer saved");
    ui.settle();
    CHECK(ui.sees("Answer saved"));
    REQUIRE(ui.kit.wakes_at());
    ui.wait(4.1);
    CHECK_FALSE(ui.sees("Answer saved"));
    CHECK_FALSE(ui.kit.wakes_at());
}

TEST_CASE("a button that is off cannot be pressed by pointer or key", "[kit]") {
    UiProbe ui;
    int presses = 0;
    ui.frame([&](Kit& kit) {
        if (draw_button(
                kit,
                {.id = "add", .label = "Add the form", .is_enabled = false, .key = Key::enter}))
            ++presses;
    });
    ui.click_at(ui.item("add").rect.centre());
    ui.press(Key::enter);
    CHECK(presses == 0);
}

TEST_CASE("a table of a million rows asks only for those in sight", "[kit][table]") {
    UiProbe ui;
    std::size_t asked = 0;
    std::optional<std::size_t> opened;
    ui.frame([&](Kit& kit) {
        asked = 0;
        const TableSpec spec{.id = "people",
                             .label = "People",
                             .columns = {{"name", "Name"}, {"area", "Area"}},
                             .rows = 1'000'000,
                             .height = 600.0F};
        const TableTouch touch = draw_table(kit, spec, [&](std::size_t row) {
            ++asked;
            return std::vector<TableCell>{{"Person " + std::to_string(row)}, {"Moseley"}};
        });
        if (touch.opened) opened = touch.opened;
    });
    CHECK(asked < 20);
    ui.click("Person 3");
    CHECK(opened == 3U);
    ui.press(Key::tab); // the headers
    ui.press(Key::tab);
    REQUIRE(ui.kit.focus.id() == "people");
    ui.press(Key::end);
    CHECK(ui.sees("Person 999999"));
    ui.press(Key::enter);
    CHECK(opened == 999'999U);
    // Rows stand exactly below each other, down to the last.
    const float step = ui.item("people.row.999999").rect.y - ui.item("people.row.999998").rect.y;
    CHECK(step == ui.item("people.row.999998").rect.y - ui.item("people.row.999997").rect.y);
    CHECK(step == ui.item("people.row.999998").rect.height);
    ui.press(Key::up);
    ui.press(Key::enter);
    CHECK(opened == 999'998U);
}

TEST_CASE("only what differs between two answers is tinted", "[kit][comparison]") {
    CHECK(differing_part("07700 900 418", "07700 900 481") ==
          std::pair<std::size_t, std::size_t>{11, 13});
    CHECK(differing_part("same", "same") == std::pair<std::size_t, std::size_t>{4, 4});
    CHECK(differing_part("new", "") == std::pair<std::size_t, std::size_t>{0, 3});
}

TEST_CASE("either of two answers is kept by its key", "[kit][comparison]") {
    UiProbe ui;
    std::optional<int> kept;
    ui.frame([&](Kit& kit) {
        const Side ours{"AB",
                        "Amina B.",
                        "laptop 3",
                        "Shown for now",
                        Tone::gift,
                        "07700 900 418",
                        {},
                        "Keep this one",
                        '1'};
        const Side theirs{"DP",
                          "Dev P.",
                          "laptop 7",
                          {},
                          Tone::neutral,
                          "07700 900 481",
                          {},
                          "Keep this one",
                          '2'};
        if (const auto side = draw_comparison(kit, "phone", ours, theirs)) kept = side;
    });
    ui.press_character('2');
    CHECK(kept == 1);
}

TEST_CASE("an unknown date stays as typed and a known one is written one way", "[kit][date]") {
    CHECK(tidy_date("3/11/2026") == "2026-11-03");
    CHECK(tidy_date("2026 11 3") == "2026-11-03");
    CHECK(tidy_date("20261103") == "2026-11-03");
    CHECK(tidy_date("03112026") == "2026-11-03");
    CHECK(tidy_date("31/02/2026") == "31/02/2026");
    CHECK(tidy_date("soon") == "soon");
}
