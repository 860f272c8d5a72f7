#include "app/screens/settings_screen.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto settings_drawer() {
    return [draft = SettingsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_settings_screen(kit, make_settings_view(model), draft);
    };
}

void fill(Model& model, bool has_drill) {
    model.screen = Screen::settings;
    model.session.is_hub = true;
    model.session.project = "Test Street";
    model.session.person = "Rukhsana Khan";
    model.settings.facts = {"Blue lid", has_drill};
    model.handover.places = {{"/media/amina/BLUE", "BLUE", true, 5'000'000}};
}

} // namespace

TEST_CASE("theme, size and locking change at once", "[settings]") {
    ShownScreen shown(settings_drawer());
    fill(shown.model, true);
    shown.start();
    shown.check_layout();
    shown.ui.click("Dark");
    CHECK(shown.model.look.theme == ThemeChoice::dark);
    shown.ui.click("150 %");
    CHECK(shown.model.look.text_percent == 150);
    shown.ui.click("15 minutes");
    CHECK(shown.model.look.lock_minutes == 15);
    shown.ui.click("motion");
    CHECK_FALSE(shown.model.look.has_motion);
    shown.ui.click("Polski");
    CHECK(shown.model.look.language == "pl");
}

TEST_CASE("before the recovery drill no card can be made, and it says why", "[settings]") {
    ShownScreen shown(settings_drawer());
    fill(shown.model, false);
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.kit.registry.find("card") == nullptr);
    CHECK(shown.ui.screen().find("First try the recovery sheet") != std::string::npos);
    (void)update(shown.model, intent::MakeCard{"/stick"}, Instant{1});
    CHECK_FALSE(shown.model.settings.is_working);
    shown.ui.click("code");
    shown.ui.type("ABCD-EFGH");
    shown.ui.click("drill");
    REQUIRE(shown.last_command<command::RunDrill>() != nullptr);
    CHECK(shown.last_command<command::RunDrill>()->code == "ABCD-EFGH");
    (void)receive(shown.model, news::SettingsFailed{{ErrorCode::wrong_passphrase, "No."}});
    CHECK(shown.model.settings.trouble.key == "settings.wrong_code");
    (void)receive(shown.model, news::DrillPassed{});
    shown.ui.settle();
    CHECK(shown.ui.kit.registry.find("card") != nullptr);
}

TEST_CASE("a joining card is made in the folder that was chosen", "[settings]") {
    ShownScreen shown(settings_drawer());
    fill(shown.model, true);
    shown.start();
    shown.ui.click("BLUE");
    shown.ui.click("card");
    REQUIRE(shown.last_command<command::MakeCard>() != nullptr);
    CHECK(shown.last_command<command::MakeCard>()->folder == "/media/amina/BLUE");
    (void)receive(shown.model,
                  news::CardWritten{{"/media/amina/BLUE/joining.kithcard", "pear owl", 2}});
    shown.ui.settle();
    shown.check_layout();
    CHECK(shown.ui.sees("/media/amina/BLUE/joining.kithcard"));
}

TEST_CASE("a field laptop's settings hold neither drill nor card", "[settings]") {
    ShownScreen shown(settings_drawer());
    fill(shown.model, false);
    shown.model.session.is_hub = false;
    shown.start();
    CHECK(shown.ui.kit.registry.find("drill") == nullptr);
    CHECK(shown.ui.kit.registry.find("card") == nullptr);
}
