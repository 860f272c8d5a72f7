#include "app/screens/laptops_screen.h"
#include "app/screens/records_screen.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto laptops_drawer() {
    return [](Kit& kit, const Model& model) {
        return draw_laptops_screen(kit, make_laptops_view(model));
    };
}

auto record_drawer() {
    return [draft = RecordDraft{}](Kit& kit, const Model& model) mutable {
        return draw_record_screen(kit, make_record_view(model), draft);
    };
}

void fill(Model& model) {
    model.screen = Screen::laptops;
    model.session.is_hub = true;
    LaptopLine own{{1}, "Hall", "Rukhsana", "owl sky", LaptopRole::coordinator};
    own.state = LaptopState::approved;
    own.is_own = true;
    LaptopLine blue{{2}, "Blue lid", "Amina Begum", "maple key"};
    LaptopLine red{{3}, "Red lid", "Dev Patel", "moss sun"};
    red.state = LaptopState::approved;
    red.missing = 20;
    model.laptops.laptops = {own, blue, red};
    model.laptops.is_loaded = true;
}

} // namespace

TEST_CASE("a laptop that waits is let in with a role, after its words were compared", "[laptops]") {
    ShownScreen shown(laptops_drawer());
    fill(shown.model);
    shown.start();
    shown.check_layout();
    CHECK(shown.ui.sees("Waits to be let in"));
    shown.ui.click("laptop." + to_hex(LaptopId{2}));
    shown.check_layout();
    CHECK(shown.ui.screen().find("maple key") != std::string::npos);
    CHECK(shown.ui.kit.registry.find("retire") == nullptr); // it is not in yet
    shown.ui.click("role.role.volunteer");
    REQUIRE(shown.last_command<command::ApproveLaptop>() != nullptr);
    CHECK(shown.last_command<command::ApproveLaptop>()->laptop == LaptopId{2});
    CHECK(shown.last_command<command::ApproveLaptop>()->role == LaptopRole::volunteer);
    CHECK(shown.model.sheet == SheetKind::none);
}

TEST_CASE("what of a laptop never arrived is counted, with what to do about it", "[laptops]") {
    ShownScreen shown(laptops_drawer());
    fill(shown.model);
    shown.start();
    CHECK(shown.ui.screen().find("20 changes never arrived") != std::string::npos);
    shown.ui.click("laptop." + to_hex(LaptopId{3}));
    CHECK(shown.ui.screen().find("ask for that stick") != std::string::npos);
    shown.ui.click("retire");
    REQUIRE(shown.last_command<command::RetireLaptop>() != nullptr);
    CHECK(shown.last_command<command::RetireLaptop>()->laptop == LaptopId{3});
}

TEST_CASE("this laptop itself cannot be retired", "[laptops]") {
    ShownScreen shown(laptops_drawer());
    fill(shown.model);
    shown.start();
    shown.ui.click("laptop." + to_hex(LaptopId{1}));
    CHECK(shown.model.sheet == SheetKind::none);
}

TEST_CASE("an erasure names who has yet to confirm, and nobody who was erased", "[laptops]") {
    ShownScreen shown(laptops_drawer());
    fill(shown.model);
    shown.model.laptops.erased = {{Instant{1'000'000},
                                   "Rukhsana",
                                   "asked to, at the door",
                                   4,
                                   1,
                                   {"Blue lid"},
                                   {"Old one"},
                                   {{Instant{1'000'000}, "Red lid"}}}};
    shown.start();
    shown.check_layout();
    const std::string screen = shown.ui.screen();
    CHECK(screen.find("Confirmed by 1 of 3 laptops") != std::string::npos);
    CHECK(screen.find("Waits for: Blue lid") != std::string::npos);
    CHECK(screen.find("Retired without confirming: Old one") != std::string::npos);
    CHECK(screen.find("The file from Red lid") != std::string::npos);
}

TEST_CASE("a person is erased only after reading what goes, and with a reason", "[laptops]") {
    ShownScreen shown(record_drawer());
    shown.model.screen = Screen::record;
    shown.model.session.is_hub = true;
    shown.model.records.page.emplace();
    shown.model.records.page->row.id = Dot{WriterId{3}, 7};
    shown.start();
    shown.ui.click("erase");
    REQUIRE(shown.last_command<command::PlanErasing>() != nullptr);
    shown.ui.type("asked to");
    CHECK_FALSE(shown.ui.item("erase_now").is_enabled); // nobody knows yet what would go
    CHECK(shown.last_command<command::EraseRecord>() == nullptr);
    (void)receive(shown.model, news::ErasingPlanned{{4, {"A table of six"}, {}, false}});
    shown.ui.settle();
    shown.check_layout();
    CHECK(shown.ui.sees("4 records go."));
    CHECK(shown.ui.screen().find("A table of six") != std::string::npos);
    shown.ui.press(Key::enter);
    CHECK(shown.last_command<command::EraseRecord>() == nullptr); // no key does it
    shown.ui.click("erase_now");
    REQUIRE(shown.last_command<command::EraseRecord>() != nullptr);
    CHECK(shown.last_command<command::EraseRecord>()->reason == "asked to");
    (void)receive(shown.model, news::RecordErased{true});
    CHECK(shown.model.screen == Screen::laptops);
    CHECK_FALSE(shown.model.records.page);
}

TEST_CASE("a field laptop is not offered to erase", "[laptops]") {
    ShownScreen shown(record_drawer());
    shown.model.screen = Screen::record;
    shown.model.records.page.emplace();
    shown.start();
    CHECK(shown.ui.kit.registry.find("erase") == nullptr);
}
