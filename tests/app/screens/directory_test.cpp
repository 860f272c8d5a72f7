// The pages of people and places, and the sheets of paper that are asked for there.
#include "app/screens/home_screen.h"
#include "app/screens/paper_screen.h"
#include "app/screens/records_screen.h"
#include "tests/app/screens/sample_parts.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto record_drawer() {
    return [draft = RecordDraft{}](Kit& kit, const Model& model) mutable {
        return draw_record_screen(kit, make_record_view(model), draft);
    };
}

auto paper_drawer() {
    return [draft = PaperDraft{}](Kit& kit, const Model& model) mutable {
        return draw_paper_screen(kit, make_paper_view(model), draft);
    };
}

bool says(const test::UiProbe& ui, std::string_view words) {
    return ui.screen().find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a person's page says gifts, welcomes, every consent in words and where it came from",
          "[directory]") {
    ShownScreen shown(record_drawer());
    shown.model.screen = Screen::record;
    shown.model.session.is_hub = true;
    shown.model.records.page = test::sample_person();
    shown.start();
    for (const char* said : {"Cooking for a neighbour",
                             "Waiting 5 weeks",
                             "Happening",
                             "Company with letters and forms",
                             "Where this came from"})
        CHECK(says(shown.ui, said));
    CHECK(shown.ui.item("partners").label == "No");
    CHECK(shown.ui.item("introduce").label == "Yes");
    CHECK(shown.ui.item("story_ok").label == "Not asked");
    shown.ui.click("print");
    CHECK(shown.model.screen == Screen::paper);
    CHECK(shown.model.paper.kind == PaperKind::data_sheet);
    CHECK(shown.model.paper.record == Dot{WriterId{3}, 7});
}

TEST_CASE("a field laptop, which knows a part only, offers the card but no data sheet",
          "[directory]") {
    ShownScreen shown(record_drawer());
    shown.model.screen = Screen::record;
    shown.model.session.is_hub = false;
    shown.model.records.page = test::sample_person();
    shown.start();
    CHECK_FALSE(shown.ui.sees("print"));
    shown.ui.click("card");
    CHECK(shown.model.paper.kind == PaperKind::gift_card);
}

TEST_CASE("one key says that somebody looked at a place and it is still so", "[directory]") {
    ShownScreen shown(record_drawer());
    shown.model.screen = Screen::record;
    shown.model.records.page = test::sample_asset();
    shown.start();
    CHECK(shown.ui.item("asset.mentions").label == "12");
    CHECK(says(shown.ui, "Nobody has looked yet"));
    shown.ui.press_character('V');
    const auto* asked = shown.last_command<command::VerifyAsset>();
    REQUIRE(asked != nullptr);
    CHECK(asked->asset == Dot{WriterId{3}, 9});
}

TEST_CASE("a sheet is written where the person says, and says where it lies and that it is not "
          "encrypted",
          "[directory]") {
    ShownScreen shown(paper_drawer());
    shown.model.screen = Screen::paper;
    shown.model.session.is_hub = true;
    shown.model.paper.record = Dot{WriterId{3}, 7};
    shown.model.paper.phone = "01632 960 001";
    shown.model.handover.places = {{"/media/amina/BLUE", "BLUE", true, 4'000'000'000}};
    shown.start();
    CHECK(shown.ui.item("phone").value == "01632 960 001");
    CHECK_FALSE(shown.ui.item("write").is_enabled); // nobody has said where to
    shown.ui.click("kind.change_slip");
    shown.ui.click("paper_language.ur");
    shown.ui.click("place./media/amina/BLUE");
    shown.ui.click("write");
    const auto* asked = shown.last_command<command::WritePaper>();
    REQUIRE(asked != nullptr);
    CHECK(asked->wish.kind == PaperKind::change_slip);
    CHECK(asked->wish.language == "ur");
    CHECK(asked->wish.folder == "/media/amina/BLUE");
    CHECK(asked->record == Dot{WriterId{3}, 7});
    CHECK(shown.model.paper.is_working);
    (void)receive(shown.model,
                  news::PaperWritten{{"/media/amina/BLUE/slip.RESTRICTED.pdf", 1}, ""});
    shown.ui.settle();
    CHECK(says(shown.ui, "/media/amina/BLUE/slip.RESTRICTED.pdf"));
    CHECK(says(shown.ui, "outside the encryption"));
    shown.ui.click("open");
    REQUIRE(shown.last_command<command::ShowFile>() != nullptr);
}

TEST_CASE("after a talk its card is offered at home, until it is taken up", "[directory]") {
    ShownScreen shown(
        [](Kit& kit, const Model& model) { return draw_home_screen(kit, make_home_view(model)); });
    shown.model.screen = Screen::home;
    (void)receive(shown.model, news::InterviewFinished{false, 1, Dot{WriterId{3}, 7}});
    shown.start();
    CHECK(says(shown.ui, "Something to take home"));
    shown.ui.click("Print");
    CHECK(shown.model.screen == Screen::paper);
    CHECK(shown.model.paper.record == Dot{WriterId{3}, 7});
    CHECK_FALSE(shown.model.paper.last_talk);
}

TEST_CASE("what was agreed to is taken back with two keys, and only a yes is offered",
          "[directory]") {
    ShownScreen shown(record_drawer());
    shown.model.screen = Screen::record;
    shown.model.records.page = test::sample_person();
    shown.start();
    shown.ui.press_character('W');
    REQUIRE(shown.model.sheet == SheetKind::withdrawal);
    shown.check_layout();
    CHECK(shown.ui.kit.registry.find("purpose.partners") == nullptr); // that was a no
    shown.ui.press_character('2');
    REQUIRE(shown.last_command<command::WithdrawConsent>() != nullptr);
    CHECK(shown.last_command<command::WithdrawConsent>()->purposes ==
          std::vector<std::string>{"introduce"});
    (void)receive(shown.model, news::RecordChanged{"toast.withdrawn"});
    CHECK(shown.model.sheet == SheetKind::none);
}

TEST_CASE("everything can be taken back at once", "[directory]") {
    ShownScreen shown(record_drawer());
    shown.model.screen = Screen::record;
    shown.model.records.page = test::sample_person();
    shown.start();
    shown.ui.click("take_back");
    shown.ui.click("purpose.all");
    REQUIRE(shown.last_command<command::WithdrawConsent>() != nullptr);
    CHECK(shown.last_command<command::WithdrawConsent>()->purposes.empty());
}
