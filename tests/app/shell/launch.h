// One launch of the whole program without a window: real screens, real store, keys and clicks.
#pragma once

#include "app/shell/app.h"
#include "app/text/share_folder.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/ui/ui_probe.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <thread>

namespace kith::test {

using namespace kith::app;

inline constexpr std::string_view secret = "quiet river maple";

/// One launch of the program on one laptop.
struct Launch {
    PosixFileSystem files;
    FixedClock clock{Instant{1'795'000'000'000}};
    std::unique_ptr<Random> random;
    UiProbe ui;
    std::unique_ptr<App> app;

    explicit Launch(const Path& store,
                    JobMode mode = JobMode::run_at_once,
                    std::unique_ptr<Random> chance = std::make_unique<SystemRandom>())
        : random(std::move(chance)) {
        const auto share = find_share_folder();
        REQUIRE(share);
        auto words = Words::load(Path(KITH_SOURCE_DIR) / "assets/words", "en");
        REQUIRE(words);
        Surroundings here;
        here.store = store;
        here.share = *share;
        app = std::make_unique<App>(AppParts{.environment = {files, clock, *random},
                                             .surroundings = std::move(here),
                                             .mode = mode},
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
    /// Frames until it is so: for threads, which answer when they are done.
    template <class Condition> void wait_until(Condition is_so) {
        constexpr int most_frames = 20'000;
        for (int frame = 0; frame < most_frames && !is_so(app->model()); ++frame) {
            ui.settle(1);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        INFO(ui.screen());
        REQUIRE(is_so(app->model()));
    }
    [[nodiscard]] std::string place() const { return app->model().interview->live->shown(); }
};

inline void start_project(Launch& launch) {
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
    REQUIRE(launch.app->model().screen == Screen::terms); // may be skipped
    launch.presses(Key::escape);
    REQUIRE(launch.app->model().screen == Screen::home);
}

inline void add_form(Launch& launch, const std::string& name) {
    launch.digit('1');
    launch.ui.click("form_path");
    launch.types((Path(KITH_SOURCE_DIR) / "assets/forms" / name).string());
    launch.ui.click("add_form");
    launch.ui.settle(6);
    INFO(launch.ui.screen());
    REQUIRE(launch.app->model().forms.size() == 1);
}

/// A new project, and the first question of its first interview.
inline void begin_assessment(Launch& launch) {
    start_project(launch);
    add_form(launch, "capabilities_assessment");
    launch.ui.kit.focus.clear();
    launch.digit('1');
}

} // namespace kith::test
