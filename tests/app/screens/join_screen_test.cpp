#include "app/screens/join_screen.h"
#include "app/screens/unlock_screen.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto join_drawer() {
    return [draft = JoinDraft{}](Kit& kit, const Model& model) mutable {
        return draw_join_screen(kit, make_join_view(model), draft);
    };
}

} // namespace

TEST_CASE("where no project is, one can be joined with a card", "[join]") {
    ShownScreen shown([draft = UnlockDraft{}](Kit& kit, const Model& model) mutable {
        return draw_unlock_screen(kit, make_unlock_view(model), draft);
    });
    shown.model.unlock.store_exists = false;
    shown.start();
    shown.check_layout();
    shown.ui.click("Join with a card");
    CHECK(shown.model.screen == Screen::join);
}

TEST_CASE("a laptop joins with the card that was found, its name, its worker and words") {
    ShownScreen shown(join_drawer());
    shown.model.screen = Screen::join;
    shown.model.found = {".kithcard", {"/media/amina/BLUE/street.kithcard"}};
    shown.start();
    shown.check_layout();
    shown.ui.click("street.kithcard");
    shown.ui.click("laptop");
    shown.ui.type("Blue lid");
    shown.ui.click("worker");
    shown.ui.type("Amina Begum");
    shown.ui.click("passphrase");
    shown.ui.type("quiet river maple");
    shown.ui.click("again");
    shown.ui.type("quiet river mapel");
    shown.ui.press(Key::enter);
    INFO(shown.ui.screen());
    CHECK(shown.model.unlock.error.key == "new_project.not_the_same");
    CHECK(shown.last_command<command::JoinProject>() == nullptr);
    shown.ui.press(Key::backspace);
    shown.ui.press(Key::backspace);
    shown.ui.type("le");
    shown.ui.press(Key::enter);
    const auto* asked = shown.last_command<command::JoinProject>();
    REQUIRE(asked != nullptr);
    CHECK(asked->card == "/media/amina/BLUE/street.kithcard");
    CHECK(asked->laptop == "Blue lid");
    CHECK(asked->worker == "Amina Begum");
    shown.check_layout();
}

TEST_CASE("without a card joining says what is missing and asks for nothing") {
    ShownScreen shown(join_drawer());
    shown.start();
    shown.ui.press(Key::enter);
    CHECK(shown.model.unlock.error.key == "join.needs_card");
    CHECK(shown.asked.empty());
    shown.check_layout();
}

TEST_CASE("after joining the check words are there to be compared, and Enter goes home") {
    ShownScreen shown([](Kit& kit, const Model& model) {
        return draw_joined_screen(kit, make_joined_view(model));
    });
    (void)receive(shown.model, news::ProjectJoined{{.project = "Test Street"}, "pear owl tin sky"});
    CHECK(shown.model.screen == Screen::joined);
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees("pear owl tin sky"));
    shown.ui.press(Key::enter);
    CHECK(shown.model.screen == Screen::home);
    CHECK(shown.model.join.check_words.empty());
}
