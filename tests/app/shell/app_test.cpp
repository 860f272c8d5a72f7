// The whole program without a window: real screens, real store, jobs run at once.
#include "app/shell/app.h"
#include "app/text/share_folder.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/ui/ui_probe.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>

using namespace kith;
using namespace kith::app;
using kith::test::UiProbe;

namespace {

constexpr std::string_view secret = "quiet river maple";

/// One launch of the program on one laptop.
struct Launch {
    PosixFileSystem files;
    FixedClock clock{Instant{1'795'000'000'000}};
    SystemRandom random;
    UiProbe ui;
    std::unique_ptr<App> app;

    explicit Launch(const Path& store) {
        const auto share = find_share_folder();
        REQUIRE(share);
        auto words = Words::load(Path(KITH_SOURCE_DIR) / "assets/words", "en");
        REQUIRE(words);
        Surroundings here;
        here.store = store;
        here.share = *share;
        app = std::make_unique<App>(AppParts{.environment = {files, clock, random},
                                             .surroundings = std::move(here),
                                             .mode = JobMode::run_at_once},
                                    std::move(*words));
        ui.frame([this](Kit& kit) { app->build_frame(kit); });
        ui.settle();
    }
    void types(std::string_view text) {
        ui.type(text);
        ui.settle();
    }
    void presses(Key key) {
        ui.press(key);
        ui.settle(6);
    }
    void digit(char key) {
        ui.press_character(key);
        ui.settle(6);
    }
    void unlock() {
        types(secret);
        presses(Key::enter);
        INFO(ui.screen());
        REQUIRE(app->model().screen == Screen::home);
    }
    [[nodiscard]] std::string place() const { return app->model().interview->live->shown(); }
};

void start_project(Launch& launch) {
    launch.presses(Key::enter);
    launch.types("Test Street");
    launch.presses(Key::tab);
    launch.types("Amina Begum");
    launch.presses(Key::tab);
    launch.types(secret);
    launch.ui.click("project.again");
    launch.types(secret);
    launch.ui.click("project.test");
    launch.presses(Key::enter);
    INFO(launch.ui.screen());
    REQUIRE(launch.app->model().screen == Screen::recovery);
    launch.digit('1');
    launch.presses(Key::enter);
    REQUIRE(launch.app->model().screen == Screen::home);
}

void add_form(Launch& launch, const std::string& name) {
    launch.digit('1');
    launch.ui.click("form_path");
    launch.types((Path(KITH_SOURCE_DIR) / "assets/forms" / name).string());
    launch.ui.click("add_form");
    launch.ui.settle(6);
    INFO(launch.ui.screen());
    REQUIRE(launch.app->model().forms.size() == 1);
}

} // namespace

TEST_CASE("a project is started in the window, closed, and opened again with the same words") {
    const test::ScratchFolder scratch;
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
    const test::ScratchFolder scratch;
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
