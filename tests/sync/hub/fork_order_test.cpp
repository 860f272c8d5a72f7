// What a laptop has made comes in pieces, read in whatever order: sealed shifts, sticks, hubs. Of a
// laptop that was copied in use no piece goes on from the other's work, and no honest one is kept
// out.
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
        std::sort(files.begin(), files.end());
    }
};

} // namespace

TEST_CASE("sealed pieces of a laptop's work go in in any order, in one merge or in many",
          "[fork][order]") {
    ThreePieces here;
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
    CHECK(hub.reads(jan, phone).empty()); // Ola's phone on Jan's record
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
    CHECK(other.merges({amir.hands_over(village.stick)}).files.at(0).is_copy);
    other.merges({copy.hands_over(village.stick)});
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
    // A hub that knows the launch, and not how far it had come when the first piece was written.
    Laptop& hub = *village.hub;
    Transaction forgets = must(Transaction::begin(amir.store->database()));
    must(amir.store->database().run("DELETE FROM handover_range"));
    must(forgets.commit());
    const Path unpointed = hands_over_only(amir, newest_launch(amir), village.stick);
    CHECK(hub.merges({unpointed}).files.at(0).waits_for_earlier);
    CHECK(hub.merges({later}).files.at(0).outcome == FileOutcome::merged); // its points show it
    CHECK(hub.merges({begins}).files.at(0).waits_for_earlier); // that launch went on after it
    const MergeReport report = hub.merges({goes_on});
    CHECK(report.quarantined == 0);
    REQUIRE(report.files.size() == 3);
    for (std::size_t i : {1U, 2U})
        CHECK(report.files[i].sentence.find("has gone in now") != std::string::npos);
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
