// The sheet in which a form from paper is keyed in.
#include "app/model/pages.h"
#include "app/screens/interview_screen.h"
#include "tests/app/model/small_form.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;

namespace {

using Draw = Intents (*)(Kit&, const Model&);

Intents draw_interview(Kit& kit, const Model& model) {
    static InterviewDraft draft;
    return draw_interview_screen(kit, make_interview_view(model), draft);
}

struct Desk : test::ShownScreen<Draw> {
    SeededRandom random{7};

    Desk() : test::ShownScreen<Draw>(draw_interview) {
        (void)receive(model,
                      news::InterviewOpened{test::small_interview(clock, random), DraftId{1}});
        model.screen = Screen::interview;
        start();
        ui.press_character('K', true);
        ui.settle();
    }
    void keys_in(const std::string& line) {
        ui.type(line);
        ui.press(Key::enter);
        ui.settle();
    }
    [[nodiscard]] std::string value(const std::string& path) const {
        const auto& engine = model.interview->live->engine();
        return engine.state(*find_place(engine, path)).value;
    }
    [[nodiscard]] std::string typed() const { return ui.kit.registry.find("keying")->value; }
};

} // namespace

TEST_CASE("lines from paper are typed one after the other, without another key", "[transcribing]") {
    Desk desk;
    REQUIRE(desk.model.sheet == SheetKind::transcribing);
    desk.keys_in("1 1");
    CHECK(desk.value("/talk") == "yes");
    CHECK(desk.typed().empty());
    desk.keys_in("3 1 2");
    CHECK(desk.value("/gifts") == "cooking garden");
    CHECK(desk.model.interview->keyed.lines.size() == 2);
    desk.check_layout();
}

TEST_CASE("a line that does not fit stays, with the reason below it", "[transcribing]") {
    Desk desk;
    desk.keys_in("99 1");
    CHECK(desk.typed() == "99 1");
    CHECK(desk.model.interview->keyed.trouble.find("no question 99") != std::string::npos);
    desk.check_layout();
}
