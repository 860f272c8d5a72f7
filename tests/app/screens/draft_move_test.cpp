// A draft and a newer version of its form, as they are shown.
#include "app/screens/start_screen.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

DraftMove one_move() {
    DraftMove move{DraftId{4}, FormVersionId{10}, "1", "2", 3, {}, {}, {}};
    move.changed = {{"How old are you?", "61", "61", false}};
    move.no_place = {{"Which street?", "Mill Lane", "", true}};
    move.added = {"What is your trade?"};
    return move;
}

Intents draw(Kit& kit, const Model& model) {
    return draw_drafts_screen(kit, make_drafts_view(model));
}

/// One draft of an older version, one of the newest.
void put_drafts(Model& model) {
    model.screen = Screen::drafts;
    model.forms = {{FormVersionId{10}, "lane", "2", "Lane", {}},
                   {FormVersionId{9}, "lane", "1", "Lane", {}}};
    model.drafts = {{DraftId{4}, FormVersionId{9}, "Amir", Instant{1}, Instant{2}, "/a"},
                    {DraftId{5}, FormVersionId{10}, "Bo", Instant{1}, Instant{2}, "/a"}};
}

} // namespace

TEST_CASE("a draft of an older version offers a look at the newer one", "[drafts]") {
    ShownScreen shown(draw);
    put_drafts(shown.model);
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees("newer.draft.4"));
    CHECK_FALSE(shown.ui.sees("newer.draft.5"));
    shown.ui.click("newer.draft.4");
    const auto* planned = shown.last_command<command::PlanMove>();
    REQUIRE(planned != nullptr);
    CHECK(planned->draft == DraftId{4});
    CHECK(planned->to == FormVersionId{10});
}

TEST_CASE("before and after are shown, and only then the draft moves", "[drafts]") {
    ShownScreen shown(draw);
    put_drafts(shown.model);
    (void)receive(shown.model, news::MovePlanned{one_move()});
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees("From version 1 to version 2"));
    CHECK(shown.ui.sees("3 answers stay as they are"));
    CHECK(shown.ui.sees("Mill Lane"));
    CHECK(shown.ui.sees("What is your trade?"));
    shown.ui.click("move_now");
    const auto* moved = shown.last_command<command::MoveDraft>();
    REQUIRE(moved != nullptr);
    CHECK(moved->draft == DraftId{4});
    CHECK(moved->to == FormVersionId{10});
    CHECK_FALSE(shown.model.move);
}

TEST_CASE("a draft whose last answers are still being saved does not move", "[drafts]") {
    ShownScreen shown(draw);
    put_drafts(shown.model);
    InterviewState parked;
    parked.draft = DraftId{4};
    parked.typed["/a"] = {"half a wo", Instant{}};
    shown.model.parked.push_back(std::move(parked));
    (void)receive(shown.model, news::MovePlanned{one_move()});
    CHECK(update(shown.model, intent::MoveDraft{}, Instant{}).empty());
    CHECK(shown.model.banner);
    CHECK(shown.model.parked.size() == 1);
}
