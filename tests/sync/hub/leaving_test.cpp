// Interviews leave the laptop that held them once a hub has them: nothing of them is left there,
// and nobody else notices.
#include "survey_core/store/erasures.h"
#include "survey_core/store/leaving.h"
#include "tests/sync/hub/talk.h"

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

constexpr std::string_view leaving_lists[] = {"person"};

std::uint64_t lets_go(Laptop& laptop, std::vector<RecordId> interviews) {
    std::uint64_t left = 0;
    {
        Transaction transaction = must(Transaction::begin(laptop.store->database()));
        left = must(let_leave(*laptop.store, interviews, leaving_lists));
        must(transaction.commit());
    }
    must(sweep_erased(*laptop.store));
    return left;
}

} // namespace

TEST_CASE("what has left is in no page, index, log or snapshot of the laptop, stays at the hub, "
          "and no reply brings it back",
          "[leaving]") {
    Talk here;
    auto& [village, amir, bea, visit, child, person, zofia] = here;
    village.meet(amir);
    REQUIRE(traces_on(amir).size() >= 2);
    const std::string at_hub = village.hub->dump();

    CHECK(lets_go(amir, {visit}) == 1);
    CHECK(must(count_left(*amir.store)) == 1);
    CHECK(traces_on(amir) == nowhere);
    for (const RecordId gone : {visit, child, person}) {
        CHECK_FALSE(amir.knows(gone));
        CHECK(must(has_left(*amir.store, gone)));
    }
    CHECK(amir.knows(zofia));
    check_sound(amir);

    village.meet(amir);
    CHECK(traces_on(amir) == nowhere);
    CHECK(village.hub->dump() == at_hub);
    CHECK(village.hub->reads(visit, phone) == "Quetzalcoatlus 0121");
    village.meet(bea);
    CHECK(bea.reads(person, phone) == "0122 Quetzalcoatlus");
    check_sound(*village.hub);
    amir.restarts(village.environment());
    check_sound(amir);
    CHECK(lets_go(amir, {visit}) == 1); // again changes nothing
    CHECK(traces_on(amir) == nowhere);
}

TEST_CASE("nothing leaves before a hub has all of it, later corrections included", "[leaving]") {
    Talk here;
    auto& [village, amir, bea, visit, child, person, zofia] = here;
    CHECK(lets_go(amir, {visit}) == 0);
    amir.hands_over(village.stick); // on a stick is not at the hub
    CHECK(lets_go(amir, {visit}) == 0);
    village.meet(amir);
    SECTION("a correction of the person that it made") {
        amir.writes(person, street, "Mill Lane");
    }
    SECTION("a correction of a child") {
        amir.writes(child, street, "Mill Lane");
    }
    SECTION("another child") {
        amir.adds_child(visit, "Jan");
    }
    SECTION("a deletion") {
        amir.deletes(visit);
    }
    const std::string before = amir.dump();
    CHECK(lets_go(amir, {visit}) == 0);
    CHECK(amir.dump() == before);
    CHECK(must(count_left(*amir.store)) == 0);
    village.meet(amir);
    CHECK(lets_go(amir, {visit}) == 1);
    CHECK(traces_on(amir) == nowhere);
    check_sound(amir);
}

TEST_CASE("what others write later about an interview that has left stays away from the laptop",
          "[leaving]") {
    Talk here;
    auto& [village, amir, bea, visit, child, person, zofia] = here;
    village.meet(amir);
    village.meet(bea);
    lets_go(amir, {visit});
    bea.writes(visit, street, "Quetzalcoatlus Row");
    bea.writes(person, street, "Quetzalcoatlus Row");
    const RecordId later = bea.adds_child(visit, left_words);
    village.meet(bea);
    bea.deletes(child);
    village.meet(bea);
    village.meet(amir);
    CHECK(traces_on(amir) == nowhere);
    CHECK_FALSE(amir.knows(later));
    CHECK(village.hub->reads(visit, street) == "Quetzalcoatlus Row");
    CHECK(amir.conflicts().empty());
    check_sound(amir);
    check_sound(*village.hub);
}

TEST_CASE("what has left is never told as an erasure, and can still be erased everywhere",
          "[leaving]") {
    Talk here;
    auto& [village, amir, bea, visit, child, person, zofia] = here;
    village.meet(amir);
    lets_go(amir, {visit});
    amir.meets("Ola");
    const Path file = amir.hands_over(village.stick);
    Laptop other = village.second_hub_in_a_file();
    other.merges({file});
    village.hub->merges({file});
    CHECK(must(list_erasures(*village.hub->store)).empty());
    CHECK(village.hub->knows(visit));
    const HaveRange all{amir.worker.writer, 1, amir.worker.seq + 8, {}, {}};
    CHECK(must(any_has_left(*amir.store, all)));
    for (const HaveRange& range : must(ranges_to_hand_over(*amir.store)))
        CHECK_FALSE(must(any_has_left(*amir.store, range)));

    const Erased erased = must(
        Hub(*village.hub->store).erase(village.hub->worker, std::vector{visit, person}, "asked"));
    village.meet(amir);
    village.meet(amir);
    bool has_confirmed = false;
    for (const ErasureDone& done : must(list_erasures_done(*village.hub->store)))
        has_confirmed = has_confirmed ||
                        (done.erasure == erased.erasure && done.laptop == amir.store->laptop());
    CHECK(has_confirmed);
    check_sound(amir);
}

TEST_CASE("an interview that was sent back with a question stays until it is answered",
          "[leaving]") {
    Talk here;
    auto& [village, amir, bea, visit, child, person, zofia] = here;
    village.meet(amir);
    REQUIRE(must(finished_interviews(*amir.store, {})).size() == 1);
    CHECK(must(finished_interviews(*amir.store, Instant{1})).empty()); // it is younger
    village.hub->writes(visit, field::review, "has_issues");
    village.meet(amir);
    CHECK(must(finished_interviews(*amir.store, {})).empty());
    village.hub->writes(visit, field::review, "approved");
    village.meet(amir);
    CHECK(must(finished_interviews(*amir.store, {})).size() == 1);
}
