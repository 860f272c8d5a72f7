// What looks like a name, beside the field in which it is typed.
#include "app/screens/questions.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

AskedQuestion name_question(bool can_be_same) {
    AskedQuestion question;
    question.path = "/a_name";
    question.label = "What is it called?";
    question.alike = {{Dot{WriterId{3}, 7}, "Mill Lane Hall", "Mill Lane", 1.0},
                      {Dot{WriterId{3}, 9}, "Mill Lane Church", "", 0.9}};
    question.can_be_same = can_be_same;
    return question;
}

auto drawer(AskedQuestion question) {
    return [question](Kit& kit, const Model&) {
        Intents intents;
        kit.page("alike");
        const Page page(kit);
        draw_alike(kit, question, intents);
        return intents;
    };
}

} // namespace

TEST_CASE("one key says that the place which is named is known already", "[alike]") {
    ShownScreen shown(drawer(name_question(true)));
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.screen().find("Mill Lane Hall") != std::string::npos);
    shown.ui.press_character('2', true);
    const auto* same = shown.last<intent::SameAs>();
    REQUIRE(same != nullptr);
    CHECK(same->path == "/a_name");
    CHECK(same->record == Dot{WriterId{3}, 9});
    shown.ui.click("alike.1");
    CHECK(shown.last<intent::SameAs>()->record == Dot{WriterId{3}, 7});
}

TEST_CASE("people who look alike are shown and never taken for each other", "[alike]") {
    ShownScreen shown(drawer(name_question(false)));
    shown.start();
    CHECK(shown.ui.screen().find("Mill Lane Hall") != std::string::npos);
    shown.ui.press_character('1', true);
    CHECK(shown.last<intent::SameAs>() == nullptr);
}
