#include "app/screens/picture_screen.h"
#include "app/screens/records_screen.h"
#include "tests/app/screens/sample_picture.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::sample_picture;
using kith::test::ShownScreen;

namespace {

auto picture_drawer() {
    return [](Kit& kit, const Model& model) {
        return draw_picture_screen(kit, make_picture_view(model));
    };
}

} // namespace

TEST_CASE("what is needed most stands first, and what nobody offers is marked", "[picture]") {
    Model model = make_model("/p/test.kith", true);
    model.picture = sample_picture();
    const PictureView view = make_picture_view(model);
    REQUIRE(view.lines.size() == 8);
    CHECK(view.lines.front().leaf == "keep_company");
    CHECK(view.lines.front().name == "Keeping someone company");
    CHECK(view.most == 22);
    REQUIRE(view.gaps.size() == 3);
    CHECK(view.gaps[0].leaf == "lift_care");
    CHECK(view.gaps[1].leaf == "headline.feel_safe");
    CHECK(view.gaps[1].is_general);
    CHECK(view.gaps[2].is_for_a_service);
    model.look.language = "pl";
    CHECK(make_picture_view(model).lines.front().name == "Dotrzymywanie towarzystwa");
}

TEST_CASE("every number of the picture opens the records that it counts", "[picture]") {
    ShownScreen shown(picture_drawer());
    shown.model.screen = Screen::picture;
    shown.model.picture = sample_picture();
    shown.start();
    shown.check_layout();
    shown.ui.click("need.keep_company");
    INFO(shown.ui.screen());
    REQUIRE(shown.last<intent::ShowCounted>() != nullptr);
    CHECK(shown.last<intent::ShowCounted>()->records.size() == 22);
    CHECK(shown.last<intent::ShowCounted>()->title == "Keeping someone company: needed by 22");
    CHECK(shown.model.screen == Screen::records);
    REQUIRE(shown.last_command<command::ListRecords>() != nullptr);
    CHECK(shown.last_command<command::ListRecords>()->choice.only.size() == 22);
    for (const auto& [id, count] : {std::pair{"offer.bake", 21U},
                                    std::pair{"gap.lift_care", 9U},
                                    std::pair{"willing.monthly", 20U},
                                    std::pair{"poll0.users.friends", 31U},
                                    std::pair{"poll0.staff.talk_to", 18U}}) {
        CAPTURE(id);
        shown.model.screen = Screen::picture;
        shown.ui.click(id);
        REQUIRE(shown.last<intent::ShowCounted>() != nullptr);
        CHECK(shown.last<intent::ShowCounted>()->records.size() == count);
    }
}

TEST_CASE("a number that counts nobody opens nothing", "[picture]") {
    ShownScreen shown(picture_drawer());
    shown.model.screen = Screen::picture;
    shown.model.picture = sample_picture();
    shown.start();
    CHECK(shown.ui.item("offer.lift_care").value == "nobody yet");
    CHECK_FALSE(shown.ui.item("offer.lift_care").is_enabled);
}

TEST_CASE("with fewer than ten on a side the poll shows counts and no shares", "[picture]") {
    ShownScreen shown(picture_drawer());
    shown.model.picture = sample_picture(false);
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.screen().find("Counts only: shares need ten people") != std::string::npos);
    CHECK(shown.ui.screen().find("2 of 7") != std::string::npos);
}

TEST_CASE("the records behind a number say what they are, and Escape goes back to the picture",
          "[picture]") {
    ShownScreen shown([draft = RecordsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_records_screen(kit, make_records_view(model), draft);
    });
    shown.model.screen = Screen::records;
    shown.model.records.chosen.only = {RecordId{WriterId{7}, 1}};
    shown.model.records.chosen.only_title = "Baking or catering: offered by 1";
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees("Baking or catering: offered by 1"));
    shown.ui.press(Key::escape);
    CHECK(shown.model.screen == Screen::picture);
    CHECK(shown.last_command<command::LoadPicture>() != nullptr);
    (void)update(shown.model, intent::GoTo{Screen::records}, Instant{2'000'000});
    CHECK(shown.model.records.chosen.only.empty());
}
