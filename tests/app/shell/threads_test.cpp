// The whole program with its real threads: one writes, one reads, the window's thread draws. What
// the thread sanitizer looks at.
#include "tests/app/shell/launch.h"

using namespace kith;
using namespace kith::app;
using namespace kith::test;

TEST_CASE("answers are written and lists are read by real threads while the window draws") {
    const ScratchFolder scratch;
    const Path store = scratch.path() / "street.kith";
    {
        Launch first(store);
        start_project(first);
        add_form(first, "capabilities_assessment");
    }
    Launch launch(store, JobMode::threads);
    launch.types(secret);
    launch.presses(Key::enter);
    launch.wait_until([](const Model& model) { return model.screen == Screen::home; });
    launch.digit('1');
    launch.wait_until([](const Model& model) { return model.forms.size() == 1; });
    launch.digit('1');
    launch.wait_until([](const Model& model) {
        return model.screen == Screen::interview && model.interview && model.interview->live;
    });
    for (int question = 0; question < 5; ++question) {
        launch.digit('1');
        launch.presses(Key::enter);
    }
    launch.wait_until([](const Model& model) { return model.interview->is_saved(); });
    launch.presses(Key::escape);
    launch.wait_until([](const Model& model) {
        return model.screen == Screen::home && model.counts.drafts == 1;
    });
    launch.digit('2');
    launch.wait_until([](const Model& model) { return model.drafts.size() == 1; });
    CHECK(launch.app->model().drafts.front().answers >= 5);
}
