// What a copied laptop sends later, in other files or under other launches, and what the other one
// of the two goes on to do.
#include "survey_core/record/dot_range.h"
#include "survey_core/store/leaving.h"
#include "sync/hub/change_group.h"
#include "sync/hub/known_copies.h"
#include "tests/sync/hub/two_of_one.h"

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

TEST_CASE("what is above the copied laptop's role comes in with it without effect", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    hub.merges({amir.hands_over(village.stick)});
    ChangeGroup forged(*copy.store, copy.worker);
    const std::vector<DotRange> jans{{jan.writer, jan.seq, jan.seq}};
    forged.create({RecordKind::revocation, {}, {}, 0},
                  std::vector<Edit>{{field::revoked, say(to_text(jans)), {}}});
    must(forged.commit());
    copy.visits("Ewa", {});
    CHECK(here.lets_in(hub, copy.hands_over(village.stick)).quarantined == 0);
    CHECK(labels(hub) == std::multiset<std::string>{"Zofia", "Piotr", "Jan", "Ola", "Ewa"});
    check_sound(hub);
}

TEST_CASE("a later launch of a copy is kept apart, also where its file does not show the place "
          "where the histories part",
          "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    copy.restarts(village.environment());
    copy.writes(ola, phone, "0122");
    const Path whole = copy.hands_over(village.stick);
    const auto ranges = must(ranges_to_hand_over(*copy.store));
    REQUIRE(ranges.size() == 2);
    const Path later = hands_over_only(copy, ranges.back(), village.stick);
    hub.merges({amir.hands_over(village.stick)});
    const FileReport apart = hub.merges({later}).files.at(0);
    CHECK(apart.outcome == FileOutcome::quarantined);
    CHECK(apart.is_copy);
    CHECK(hub.reads(jan, phone).empty());             // Ola's phone on Jan's record
    CHECK(here.lets_in(hub, later).quarantined == 1); // what it goes on from is not here
    CHECK(here.lets_in(hub, whole).quarantined == 0);
    CHECK(hub.reads(called(hub, "Ola"), phone) == "0122");
    CHECK(hub.reads(jan, phone).empty());
    CHECK(hub.conflicts().empty());
    check_sound(hub);
}

TEST_CASE("what follows in files of their own is let in after what it goes on from", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    const HaveRange first = must(ranges_to_hand_over(*copy.store)).back();
    const Path begins = hands_over_only(copy, first, village.stick);
    copy.visits("Ewa", {});
    HaveRange rest = must(ranges_to_hand_over(*copy.store)).back();
    rest.first = first.last + 1;
    rest.before = first.after;
    const Path goes_on = hands_over_only(copy, rest, village.stick);
    copy.restarts(village.environment());
    copy.writes(ola, phone, "0122");
    const Path later =
        hands_over_only(copy, must(ranges_to_hand_over(*copy.store)).back(), village.stick);
    copy.restarts(village.environment());
    copy.writes(ola, street, "Mill Lane");
    const Path latest =
        hands_over_only(copy, must(ranges_to_hand_over(*copy.store)).back(), village.stick);
    hub.merges({amir.hands_over(village.stick)});
    for (const Path& file : {begins, goes_on, later, latest}) {
        CHECK(hub.merges({file}).files.at(0).outcome == FileOutcome::quarantined);
        const MergeReport report = here.lets_in(hub, file);
        INFO(report.files.at(0).sentence);
        CHECK(report.quarantined == 0);
    }
    CHECK(labels(hub) == std::multiset<std::string>{"Zofia", "Piotr", "Jan", "Ola", "Ewa"});
    CHECK(hub.reads(called(hub, "Ola"), phone) == "0122");
    CHECK(hub.reads(called(hub, "Ola"), street) == "Mill Lane");
    CHECK(hub.reads(jan, street).empty());
    CHECK(must(list_quarantined(*hub.store)).empty());
    check_sound(hub);
}

TEST_CASE("the one that has kept its name goes on as if nothing had happened", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    village.meet(amir);
    hub.merges({copy.hands_over(village.stick)});
    for (int launch = 0; launch < 3; ++launch) {
        amir.restarts(village.environment());
        amir.writes(jan, phone, "012" + std::to_string(launch));
        village.meet(amir);
        CHECK(hub.reads(jan, phone) == "012" + std::to_string(launch));
    }
    CHECK(must(list_quarantined(*hub.store)).size() == 1); // the copy's
}

TEST_CASE("a copy sees that a reply is the other's in its next launch, too", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    village.clock.advance(std::chrono::minutes(1));
    amir.visits("Ewa", {});
    amir.visits("Iza", {});
    village.hub->merges({amir.hands_over(village.stick)});
    village.clock.advance(std::chrono::minutes(1));
    copy.visits("Leon", {});
    copy.restarts(village.environment());
    const std::string before = copy.dump();
    const auto refused = copy.merges({village.reply_for(amir)});
    CHECK(refused.files.at(0).outcome == FileOutcome::refused);
    CHECK(copy.dump() == before);
}

TEST_CASE("a laptop that was restored from an old snapshot takes its replies", "[fork]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    amir.meets("Zofia");
    const Path folder = village.scratch.path() / "old.kith";
    const Snapshot snapshot = must(take_snapshot(*amir.store));
    amir.meets("Piotr");
    village.meet(amir);
    must(restore_snapshot(village.files, snapshot.file, folder));
    Laptop restored(
        must(Store::open(village.environment(), folder, Passphrase{village_passphrase})), "");
    restored.worker = amir.worker;
    CHECK(restored.merges({village.reply_for(amir)}).files.at(0).outcome == FileOutcome::merged);
    CHECK(labels(restored) == std::multiset<std::string>{"Zofia", "Piotr"});
    restored.meets("Ewa");
    CHECK(village.hub->merges({restored.hands_over(village.stick)}).created == 1);
}

TEST_CASE(
    "the copy's later launch came first: the other's history is not taken for what it goes on "
    "from",
    "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    copy.restarts(village.environment());
    copy.writes(ola, phone, "0122");
    const auto ranges = must(ranges_to_hand_over(*copy.store));
    hub.merges({hands_over_only(copy, ranges.back(), village.stick)});
    CHECK(hub.merges({amir.hands_over(village.stick)}).files.at(0).outcome ==
          FileOutcome::quarantined);
    CHECK_FALSE(hub.knows(jan)); // and nothing of Ola's lies on Jan
    const MergeReport kept = hub.merges({copy.hands_over(village.stick)});
    INFO(kept.files.at(0).sentence);
    CHECK(kept.created == 2); // the copy's has kept its name here
    CHECK(hub.reads(ola, field::label) == "Ola");
    CHECK(hub.reads(ola, phone) == "0122");
    CHECK(here.lets_in(hub, amir.hands_over(village.stick)).quarantined == 0);
    CHECK(hub.reads(called(hub, "Jan"), phone).empty());
    check_sound(hub);
}

TEST_CASE("a hub that has never met the copied laptop goes on with the one that let it in",
          "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    Laptop other = village.second_hub();
    Transaction forgets = must(Transaction::begin(other.store->database()));
    must(other.store->database().run("DELETE FROM laptop WHERE id = ?",
                                     ByteView(amir.store->laptop())));
    must(forgets.commit());
    hub.merges({amir.hands_over(village.stick)});
    here.lets_in(hub, copy.hands_over(village.stick));
    hub.meets("Ewa");
    CHECK(other.merges({hub.hands_over(village.stick)}).created == 1);
}

TEST_CASE("a laptop has nothing to say of another's launches", "[fork]") {
    Neighbours here;
    const RecordId piotr = here.bea.meets("Piotr");
    here.village.meet(here.bea);
    const WriterId beas = piotr.writer;
    const Path folder = here.village.scratch.path() / "forged";
    here.village.files.make_folder(folder);
    here.amir.meets("Ewa");
    const auto to = must(begin_own_bundle(*here.amir.store, {}, folder));
    ChunkHeader header;
    header.type = ChunkType::changes;
    header.writer = beas;
    header.first = header.last = 1;
    header.hash = hash(as_bytes(std::string_view("another history")));
    must(to->add(header, as_bytes(std::string_view("nothing"))));
    const auto report = here.village.hub->merges({must(to->finish()).file});
    CHECK(report.files.at(0).outcome == FileOutcome::refused);
    CHECK_FALSE(report.files[0].is_copy);
    CHECK(must(list_known_copies(*here.village.hub->store)).empty());
}
