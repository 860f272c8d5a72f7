#include "app/screens/given_screen.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto given_drawer() {
    return
        [](Kit& kit, const Model& model) { return draw_given_screen(kit, make_given_view(model)); };
}

} // namespace

TEST_CASE("each hand-over says how much of it is safe at the hub", "[given]") {
    ShownScreen shown(given_drawer());
    shown.model.screen = Screen::given;
    shown.model.given.is_loaded = true;
    shown.model.given.lines = {{Instant{2'000'000}, "kith-2.kithb", "pear owl tin sky", 12, 0},
                               {Instant{1'000'000}, "kith-1.kithb", "moss key sun oak", 41, 41}};
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees("Safe at the hub: 41 of 41"));
    CHECK(shown.ui.sees("Signed for: 0 of 12"));
    CHECK(shown.ui.screen().find("moss key sun oak") != std::string::npos);
}

TEST_CASE("where nothing was handed over it says what to do next", "[given]") {
    ShownScreen shown(given_drawer());
    shown.model.screen = Screen::given;
    shown.model.given.is_loaded = true;
    shown.model.counts.ready = 3;
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees("3 records are ready. Put a stick in and hand them over."));
    shown.ui.press(Key::enter);
    CHECK(shown.model.screen == Screen::hand_over);
}
