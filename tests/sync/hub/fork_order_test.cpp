// What a laptop has made comes in pieces, read in whatever order: sealed shifts, sticks, hubs. Of a
// laptop that was copied in use no piece goes on from the other's work, and no honest one is kept
// out.
#include "sync/hub/known_copies.h"
#include "sync/hub/writer_paper.h"
#include "tests/sync/hub/two_of_one.h"

#include <algorithm>

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

HaveRange newest_launch(Laptop& laptop) {
    return must(ranges_to_hand_over(*laptop.store)).back();
}

/// The rest of the launch, from here on.
HaveRange after(Laptop& laptop, const HaveRange& piece) {
    HaveRange rest = newest_launch(laptop);
    rest.first = piece.last + 1;
    rest.before = piece.after;
    return rest;
}

std::vector<Path> quarantine(Laptop& hub) {
    std::vector<Path> files;
    for (const QuarantineRow& row : must(list_quarantined(*hub.store)))
        files.push_back(quarantine_file(*hub.store, row.hash));
    return files;
}

/// Two pieces of one launch, and a later one that corrects what the second piece made.
struct ThreePieces {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    RecordId jan;
    std::vector<Path> files;

    ThreePieces() {
        amir.meets("Zofia");
        village.meet(amir);
        amir.visits("Ola", {});
        const HaveRange first = newest_launch(amir);
        files.push_back(hands_over_only(amir, first, village.stick));
        jan = amir.visits("Jan", {"Adam"});
        files.push_back(hands_over_only(amir, after(amir, first), village.stick));
        amir.restarts(village.environment());
        amir.writes(jan, phone, "0121");
        files.push_back(hands_over_only(amir, newest_launch(amir), village.stick));
    }
};

} // namespace

TEST_CASE("sealed pieces of a laptop's work go in in any order, in one merge or in many",
          "[fork][order]") {
    ThreePieces here;
    std::sort(here.files.begin(), here.files.end()); // by their names, which are chance
    std::set<std::string> dumps;
    do {
        Laptop together = here.village.second_hub_in_a_file();
        CHECK(together.merges(here.files, true).quarantined == 0); // a practice run says so too
        CHECK(together.merges(here.files).quarantined == 0);
        dumps.insert(together.dump());
        Laptop apart = here.village.second_hub_in_a_file();
        for (const Path& file : here.files)
            apart.merges({file});
        CHECK(quarantine(apart).empty());
        CHECK(apart.reads(here.jan, phone) == "0121");
        dumps.insert(apart.dump());
    } while (std::next_permutation(here.files.begin(), here.files.end()));
    CHECK(dumps.size() == 1);
}

TEST_CASE("a later piece of a copy's work that is read first waits, and nothing of it lands on the "
          "other's",
          "[fork][order]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    const HaveRange first = newest_launch(copy);
    const Path begins = hands_over_only(copy, first, village.stick);
    copy.visits("Ewa", {}); // further than the other one has come
    const Path goes_on = hands_over_only(copy, after(copy, first), village.stick);
    copy.restarts(village.environment());
    copy.writes(ola, phone, "0122");
    const Path later = hands_over_only(copy, newest_launch(copy), village.stick);
    hub.merges({amir.hands_over(village.stick)});

    const FileReport report = hub.merges({later}).files.at(0);
    CHECK(report.outcome == FileOutcome::quarantined);
    CHECK(report.waits_for_earlier);
    CHECK_FALSE(report.is_copy);
    CHECK(report.sentence.find("'Amir'") != std::string::npos);
    CHECK(hub.reads(jan, phone).empty());             // Ola's phone on Jan's record
    CHECK(here.lets_in(hub, later).quarantined == 1); // nor by the word that is for copies
    CHECK(hub.merges({begins}).files.at(0).is_copy);
    CHECK(here.lets_in(hub, begins).quarantined == 0);
    CHECK(here.lets_in(hub, later).files.at(0).is_copy); // the middle is not in yet
    for (const Path& file : {goes_on, later}) {
        CHECK(hub.merges({file}).files.at(0).is_copy);
        CHECK(here.lets_in(hub, file).quarantined == 0);
    }
    CHECK(labels(hub) == std::multiset<std::string>{"Zofia", "Piotr", "Jan", "Ola", "Ewa"});
    CHECK(hub.reads(called(hub, "Ola"), phone) == "0122");
    CHECK(hub.reads(jan, phone).empty());
    CHECK(hub.conflicts().empty());
    CHECK(quarantine(hub).empty());
    check_sound(hub);
}

TEST_CASE(
    "the copy's later launch came to a hub that had nothing of either: what the other one has "
    "made waits until it shows whose it is",
    "[fork][order]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    copy.visits("Ewa", {});
    copy.restarts(village.environment());
    copy.writes(ola, phone, "0122");
    Laptop other = village.second_hub();
    CHECK(other.merges({hands_over_only(copy, newest_launch(copy), village.stick)}).quarantined ==
          0);
    const Path shorter = amir.hands_over(village.stick);
    CHECK(other.merges({shorter}).files.at(0).waits_for_earlier);
    CHECK_FALSE(other.knows(jan)); // and no phone of Ola's on it
    amir.restarts(village.environment());
    amir.writes(jan, street, "Mill Lane");
    const Path longer = amir.hands_over(village.stick);
    CHECK(other.merges({longer}).files.at(0).waits_for_earlier);
    other.merges({copy.hands_over(village.stick)});
    CHECK(other.merges({longer}).files.at(0).is_copy);
    CHECK(other.reads(ola, phone) == "0122");
    CHECK(here.lets_in(other, amir.hands_over(village.stick)).quarantined == 0);
    CHECK(other.reads(called(other, "Jan"), street) == "Mill Lane");
    CHECK(other.reads(called(other, "Jan"), phone).empty());
    check_sound(other);
}

TEST_CASE("a piece that lies before what is here, and does not meet it, waits for what is between",
          "[fork][order]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    const HaveRange first = newest_launch(copy);
    copy.visits("Ewa", {});
    const HaveRange both = newest_launch(copy);
    copy.writes(ola, phone, "0122");
    hub.merges({hands_over_only(copy, after(copy, both), village.stick)});
    CHECK(hub.merges({amir.hands_over(village.stick)}).files.at(0).waits_for_earlier);
    CHECK_FALSE(hub.knows(jan));
    HaveRange between = both;
    between.first = first.last + 1;
    between.before = first.after;
    hub.merges({hands_over_only(copy, between, village.stick)});
    CHECK(hub.merges({amir.hands_over(village.stick)}).files.at(0).is_copy);
    hub.merges({hands_over_only(copy, first, village.stick)});
    CHECK(hub.reads(ola, phone) == "0122");
    CHECK(here.lets_in(hub, amir.hands_over(village.stick)).quarantined == 0);
    CHECK(labels(hub) == std::multiset<std::string>{"Zofia", "Piotr", "Jan", "Ola", "Ewa"});
    check_sound(hub);
}

TEST_CASE("what waits goes in by itself with the file that it goes on from, and the coordinator "
          "hears of it",
          "[fork][order]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    const HaveRange first = newest_launch(amir);
    const Path begins = hands_over_only(amir, first, village.stick);
    amir.visits("Ewa", {});
    const Path goes_on = hands_over_only(amir, after(amir, first), village.stick);
    amir.restarts(village.environment());
    amir.writes(jan, phone, "0121");
    const Path later = hands_over_only(amir, newest_launch(amir), village.stick);
    Laptop& hub = *village.hub;
    CHECK(hub.merges({begins}).files.at(0).outcome == FileOutcome::merged);
    CHECK(hub.merges({later}).files.at(0).waits_for_earlier);
    const MergeReport report = hub.merges({goes_on});
    CHECK(report.quarantined == 0);
    REQUIRE(report.files.size() == 2);
    CHECK(report.files[1].sentence.find("has gone in now") != std::string::npos);
    CHECK(quarantine(hub).empty());
    CHECK(hub.reads(jan, phone) == "0121");
    check_sound(hub);
}

TEST_CASE("a hub that has only the beginning of a launch takes what its laptop makes after that",
          "[fork][order]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    const Path first = amir.hands_over(village.stick);
    Laptop other = village.second_hub();
    other.merges({first});
    for (const char* name : {"Piotr", "Jan", "Ewa"}) { // another hub has acknowledged these
        amir.meets(name);
        village.meet(amir);
    }
    amir.writes(zofia, phone, "0121");
    const MergeReport goes_on = other.merges({amir.hands_over(village.stick)});
    CHECK(goes_on.quarantined == 0);
    CHECK(goes_on.gaps.size() == 1);
    amir.restarts(village.environment());
    amir.writes(zofia, street, "Mill Lane");
    CHECK(other.merges({amir.hands_over(village.stick)}).quarantined == 0);
    CHECK(other.reads(zofia, phone) == "0121");
    CHECK(other.reads(zofia, street) == "Mill Lane");
}

TEST_CASE("what will never come is done without on a coordinator's word", "[fork][order]") {
    ThreePieces here;
    Laptop other = here.village.second_hub();
    const std::vector<Path> left{here.files[2], here.files[0]}; // the middle is lost
    CHECK(other.merges(left).files.at(1).waits_for_earlier);
    const MergeReport taken = must(Hub(*other.store).merge(left, {.takes_waiting = true}));
    CHECK(taken.quarantined == 0);
    CHECK(taken.files.size() == 2); // each once
    CHECK(quarantine(other).empty());
    check_sound(other);
}

TEST_CASE("a laptop that was put back to an older state is no copy, and none of its files is kept "
          "out, whichever is read first",
          "[fork][order]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    amir.meets("Zofia");
    village.meet(amir);
    amir.meets("Piotr");
    const Snapshot snapshot = must(take_snapshot(*amir.store));
    amir.meets("Jan");
    const Path before = amir.hands_over(village.stick);
    const Path folder = village.scratch.path() / "old.kith";
    must(restore_snapshot(village.files, snapshot.file, folder));
    Laptop restored(
        must(Store::open(village.environment(), folder, Passphrase{village_passphrase})), "");
    restored.worker = amir.worker;
    restored.meets("Ewa");
    const Path after = restored.hands_over(village.stick);
    Laptop other = village.second_hub();
    for (const Path& file : {after, before})
        CHECK(other.merges({file}).files.at(0).outcome == FileOutcome::merged);
    CHECK(labels(other) == std::multiset<std::string>{"Piotr", "Jan", "Ewa"});
    for (const Path& file : {before, after})
        CHECK(village.hub->merges({file}).files.at(0).outcome == FileOutcome::merged);
    CHECK(other.merges({before}).files.at(0).outcome == FileOutcome::same);
    CHECK(must(list_known_copies(*other.store)).empty());
}

TEST_CASE(
    "a laptop that claims another's launch, of which nothing is here, keeps none of its files out",
    "[fork][order]") {
    Neighbours here;
    const RecordId piotr = here.bea.meets("Piotr");
    here.bea.restarts(here.village.environment());
    const RecordId jan = here.bea.meets("Jan");
    Laptop other = here.village.second_hub();
    WriterRecord claimed = must(find_writer(*here.bea.store, piotr.writer)).value();
    const SigningKey key = make_signing_key();
    claimed.laptop = here.amir.store->laptop();
    claimed.public_key = key.public_key;
    claimed.certificate = sign(here.amir.store->laptop_signing_key(),
                               writer_statement(here.village.hub->store->project().id, claimed));
    claimed.head_seq = 4000;
    claimed.head_signature = sign(key, head_statement(claimed.id, 4000, claimed.head_hash));
    claimed.state = WriterState::closed;
    here.amir.meets("Ewa");
    const auto to = must(begin_own_bundle(*here.amir.store, {}, here.village.stick));
    PapersPayload papers;
    papers.writers.push_back(to_paper(claimed));
    ChunkHeader header;
    header.type = ChunkType::papers;
    must(to->add(header, pack(papers)));
    other.merges({must(to->finish()).file});
    CHECK(other.merges({here.bea.hands_over(here.village.stick)}).quarantined == 0);
    CHECK(other.knows(jan));
}

TEST_CASE("a copy whose earlier launches another hub has received is told apart all the same",
          "[fork][order]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop other = village.second_hub();
    copy.restarts(village.environment());
    copy.visits("Ewa", {});
    other.merges({copy.hands_over(village.stick)});
    copy.merges({must(Hub(*other.store).write_reply(copy.store->laptop(), village.stick)).file});
    copy.restarts(village.environment());
    copy.writes(ola, phone, "0122");
    village.hub->merges({amir.hands_over(village.stick)});
    const Path later = copy.hands_over(village.stick);
    CHECK(village.hub->merges({later}).quarantined == 1);
    CHECK(here.lets_in(*village.hub, later).quarantined == 1);
    CHECK(village.hub->reads(jan, phone).empty());
    CHECK(other.merges({later}).quarantined == 0);
    CHECK(other.reads(ola, phone) == "0122");
}
