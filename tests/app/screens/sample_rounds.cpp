// A round of doors in the middle of the walk.
#include "app/screens/check_in_screen.h"
#include "app/screens/door_screen.h"
#include "app/screens/home_screen.h"
#include "app/screens/new_round_screen.h"
#include "app/screens/round_end_screen.h"
#include "tests/app/screens/sample_parts.h"

namespace kith::test {
namespace {

constexpr Date today{20'409};

Visit visit(DoorOutcome outcome) {
    Visit one;
    one.record = {WriterId{7}, 9};
    one.at = some_time;
    one.outcome = outcome;
    return one;
}

/// 42 doors, 18 of them tried.
Round some_round() {
    constexpr DoorOutcome tried[] = {DoorOutcome::talked_full,
                                     DoorOutcome::no_answer,
                                     DoorOutcome::talked_full,
                                     DoorOutcome::talked_part,
                                     DoorOutcome::no_way_in,
                                     DoorOutcome::come_back,
                                     DoorOutcome::talked_full,
                                     DoorOutcome::no_answer,
                                     DoorOutcome::do_not_call,
                                     DoorOutcome::talked_part,
                                     DoorOutcome::empty,
                                     DoorOutcome::talked_full,
                                     DoorOutcome::come_back,
                                     DoorOutcome::not_today,
                                     DoorOutcome::talked_full,
                                     DoorOutcome::no_answer,
                                     DoorOutcome::talked_full,
                                     DoorOutcome::come_back};
    Round round;
    round.name = "Moseley Road and Edward Road";
    round.place = "Balsall Heath";
    round.lead = "Rukhsana";
    round.phone = "0121 496 0133";
    for (int number = 1; number <= 42; ++number) {
        Door door;
        door.record = {WriterId{7}, static_cast<std::uint64_t>(100 + number)};
        door.address = {"Moseley Road", std::to_string(number), number % 3 == 0 ? "B" : "", ""};
        if (number <= 18) door.visits.push_back(visit(tried[number - 1]));
        if (number == 9) door.do_not_call = true;
        if (number == 18) {
            door.call_back = to_iso8601(today);
            door.slot = DaySlot::afternoon;
        }
        round.doors.push_back(door);
    }
    round.doors[0].visits[0].promise = "Ring Mr Osei about the lunch club, by Monday";
    round.doors[19].no_cold_callers = true;
    return round;
}

MakeModel walking(
    Screen screen, std::function<void(RoundState&)> change = [](RoundState&) {}) {
    return with(screen, [change](Model& model) {
        model.rounds.today = today;
        model.rounds.round = some_round();
        model.rounds.rounds = {{{}, "Moseley Road and Edward Road", "2025-11-20", "", 42, 18}};
        model.rounds.at = 18;
        model.forms = {{FormVersionId{9}, "a", "1", "Community Asset Survey", {}},
                       {FormVersionId{8}, "b", "1", "Capabilities Assessment", {}}};
        model.rounds.talk = RecordId{};
        model.rounds.talk_at = "17 Moseley Road";
        change(model.rounds);
    });
}

MakeModel at_panel(DoorPanel panel) {
    return walking(Screen::door, [panel](RoundState& rounds) { rounds.panel = panel; });
}

CheckIn some_check_in() {
    return {"Dev P.", "07700 900 418", "parsley", some_time, some_time};
}

} // namespace

std::vector<SampleScreen> round_samples() {
    const auto home = [](Kit& kit, const Model& model) {
        return draw_home_screen(kit, make_home_view(model));
    };
    const auto door = [draft = DoorDraft{}](Kit& kit, const Model& model) mutable {
        return draw_door_screen(kit, make_door_view(model), draft);
    };
    const auto end = [](Kit& kit, const Model& model) {
        return draw_round_end_screen(kit, make_round_end_view(model));
    };
    const auto make = [draft = NewRoundDraft{}](Kit& kit, const Model& model) mutable {
        return draw_new_round_screen(kit, make_new_round_view(model), draft);
    };
    const auto check_in = [draft = CheckInDraft{}](Kit& kit, const Model& model) mutable {
        return draw_check_in_screen(kit, make_check_in_view(model), draft);
    };
    return {
        {"home with a round", walking(Screen::home), home},
        {"door", walking(Screen::door), door},
        {"door, somebody is due", walking(Screen::door, [](RoundState& r) { r.at = 17; }), door},
        {"door, do not call", walking(Screen::door, [](RoundState& r) { r.at = 8; }), door},
        {"door, leaflet", walking(Screen::door, [](RoundState& r) { r.at = 19; }), door},
        {"door by night", walking(Screen::door, [](RoundState& r) { r.is_night = true; }), door},
        {"door, overdue",
         walking(Screen::door,
                 [](RoundState& r) {
                     r.check_in = some_check_in();
                     r.is_overdue = true;
                 }),
         door},
        {"door, rarer", at_panel(DoorPanel::rarer), door},
        {"door, days", at_panel(DoorPanel::call_day), door},
        {"door, slots", at_panel(DoorPanel::call_slot), door},
        {"door, knocked", at_panel(DoorPanel::knocked), door},
        {"door, promise", at_panel(DoorPanel::promise), door},
        {"door, talk", at_panel(DoorPanel::talk), door},
        {"badge", at_panel(DoorPanel::badge), door},
        {"pause", at_panel(DoorPanel::pause), door},
        {"pause, unsafe",
         walking(Screen::door,
                 [](RoundState& r) {
                     r.panel = DoorPanel::unsafe;
                     r.check_in = some_check_in();
                 }),
         door},
        {"round end", walking(Screen::round_end), end},
        {"round end, still out",
         walking(Screen::round_end, [](RoundState& r) { r.check_in = some_check_in(); }),
         end},
        {"new round", plain(Screen::new_round), make},
        {"new round, trouble",
         walking(Screen::new_round,
                 [](RoundState& r) { r.trouble = "'typed' line 2: names no street."; }),
         make},
        {"check in", plain(Screen::check_in), check_in},
        {"checked in",
         walking(Screen::check_in, [](RoundState& r) { r.check_in = some_check_in(); }),
         check_in},
    };
}

} // namespace kith::test
