// A round from its list of doors to its response rate, on one laptop.
#include "app/flow/project.h"
#include "app/flow/submissions.h"
#include "app/flow/visits.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;
using kith::test::must;

namespace {

/// A coordinator's store with the forms of rounds and a round of some doors.
class Walk {
public:
    explicit Walk(std::string_view doors = "Mill Lane: 1, 2, 3, 14 flat A") {
        auto started = must(start_project(
            environment(), scratch.path() / "centre.kith", {"Mill Lane", "a b c d", "Sana", true}));
        store = std::move(started.store);
        for (const std::string_view form : {round_form, visit_form})
            REQUIRE(
                must(add_form_file(*store, Path(KITH_SOURCE_DIR) / "assets/forms" / form)).form);
        RoundSpec spec{"Mill Lane", "2026-11-28", "Rukhsana", "0121 496 0133", "Balsall Heath", {}};
        spec.doors = must(parse_doors(doors, "typed"));
        id = must(start_round(*store, shelf, spec));
    }

    [[nodiscard]] StoreEnvironment environment() { return {files, clock, random}; }
    Round round() { return must(load_round(*store, shelf, id)); }
    Door door(std::size_t place) { return round().doors.at(place); }
    Visit visit(std::size_t place, DoorOutcome outcome) {
        return visit(place, VisitSpec{.outcome = outcome});
    }
    Visit visit(std::size_t place, const VisitSpec& spec) {
        clock.advance(std::chrono::minutes(3));
        return must(record_visit(*store, shelf, door(place), spec));
    }
    Result<Visit> tries(std::size_t place, const VisitSpec& spec) {
        return record_visit(*store, shelf, door(place), spec);
    }
    void undo() {
        const Round now = round();
        const auto last = last_visit_of(now, must(worker_of(*store)));
        REQUIRE(last);
        const Door& at = now.doors[last->door];
        must(undo_visit(*store, at, at.visits[last->visit].record));
    }

    test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'795'000'000'000}};
    SeededRandom random{11};
    std::unique_ptr<Store> store;
    FormShelf shelf;
    RecordId id;
};

} // namespace

TEST_CASE("a round and its doors are entities, in walking order, with nothing tried", "[rounds]") {
    Walk walk;
    const Round round = walk.round();
    CHECK(round.name == "Mill Lane");
    CHECK(round.phone == "0121 496 0133");
    REQUIRE(round.doors.size() == 4);
    CHECK(address_of(round.doors[3].address) == "14 Mill Lane, flat A");
    for (const Door& door : round.doors) {
        CHECK(door.last() == DoorOutcome::none);
        CHECK(rule_of(door) == DoorRule::knock);
    }
    CHECK(must(count_records(*walk.store, {RecordKind::entity, "household", {}, {}, false})) == 4);
    CHECK(must(count_records(*walk.store, {RecordKind::entity, "round", {}, {}, false})) == 1);
}

TEST_CASE("every outcome of the card can be recorded with nothing but its number", "[rounds]") {
    Walk walk("Mill Lane: 1-14");
    for (int number = 1; number <= 14; ++number) {
        CAPTURE(number);
        const auto outcome = must(tl::expected<DoorOutcome, Error>(*outcome_of_number(number)));
        walk.visit(static_cast<std::size_t>(number - 1), outcome);
        CHECK(walk.door(static_cast<std::size_t>(number - 1)).last() == outcome);
    }
    CHECK_FALSE(outcome_of_number(0));
    CHECK_FALSE(outcome_of_number(15));
    CHECK(must(count_records(*walk.store,
                             {RecordKind::submission, std::string(visit_form), {}, {}, false})) ==
          14);
}

TEST_CASE("attempts are counted, and a call-back stands until somebody opened", "[rounds]") {
    Walk walk;
    walk.visit(
        0,
        {.outcome = DoorOutcome::come_back, .call_back = "2026-12-01", .slot = DaySlot::afternoon});
    walk.visit(0, DoorOutcome::no_answer);
    CHECK(walk.door(0).visits.size() == 2);
    CHECK(walk.door(0).call_back == "2026-12-01");
    CHECK(walk.door(0).slot == DaySlot::afternoon);
    walk.visit(0, DoorOutcome::talked_full);
    CHECK(walk.door(0).call_back.empty());
    CHECK_FALSE(walk.tries(1, {.outcome = DoorOutcome::come_back, .call_back = "Tuesday"}));
    CHECK(walk.door(1).visits.empty());
}

TEST_CASE("undoing a visit leaves the door exactly as it was, whatever the visit had said",
          "[rounds]") {
    Walk walk;
    walk.visit(
        0,
        {.outcome = DoorOutcome::come_back, .call_back = "2026-12-01", .slot = DaySlot::evening});
    for (int number = 1; number <= 14; ++number) {
        CAPTURE(number);
        const Door before = walk.door(0);
        walk.visit(0, *outcome_of_number(number));
        CHECK_FALSE(walk.door(0) == before);
        walk.undo();
        CHECK(walk.door(0) == before);
    }
    walk.undo();
    CHECK(walk.door(0).visits.empty());
    CHECK(walk.door(0).call_back.empty());
}

TEST_CASE("undoing is a change of its own, and cannot be done twice", "[rounds]") {
    Walk walk;
    const Visit visit = walk.visit(0, DoorOutcome::do_not_call);
    walk.undo();
    CHECK(undo_visit(*walk.store, walk.door(0), visit.record).error().code == ErrorCode::refused);
    const auto history = must(record_history(*walk.store, visit.record));
    CHECK(history.back().kind == ChangeKind::remove);
    CHECK(rule_of(walk.door(0)) == DoorRule::knock);
}

TEST_CASE("an undo takes back what its visit wrote and nothing that was written since",
          "[rounds]") {
    Walk walk;
    const Visit first = walk.visit(0, DoorOutcome::do_not_call);
    must(correct_record(
        *walk.store, walk.shelf, walk.door(0).record, {{"/do_not_call", "yes"}}, "by phone"));
    must(undo_visit(*walk.store, walk.door(0), first.record));
    CHECK(rule_of(walk.door(0)) == DoorRule::leave_alone);
}

TEST_CASE("do not call holds against every later visit until a coordinator takes it back",
          "[rounds]") {
    Walk walk;
    walk.visit(0, DoorOutcome::do_not_call);
    const auto refused = walk.tries(0, {.outcome = DoorOutcome::talked_full});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::refused);
    CHECK(walk.door(0).visits.size() == 1);
    walk.visit(0, {.outcome = DoorOutcome::talked_full, .knocked_all_the_same = "wrong door"});
    CHECK(walk.door(0).visits.size() == 2);
    CHECK(rule_of(walk.door(0)) == DoorRule::leave_alone);
    must(correct_record(
        *walk.store, walk.shelf, walk.door(0).record, {{"/do_not_call", ""}}, "they rang"));
    CHECK(rule_of(walk.door(0)) == DoorRule::knock);
}

TEST_CASE("do not call holds at the same address in a later round", "[rounds]") {
    Walk walk;
    walk.visit(3, DoorOutcome::do_not_call);
    RoundSpec again{
        "Again", "2026-12-05", "", "", "", must(parse_doors("mill lane: 14 flat a, 15", "typed"))};
    walk.id = must(start_round(*walk.store, walk.shelf, again));
    CHECK(rule_of(walk.door(0)) == DoorRule::leave_alone);
    CHECK(rule_of(walk.door(1)) == DoorRule::knock);
    CHECK_FALSE(walk.tries(0, {.outcome = DoorOutcome::no_answer}));
}

TEST_CASE("a sign against cold callers means a leaflet and no knocking", "[rounds]") {
    Walk walk;
    walk.visit(0, DoorOutcome::no_cold_callers);
    CHECK(rule_of(walk.door(0)) == DoorRule::leaflet);
    CHECK_FALSE(walk.tries(0, {.outcome = DoorOutcome::no_answer}));
    walk.visit(0, DoorOutcome::no_cold_callers);
    walk.visit(0,
               {.outcome = DoorOutcome::talked_part, .knocked_all_the_same = "met them outside"});
    CHECK(walk.door(0).visits.size() == 3);
    CHECK(rule_of(walk.door(0)) == DoorRule::leaflet);
}

TEST_CASE("the response rate counts what somebody said at any attempt", "[rounds]") {
    Walk walk("Mill Lane: 1-10");
    walk.visit(0, DoorOutcome::no_answer);
    walk.visit(0, DoorOutcome::talked_full);
    walk.visit(1, DoorOutcome::talked_part);
    walk.visit(1, DoorOutcome::no_answer);
    walk.visit(2, DoorOutcome::not_today);
    walk.visit(3, DoorOutcome::come_back);
    walk.visit(4, DoorOutcome::language);
    walk.visit(5, DoorOutcome::empty);
    walk.visit(6, DoorOutcome::not_found);
    const ResponseRate rate = response_rate(walk.round());
    CHECK(rate == ResponseRate{1, 1, 1, 1, 1, 4, 1});
    CHECK(rate.n() == 9);
    CHECK(rate.percent() == Catch::Approx(100.0 * 2 / 9));
    CHECK(formula_of(rate) == "(1 + 1) / ((1 + 1) + (1 + 1 + 1) + 4) = 22.2 %, n = 9");
}

TEST_CASE("doors that were forgotten come to the end of the walk, once", "[rounds]") {
    Walk walk;
    must(add_doors(*walk.store, walk.shelf, walk.id, must(parse_doors("Mill Lane: 5", "typed"))));
    CHECK(address_of(walk.door(4).address) == "5 Mill Lane");
    CHECK(must(list_rounds(*walk.store, walk.shelf)).size() == 1);
    CHECK(add_doors(*walk.store, walk.shelf, walk.id, must(parse_doors("Mill Lane: 5", "typed")))
              .error()
              .code == ErrorCode::refused);
}

TEST_CASE("a promise is kept with its visit, and a round that is over can go on", "[rounds]") {
    Walk walk;
    const Visit visit = walk.visit(0, DoorOutcome::talked_full);
    must(give_promise(*walk.store, walk.shelf, visit.record, " Ring about the lunch club "));
    CHECK(walk.door(0).visits[0].promise == "Ring about the lunch club");
    CHECK(walk.door(0).visits[0].promise_kept.empty());
    must(tick_promise(*walk.store, walk.shelf, visit.record, must(parse_date("2026-11-28"))));
    CHECK(walk.door(0).visits[0].promise_kept == "2026-11-28");
    CHECK(walk.door(0).visits[0].promise == "Ring about the lunch club");
    must(end_round(*walk.store, walk.id, true));
    CHECK_FALSE(walk.round().ended.empty());
    must(end_round(*walk.store, walk.id, false));
    CHECK(walk.round().ended.empty());
}

TEST_CASE("a round without a name, a day or doors is refused and nothing is kept", "[rounds]") {
    Walk walk;
    const auto doors = must(parse_doors("Mill Lane: 1", "typed"));
    CHECK_FALSE(start_round(*walk.store, walk.shelf, {" ", "", "", "", "", doors}));
    CHECK_FALSE(start_round(*walk.store, walk.shelf, {"A", "28/11", "", "", "", doors}));
    CHECK_FALSE(start_round(*walk.store, walk.shelf, {"A", "", "", "", "", {}}));
    CHECK(must(list_rounds(*walk.store, walk.shelf)).size() == 1);
}
