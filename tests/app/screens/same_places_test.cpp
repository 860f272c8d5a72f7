// Places that were written down twice: one key joins them, one takes it back.
#include "app/screens/records_screen.h"
#include "tests/app/screens/sample_parts.h"
#include "tests/app/screens/shown_screen.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto records_drawer() {
    return [draft = RecordsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_records_screen(kit, make_records_view(model), draft);
    };
}

} // namespace

TEST_CASE("above the list of places stand names that look like one, with how often they were named",
          "[same]") {
    ShownScreen shown(records_drawer());
    shown.model.screen = Screen::records;
    shown.model.session.is_hub = true;
    shown.model.records.chosen.list = "asset";
    shown.model.same_places.alike = test::sample_alike_places();
    shown.start();
    CHECK(shown.ui.screen().find("st marys hall") != std::string::npos);
    CHECK(shown.ui.screen().find("Named 2 times in all") != std::string::npos);
    shown.check_layout();
    shown.ui.click("join.1");
    const auto* asked = shown.last_command<command::JoinPlaces>();
    REQUIRE(asked != nullptr);
    CHECK(asked->assets == std::vector<RecordId>{{WriterId{3}, 9}, {WriterId{4}, 2}});

    const std::vector<RecordId> links{{WriterId{3}, 12}};
    (void)receive(shown.model, news::PlacesJoined{links});
    shown.model.same_places.alike.clear();
    shown.ui.settle();
    shown.ui.click("part");
    REQUIRE(shown.last_command<command::UndoJoin>() != nullptr);
    CHECK(shown.last_command<command::UndoJoin>()->links == links); // and nothing from before
    (void)receive(shown.model, news::PlacesParted{});
    shown.ui.settle();
    CHECK_FALSE(shown.ui.sees("part"));
}

TEST_CASE("other lists say nothing of places", "[same]") {
    ShownScreen shown(records_drawer());
    shown.model.screen = Screen::records;
    shown.model.records.chosen.list = "person";
    shown.model.same_places.alike = test::sample_alike_places();
    shown.start();
    CHECK_FALSE(shown.ui.sees("join.1"));
}

TEST_CASE("a place's page says its other names, and a coordinator takes them apart with one key",
          "[same]") {
    const auto drawer = [draft = RecordDraft{}](Kit& kit, const Model& model) mutable {
        return draw_record_screen(kit, make_record_view(model), draft);
    };
    ShownScreen shown(drawer);
    shown.model.screen = Screen::record;
    shown.model.session.is_hub = true;
    shown.model.records.page = test::sample_asset();
    shown.start();
    CHECK(shown.ui.item("asset.other_names").label == "mill lane hal");
    shown.ui.press_character('U');
    REQUIRE(shown.last_command<command::PartPlaces>() != nullptr);

    ShownScreen field(drawer);
    field.model.screen = Screen::record;
    field.model.session.is_hub = false;
    field.model.records.page = test::sample_asset();
    field.start();
    CHECK_FALSE(field.ui.sees("part"));
}
