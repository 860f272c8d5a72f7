// The doorstep by keyboard: one hand, one key, and what must not happen by itself.
#include "app/screens/check_in_screen.h"
#include "app/screens/door_screen.h"
#include "app/screens/home_screen.h"
#include "tests/app/screens/shown_screen.h"

using namespace kith;
using namespace kith::app;
using kith::test::ShownScreen;

namespace {

auto door_drawer() {
    return [draft = DoorDraft{}](Kit& kit, const Model& model) mutable {
        return draw_door_screen(kit, make_door_view(model), draft);
    };
}

Round four_doors() {
    Round round;
    round.lead = "Rukhsana";
    round.phone = "0121 496 0133";
    for (int number = 1; number <= 4; ++number) {
        Door door;
        door.record = {WriterId{7}, static_cast<std::uint64_t>(number)};
        door.id = "door-" + std::to_string(number);
        door.address = {"Mill Lane", std::to_string(number), "", ""};
        round.doors.push_back(door);
    }
    return round;
}

template <class Shown> void stand_at_first_door(Shown& shown) {
    shown.model.screen = Screen::door;
    shown.model.session.person = "Amina Begum";
    shown.model.rounds.round = four_doors();
    (void)tick(shown.model, shown.clock.now());
    shown.start();
}

/// The store answers for the oldest visit that waits.
void store_answers(Model& model, std::uint64_t sequence) {
    Visit visit;
    visit.record = {WriterId{9}, sequence};
    visit.author = model.session.worker;
    visit.outcome = model.rounds.pending.front().spec.outcome;
    (void)receive(model, news::VisitSaved{model.rounds.pending.front().number, visit});
}

} // namespace

TEST_CASE("one key records the visit and shows the next door, saved only when the store says so",
          "[door]") {
    ShownScreen shown(door_drawer());
    stand_at_first_door(shown);
    CHECK(shown.ui.sees("1 Mill Lane"));
    shown.ui.press_character('3');
    CHECK(shown.ui.sees("2 Mill Lane"));
    REQUIRE(shown.last_command<command::RecordVisit>() != nullptr);
    CHECK(shown.last_command<command::RecordVisit>()->spec.outcome == DoorOutcome::no_answer);
    CHECK(shown.ui.item("door.saved").label != "Saved");
    CHECK_FALSE(may_close(shown.model));
    store_answers(shown.model, 1);
    shown.ui.settle();
    CHECK(shown.ui.item("door.saved").label == "Saved");
    CHECK(may_close(shown.model));
}

TEST_CASE("a visit that could not be saved is shown so, and tried again in its order", "[door]") {
    ShownScreen shown(door_drawer());
    stand_at_first_door(shown);
    shown.ui.press_character('3');
    shown.ui.press_character('1');
    const Error full{ErrorCode::disk_full, "The disk is full."};
    (void)receive(shown.model, news::VisitFailed{0, full});
    (void)receive(shown.model, news::VisitFailed{1, full});
    shown.ui.settle();
    CHECK(shown.ui.sees("Not saved"));
    const Commands again = update(shown.model, intent::Retry{}, shown.clock.now());
    REQUIRE(again.size() == 2);
    CHECK(std::get<command::RecordVisit>(again[0]).spec.outcome == DoorOutcome::no_answer);
    CHECK(std::get<command::RecordVisit>(again[1]).spec.outcome == DoorOutcome::talked_full);
}

TEST_CASE("Backspace takes the last visit back, also one that is still on its way", "[door]") {
    ShownScreen shown(door_drawer());
    stand_at_first_door(shown);
    shown.ui.press_character('6');
    shown.ui.press(Key::backspace);
    CHECK(shown.ui.sees("1 Mill Lane"));
    CHECK(shown.model.rounds.round->doors[0].visits.empty());
    CHECK_FALSE(shown.model.rounds.round->doors[0].do_not_call);
    CHECK(shown.last_command<command::UndoVisit>() == nullptr); // it has no name yet
    Visit visit;
    visit.record = {WriterId{9}, 1};
    const Commands then = receive(shown.model, news::VisitSaved{0, visit});
    REQUIRE(then.size() == 1);
    CHECK(std::get<command::UndoVisit>(then[0]).visit == visit.record);
    CHECK_FALSE(may_close(shown.model));
}

TEST_CASE("a door that is to be left alone takes no key and is passed over", "[door]") {
    ShownScreen shown(door_drawer());
    stand_at_first_door(shown);
    shown.model.rounds.round->doors[1].do_not_call = true;
    shown.ui.press_character('3');
    CHECK(shown.ui.sees("3 Mill Lane"));
    shown.ui.press(Key::left);
    REQUIRE(shown.ui.sees("2 Mill Lane"));
    shown.ui.press_character('1');
    CHECK(shown.model.rounds.round->doors[1].visits.empty());
    shown.ui.press_character('K');
    shown.ui.press_character('2');
    shown.ui.press_character('1');
    REQUIRE(shown.model.rounds.round->doors[1].visits.size() == 1);
    CHECK_FALSE(shown.last_command<command::RecordVisit>()->spec.knocked_all_the_same.empty());
    CHECK(rule_of(shown.model.rounds.round->doors[1]) == DoorRule::leave_alone);
}

TEST_CASE("where a sign stands Enter says that the leaflet was left", "[door]") {
    ShownScreen shown(door_drawer());
    stand_at_first_door(shown);
    shown.model.rounds.round->doors[0].no_cold_callers = true;
    shown.ui.settle();
    shown.ui.press_character('3');
    CHECK(shown.model.rounds.round->doors[0].visits.empty());
    shown.ui.press(Key::enter);
    CHECK(shown.model.rounds.round->doors[0].last() == DoorOutcome::no_cold_callers);
}

TEST_CASE("come back later asks for a day and a part of it", "[door]") {
    ShownScreen shown(door_drawer());
    stand_at_first_door(shown);
    for (const char digit : {'4', '2', '3'})
        shown.ui.press_character(digit);
    const auto* command = shown.last_command<command::RecordVisit>();
    REQUIRE(command != nullptr);
    CHECK(command->spec.outcome == DoorOutcome::come_back);
    CHECK(command->spec.call_back == "1970-01-02");
    CHECK(command->spec.slot == DaySlot::evening);
    CHECK(shown.ui.sees("2 Mill Lane"));
}

TEST_CASE("badge, pause and night are one key away, and nothing is recorded by them", "[door]") {
    ShownScreen shown(door_drawer());
    stand_at_first_door(shown);
    shown.ui.press(Key::space);
    CHECK(shown.ui.sees("Amina Begum"));
    CHECK(shown.ui.sees("0121 496 0133"));
    CHECK(shown.ui.screen().find("Mill Lane") == std::string::npos);
    shown.ui.press(Key::space);
    shown.ui.press_character('P');
    CHECK(shown.ui.sees("Take your time."));
    shown.ui.press_character('3');
    shown.ui.press(Key::enter);
    shown.ui.press_character('N');
    CHECK(shown.model.rounds.is_night);
    CHECK(shown.ui.sees("1 Mill Lane"));
    CHECK(shown.last_command<command::RecordVisit>() == nullptr);
}

TEST_CASE("leaving for safety puts the buddy's number on the screen", "[door]") {
    ShownScreen shown(door_drawer());
    stand_at_first_door(shown);
    shown.model.rounds.check_in = CheckIn{"Dev", "07700 900 418", "parsley", {}, {}};
    shown.ui.press_character('9');
    shown.ui.press_character('5');
    CHECK(shown.ui.sees("Are you safe now?"));
    CHECK(shown.ui.sees("07700 900 418"));
    CHECK(shown.ui.screen().find("parsley") == std::string::npos);
}

TEST_CASE("whoever talks can be interviewed, and the interview leads back to the doors", "[door]") {
    ShownScreen shown(door_drawer());
    stand_at_first_door(shown);
    shown.model.forms = {{FormVersionId{9}, "a", "1", "Community Asset Survey", {}}};
    shown.ui.press_character('1');
    CHECK(shown.ui.sees("2 Mill Lane"));
    shown.ui.press_character('I');
    shown.ui.press_character('1');
    REQUIRE(shown.last_command<command::BeginTalk>() != nullptr);
    CHECK(shown.last_command<command::BeginTalk>()->household == "door-1");
    CHECK(shown.model.after_interview == Screen::door);
    shown.model.screen = Screen::interview;
    (void)update(shown.model, intent::FinishLater{}, shown.clock.now());
    CHECK(shown.model.screen == Screen::door);
}

TEST_CASE("whoever is not back in time is reminded at the door and at home", "[door]") {
    ShownScreen shown(door_drawer());
    stand_at_first_door(shown);
    (void)receive(
        shown.model,
        news::CheckInKept{CheckIn{"Dev", "07700 900 418", "parsley", {}, Instant{2'000'000}}});
    CHECK(wants_tick_at(shown.model) == Instant{2'000'000});
    (void)tick(shown.model, Instant{1'999'999});
    CHECK_FALSE(shown.model.rounds.is_overdue);
    (void)tick(shown.model, Instant{2'000'000});
    shown.ui.settle();
    CHECK(shown.ui.sees("Ring Dev: 07700 900 418"));
    CHECK(make_home_view(shown.model).overdue.has_value());
    shown.ui.click("I am back");
    REQUIRE(shown.last_command<command::KeepCheckIn>() != nullptr);
    CHECK_FALSE(shown.last_command<command::KeepCheckIn>()->check_in.has_value());
}
