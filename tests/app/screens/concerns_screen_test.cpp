#include "app/screens/concerns_screen.h"
#include "app/screens/door_screen.h"
#include "app/screens/hand_over_screen.h"
#include "app/screens/home_screen.h"
#include "tests/app/screens/sample_parts.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto concerns_drawer() {
    return [draft = ConcernsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_concerns_screen(kit, make_concerns_view(model), draft);
    };
}

bool says(const kith::test::UiProbe& ui, std::string_view words) {
    return ui.screen().find(words) != std::string::npos;
}

} // namespace

TEST_CASE("what worries a worker is written in two fields, sealed by one key, and is gone from the "
          "screen",
          "[concern]") {
    ShownScreen shown(concerns_drawer());
    shown.model.screen = Screen::home;
    (void)update(shown.model, intent::OpenConcerns{}, {});
    shown.model.paper.phone = "01632 960 001";
    shown.start();
    shown.check_layout();
    CHECK(says(shown.ui, "01632 960 001"));
    CHECK_FALSE(shown.ui.item("seal").is_enabled); // nothing is written yet
    shown.ui.click("who");
    shown.ui.type("The boy at 12");
    shown.ui.click("words");
    shown.ui.type("Bruises, twice");
    shown.ui.click("seal");
    const auto* sealed = shown.last_command<command::SealConcern>();
    REQUIRE(sealed != nullptr);
    CHECK(sealed->words == ConcernWords{"The boy at 12", "Bruises, twice"});
    CHECK_FALSE(sealed->about);

    SECTION("what was not kept stays, with the reason") {
        (void)receive(shown.model,
                      news::ConcernRefused{{ErrorCode::refused, "Join the project first."}});
        shown.ui.settle();
        CHECK(says(shown.ui, "Join the project first."));
        CHECK(shown.ui.item("words").value == "Bruises, twice");
    }
    SECTION("what was kept is seen by nobody here") {
        (void)receive(shown.model, news::ConcernSealed{});
        shown.model.counts.concerns = {1, 1, 0};
        shown.ui.settle();
        CHECK_FALSE(says(shown.ui, "Bruises"));
        CHECK(says(shown.ui, "Only a coordinator can read it"));
        CHECK(says(shown.ui, "1 note about somebody's safety waits on this laptop"));
        CHECK_FALSE(shown.ui.sees("read"));
        shown.ui.click("back");
        CHECK(shown.model.screen == Screen::home);
    }
}

TEST_CASE(
    "a coordinator opens what was written after asking for it, adds what was done, and leaves "
    "nothing open behind",
    "[concern]") {
    ShownScreen shown(concerns_drawer());
    shown.model.session.is_hub = true;
    shown.model.screen = Screen::home;
    (void)update(shown.model, intent::OpenConcerns{}, {});
    shown.model.counts.concerns = {3, 0, 1};
    shown.start();
    CHECK_FALSE(says(shown.ui, "Bruises"));
    shown.ui.click("read");
    REQUIRE(shown.last_command<command::ReadConcerns>() != nullptr);
    (void)receive(shown.model, news::ConcernsOpened{kith::test::sample_concerns()});
    shown.ui.settle();
    shown.check_layout();
    CHECK(says(shown.ui, "Bruises, twice"));
    CHECK(says(shown.ui, "Rang the duty desk"));
    CHECK(says(shown.ui, "sealed to other coordinators"));

    shown.ui.click("add_" + to_hex(ConcernId{1}));
    shown.ui.click("words");
    shown.ui.type("Visited");
    shown.ui.click("seal");
    const auto* sealed = shown.last_command<command::SealConcern>();
    REQUIRE(sealed != nullptr);
    CHECK(sealed->about == ConcernId{1});
    CHECK(sealed->words.words == "Visited");

    shown.ui.click("back");
    CHECK_FALSE(shown.model.concerns.opened);
}

TEST_CASE("F9 opens the page from an interview and leads back into it, with what was typed saved",
          "[concern]") {
    kith::test::SamplePlace place;
    for (const kith::test::SampleScreen& sample : kith::test::terms_samples()) {
        if (sample.name != "where the consent begins") continue;
        Model model = sample.model(place);
        const Instant now = place.clock.now();
        (void)update(model, intent::OpenConcerns{}, now);
        CHECK(model.screen == Screen::concerns);
        REQUIRE(model.interview);
        (void)update(model, intent::LeaveConcerns{}, now);
        CHECK(model.screen == Screen::interview);
        CHECK(model.interview->live);
        return;
    }
    FAIL("there is no such sample");
}

TEST_CASE("home and the hand-over say that a concern waits and is not in the hand-over file",
          "[concern]") {
    for (const bool is_home : {true, false}) {
        ShownScreen shown([is_home, draft = FolderDraft{}](Kit& kit, const Model& model) mutable {
            return is_home ? draw_home_screen(kit, make_home_view(model))
                           : draw_hand_over_screen(kit, make_hand_over_view(model), draft);
        });
        shown.model.screen = is_home ? Screen::home : Screen::hand_over;
        shown.start();
        CHECK_FALSE(says(shown.ui, "safety"));
        shown.model.counts.concerns = {1, 1, 0};
        shown.ui.settle();
        CHECK(says(shown.ui, "1 note about somebody's safety waits on this laptop"));
        CHECK(says(shown.ui, "not in the hand-over"));
        shown.ui.click("Open");
        CHECK(shown.model.screen == Screen::concerns);
    }
}

TEST_CASE("the pause at a door offers to write it down; the badge that faces a resident does not",
          "[concern]") {
    for (const DoorPanel panel : {DoorPanel::pause, DoorPanel::badge}) {
        ShownScreen shown([draft = DoorDraft{}](Kit& kit, const Model& model) mutable {
            return draw_door_screen(kit, make_door_view(model), draft);
        });
        shown.model.screen = Screen::door;
        shown.model.rounds.round = Round{};
        shown.model.rounds.panel = panel;
        shown.start();
        CHECK(shown.ui.sees("pause_write") == (panel == DoorPanel::pause));
        shown.ui.press_character('W');
        CHECK((shown.model.screen == Screen::concerns) == (panel == DoorPanel::pause));
    }
}
