// Interviews are sealed on the laptop that held them: nobody reads them there, and no stick that is
// lost, late or put in twice costs the hub any of them.
#include "survey_core/store/envelopes.h"
#include "survey_core/store/erasures.h"
#include "survey_core/store/verify.h"
#include "sync/bundle/bundle_reader.h"
#include "sync/hub/sealing.h"
#include "tests/sync/hub/talk.h"

#include <algorithm>
#include <filesystem>
#include <random>

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

constexpr std::string_view sealed_lists[] = {"person"};

Departed seals(Laptop& laptop, std::vector<RecordId> interviews) {
    return must(seal_interviews(*laptop.store, interviews, sealed_lists));
}

/// Everything that this laptop's finished interviews are.
Departed seals_all(Laptop& laptop) {
    std::vector<RecordId> interviews;
    for (const FinishedInterview& one : must(finished_interviews(*laptop.store, {})))
        interviews.push_back(one.record);
    return seals(laptop, interviews);
}

bool has_confirmed(Laptop& hub, const Laptop& laptop, RecordId erasure) {
    const auto done = must(list_erasures_done(*hub.store));
    return std::any_of(done.begin(), done.end(), [&](const ErasureDone& one) {
        return one.erasure == erasure && one.laptop == laptop.store->laptop();
    });
}

} // namespace

TEST_CASE("what is sealed is in no page, index, log or snapshot of the laptop, and reaches the hub "
          "with the next hand-over",
          "[sealing]") {
    Talk here;
    auto& [village, amir, bea, visit, child, person, zofia] = here;
    REQUIRE(traces_on(amir).size() >= 2);
    const Departed sealed = seals(amir, {visit});
    CHECK(sealed.in_envelope == 1);
    CHECK(sealed.at_hub == 0);
    CHECK(traces_on(amir) == nowhere);
    for (const RecordId gone : {visit, child, person})
        CHECK_FALSE(amir.knows(gone));
    CHECK(amir.knows(zofia)); // nobody's interview
    CHECK(must(count_sealed(*amir.store)) == 1);
    CHECK(must(count_left(*amir.store)) == 0);
    CHECK(must(list_snapshots(village.files, amir.store->folder())).size() == 1);
    check_sound(amir);
    amir.restarts(village.environment());
    check_sound(amir);

    const Handover handover = must(write_handover(*amir.store, village.stick));
    CHECK(handover.earlier.empty()); // there is nothing beside the envelope
    CHECK(handover.records >= 3);
    village.hub->merges({handover.bundle.file});
    CHECK(village.hub->reads(visit, phone) == "Quetzalcoatlus 0121");
    CHECK(village.hub->reads(person, phone) == "0122 Quetzalcoatlus");
    CHECK(village.hub->view(visit).children == std::vector{child});
    check_sound(*village.hub);

    village.meet(amir);
    CHECK(must(list_envelopes(*amir.store)).empty());
    CHECK(must(count_sealed(*amir.store)) == 0);
    CHECK(must(count_left(*amir.store)) == 1);
    CHECK(traces_on(amir) == nowhere);
    CHECK(write_handover(*amir.store, village.stick).error().code == ErrorCode::not_found);
    village.meet(bea);
    CHECK(bea.reads(person, phone) == "0122 Quetzalcoatlus");
    check_sound(amir);
}

TEST_CASE("the laptop that sealed an interview cannot open it again", "[sealing]") {
    Talk here;
    seals(here.amir, {here.visit});
    const Path file = here.amir.hands_over(here.village.stick);
    BundleReader reader = must(BundleReader::open(here.village.files, file));
    CHECK(reader.unlock(here.amir.store->laptop_sealing_key()).error().code == ErrorCode::refused);
    CHECK(reader.unlock(here.village.coordinator_seal));
}

TEST_CASE("an interview that is not finished stays open when the others are sealed", "[sealing]") {
    Talk here;
    const DraftId draft = must(start_draft(*here.amir.store, FormVersionId{}, "Unfinished"));
    must(append_answer(
        *here.amir.store, draft, {DraftStep::Kind::set, "/called", say("Archaeopteryx"), {}}));
    seals(here.amir, {here.visit});
    const Draft kept = must(load_draft(*here.amir.store, draft));
    REQUIRE(kept.steps.size() == 1);
    CHECK(kept.steps.front().value == say("Archaeopteryx"));
    CHECK(must(list_drafts(*here.amir.store)).size() == 1);
}

TEST_CASE("an interview that a hub has already needs no envelope to be sealed", "[sealing]") {
    Talk here;
    here.village.meet(here.amir);
    const Departed sealed = seals(here.amir, {here.visit});
    CHECK(sealed.at_hub == 1);
    CHECK(must(list_envelopes(*here.amir.store)).empty());
    CHECK(must(count_left(*here.amir.store)) == 1);
    CHECK(traces_on(here.amir) == nowhere);
    CHECK(seals(here.amir, {}).at_hub == 0);
}

TEST_CASE("sticks that are lost, late, mixed or put in twice give the hub that never heard of "
          "sealing",
          "[sealing]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    std::vector<Path> plain;  // written before each sealing: nothing in them was ever sealed
    std::vector<Path> sealed; // what the last stick holds
    for (const std::string day : {"Monday", "Tuesday", "Wednesday"}) {
        const RecordId home = amir.visits("House of " + day, {"Ola", "Jan"});
        const RecordId person = amir.meets("Person of " + day);
        amir.writes(home, phone, day);
        plain.push_back(amir.hands_over(village.stick));
        village.clock.advance(std::chrono::hours(1));
        CHECK(seals_all(amir).in_envelope == 1);
        amir.writes(person, street, day); // of what was not sealed, after the envelope
        village.clock.advance(std::chrono::hours(23));
    }
    amir.visits("House of Thursday", {});
    const Handover last = must(write_handover(*amir.store, village.stick));
    CHECK(last.earlier.size() == 3);
    for (const WrittenBundle& file : last.earlier)
        sealed.push_back(file.file);
    sealed.push_back(last.bundle.file);
    plain.push_back(last.bundle.file);
    bea.meets("Somebody else");
    plain.push_back(bea.hands_over(village.stick));
    sealed.push_back(plain.back());

    Laptop reference = village.second_hub_in_a_file();
    reference.merges(plain);
    const std::string expected = reference.dump();
    std::mt19937 chance(11);
    for (int order = 0; order < 6; ++order) {
        INFO("order " << order);
        std::vector<Path> sticks = sealed;
        if (order % 2 == 1) sticks.insert(sticks.end(), plain.begin(), plain.end());
        std::shuffle(sticks.begin(), sticks.end(), chance);
        Laptop other = village.second_hub_in_a_file();
        for (const Path& file : sticks)
            other.merges({file});
        CHECK(other.dump() == expected);
        other.merges(sticks);
        CHECK(other.dump() == expected);
        check_sound(other);
    }
    village.hub->merges({sealed[0], sealed[2]});
    amir.merges({village.reply_for(amir)}); // two days have arrived without the one between them
    CHECK(must(list_envelopes(*amir.store)).size() == 2);
    village.meet(amir);
    CHECK(must(list_envelopes(*amir.store)).empty());
    CHECK(must(count_left(*amir.store)) == 3);
    check_sound(amir);
}

TEST_CASE("a broken copy on the stick is written again, a whole one stays as it is", "[sealing]") {
    Talk here;
    auto& [village, amir, bea, visit, child, person, zofia] = here;
    seals(amir, {visit});
    const Path file = amir.hands_over(village.stick);
    const Bytes whole = village.read(file);
    CHECK(amir.hands_over(village.stick) == file);
    CHECK(village.read(file) == whole);
    Bytes broken = whole;
    broken[broken.size() / 2] ^= 1U;
    village.put(file.filename().string(), broken);
    CHECK(amir.hands_over(village.stick) == file);
    CHECK(village.read(file) == whole);
    CHECK(std::filesystem::is_empty(amir.store->folder() / "sealing"));
}

TEST_CASE("a laptop confirms no erasure while an envelope holds something of the person",
          "[sealing]") {
    Talk here;
    auto& [village, amir, bea, visit, child, person, zofia] = here;
    village.meet(amir);
    village.meet(bea);
    bea.writes(person, street, "Quetzalcoatlus Row");
    const RecordId talk = bea.visits("House", {});
    seals(bea, {talk});
    REQUIRE(must(list_envelopes(*bea.store)).size() == 1);
    const Erased erased = must(
        Hub(*village.hub->store).erase(village.hub->worker, std::vector{visit, person}, "asked"));
    bea.merges({village.reply_for(bea)});
    CHECK(traces_on(bea) == nowhere);
    village.meet(bea); // the envelope arrives, and its acknowledgement comes back
    CHECK_FALSE(has_confirmed(*village.hub, bea, erased.erasure));
    CHECK(must(list_envelopes(*bea.store)).empty());
    village.meet(bea);
    CHECK(has_confirmed(*village.hub, bea, erased.erasure));
    CHECK(village.hub->knows(talk));
    CHECK_FALSE(village.hub->knows(person));
    check_sound(bea);
    check_sound(*village.hub);
}

TEST_CASE("what was sealed counts among what is handed over and signed for", "[sealing]") {
    Talk here;
    auto& [village, amir, bea, visit, child, person, zofia] = here;
    seals(amir, {visit});
    amir.meets("Ola");
    const HandoverCounts before = must(count_handed_over(*amir.store));
    CHECK(before.handed_over < before.made);
    const Handover handover = must(write_handover(*amir.store, village.stick));
    CHECK(handover.earlier.size() == 1);
    CHECK(handover.changes == before.made - before.received);
    CHECK(must(count_handed_over(*amir.store)).handed_over == before.made);
    village.meet(amir);
    CHECK(must(count_handed_over(*amir.store)).received == before.made);
}
