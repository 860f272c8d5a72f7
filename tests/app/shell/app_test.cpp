// The whole program without a window: jobs run at once.
#include "tests/app/shell/launch.h"

using namespace kith;
using namespace kith::app;
using namespace kith::test;

TEST_CASE("a project is started in the window, closed, and opened again with the same words") {
    const ScratchFolder scratch;
    const Path store = scratch.path() / "street.kith";
    {
        Launch first(store);
        CHECK_FALSE(first.app->model().unlock.store_exists);
        CHECK_FALSE(std::filesystem::exists(store));
        start_project(first);
    }
    Launch second(store);
    second.types("wrong words here");
    second.presses(Key::enter);
    CHECK(second.app->model().unlock.error.key == "unlock.wrong");
    for (int i = 0; i < 20; ++i)
        second.ui.press(Key::backspace);
    second.unlock();
    CHECK(second.app->model().session.person == "Amina Begum");
}

TEST_CASE("a Capabilities Assessment goes on at the same question after the program was cut off") {
    const ScratchFolder scratch;
    const Path store = scratch.path() / "street.kith";
    std::string place;
    {
        Launch first(store);
        start_project(first);
        add_form(first, "capabilities_assessment");
        first.ui.kit.focus.clear();
        first.digit('1');
        INFO(first.ui.screen());
        REQUIRE(first.app->model().screen == Screen::interview);
        first.digit('1'); // happy to talk
        first.presses(Key::enter);
        first.digit('1'); // 18 or over
        first.presses(Key::enter);
        place = first.place();
        CHECK(first.app->model().interview->is_saved());
    }
    Launch second(store);
    second.unlock();
    CHECK(second.app->model().counts.drafts == 1);
    second.digit('2');
    second.digit('1');
    INFO(second.ui.screen());
    REQUIRE(second.app->model().screen == Screen::interview);
    CHECK(second.place() == place);
    const auto& engine = second.app->model().interview->live->engine();
    CHECK(engine
              .state(
                  *engine.find("/" + std::string(engine.form().root_name()) + "/consent/take_part"))
              .value == "yes");
    second.presses(Key::escape);
    CHECK(second.app->model().screen == Screen::home);
}

TEST_CASE("an interview in Urdu has its buttons in Urdu, and home is in English again") {
    const test::ScratchFolder scratch;
    Launch launch(scratch.path() / "street.kith");
    begin_assessment(launch);
    CHECK(launch.ui.item("next").label == "Next");
    launch.ui.click("bar.language");
    launch.ui.click("اردو");
    launch.ui.settle(6);
    INFO(launch.ui.screen());
    CHECK(launch.ui.item("next").label == "آگے");
    CHECK(launch.app->look().is_right_to_left);
    launch.presses(Key::escape);
    CHECK(launch.app->model().screen == Screen::home);
    CHECK(launch.ui.sees("Drafts"));
    CHECK_FALSE(launch.app->look().is_right_to_left);
}

TEST_CASE("a laptop left alone hides the screen, and the words bring back the same question") {
    const test::ScratchFolder scratch;
    Launch launch(scratch.path() / "street.kith");
    begin_assessment(launch);
    launch.digit('1'); // happy to talk
    launch.presses(Key::enter);
    const std::string place = launch.place();

    launch.ui.wait(301.0);
    launch.ui.settle(6);
    CHECK(launch.app->model().is_hidden);
    CHECK(launch.ui.sees("passphrase"));
    CHECK(launch.ui.screen().find("Amina") == std::string::npos);
    CHECK_FALSE(launch.ui.sees("next"));

    launch.types("not the words");
    launch.presses(Key::enter);
    CHECK(launch.app->model().is_hidden);
    CHECK(launch.app->model().unlock.error.key == "unlock.wrong");
    launch.ui.press_character('A', true);
    launch.types(secret);
    launch.presses(Key::enter);
    INFO(launch.ui.screen());
    CHECK_FALSE(launch.app->model().is_hidden);
    CHECK(launch.place() == place);
    CHECK(launch.ui.sees("next"));
}

TEST_CASE("what was typed when the screen is hidden is saved first") {
    const test::ScratchFolder scratch;
    Launch launch(scratch.path() / "street.kith");
    begin_assessment(launch);
    launch.digit('1');
    launch.ui.wait(301.0);
    launch.ui.settle(6);
    REQUIRE(launch.app->model().interview);
    CHECK(launch.app->model().interview->is_saved());
}

TEST_CASE("a laptop left alone for long, or that has slept, closes the store for real") {
    const test::ScratchFolder scratch;
    Launch launch(scratch.path() / "street.kith");
    start_project(launch);
    launch.ui.wait(301.0);
    launch.ui.wait(1600.0);
    launch.ui.settle(6);
    CHECK(launch.app->model().screen == Screen::unlock);
    CHECK_FALSE(launch.app->model().is_hidden);
    CHECK(launch.app->model().session.person.empty());
    launch.unlock();

    launch.app->after_sleep(3600.0);
    launch.ui.settle(6);
    CHECK(launch.app->model().screen == Screen::unlock);
}

TEST_CASE("the laptop locks itself as it was told, and the next launch looks the same") {
    const test::ScratchFolder scratch;
    const Path store = scratch.path() / "street.kith";
    {
        Launch first(store);
        start_project(first);
        first.digit('0');
        REQUIRE(first.app->model().screen == Screen::settings);
        first.ui.click("Dark");
        first.ui.click("15 minutes");
        first.ui.settle(6);
        first.ui.wait(840.0);
        first.ui.settle(6);
        CHECK_FALSE(first.app->model().is_hidden);
        first.ui.wait(61.0);
        first.ui.settle(6);
        CHECK(first.app->model().is_hidden);
    }
    const Launch second(store);
    CHECK(second.app->model().look.theme == ThemeChoice::dark);
    CHECK(second.app->model().look.lock_minutes == 15);
}
