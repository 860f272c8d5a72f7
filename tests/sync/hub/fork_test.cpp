// A laptop that was copied while it was in use (a snapshot of a virtual machine): two of them go on
// as the same writer. Nobody's work is taken for the other's, and none of it is lost.
#include "survey_core/store/leaving.h"
#include "tests/sync/hub/two_of_one.h"

#include <filesystem>
#include <set>

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

/// The hub has `one`, and then hears of `two`.
void check_kept_apart(Village& village, Laptop& hub, const Path& one, const Path& two) {
    CHECK(hub.merges({one}).files.at(0).outcome == FileOutcome::merged);
    const std::string merged = hub.dump();
    const MergeReport report = hub.merges({two});
    CHECK(report.files.at(0).outcome == FileOutcome::quarantined);
    CHECK(report.files.at(0).sentence.find("copied while it was in use") != std::string::npos);
    CHECK(hub.dump() == merged); // nothing of it was mixed in
    const auto waiting = must(list_quarantined(*hub.store));
    REQUIRE(waiting.size() == 1);
    CHECK(must(quarantined_content(*hub.store, waiting[0].hash)) == village.read(two));
    check_sound(hub);
}

} // namespace

TEST_CASE("of a laptop that was copied in use the second history is kept apart whole, and says so, "
          "whichever came first and whichever is longer",
          "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    REQUIRE(jan == ola); // the same writer, the same number
    SECTION("both as long") {}
    SECTION("the copy has done less") {
        amir.visits("Ewa", {"Adam"});
    }
    SECTION("the copy has done more") {
        copy.visits("Ewa", {"Adam"});
    }
    const Path first = amir.hands_over(village.stick);
    const Path second = copy.hands_over(village.stick);
    Laptop other = village.second_hub();
    check_kept_apart(village, *village.hub, first, second);
    check_kept_apart(village, other, second, first);
    CHECK(village.hub->reads(jan, field::label) == "Jan");
    CHECK(other.reads(ola, field::label) == "Ola");
}

TEST_CASE("a file that is read again, cut otherwise, is no copy", "[fork]") {
    Village village;
    Laptop amir = TwoOfOne::joins(village);
    const Path shorter = amir.hands_over(village.stick);
    amir.meets("Ewa");
    const Path longer = amir.hands_over(village.stick);
    Laptop other = village.second_hub();
    CHECK(other.merges({longer}).files.at(0).outcome == FileOutcome::merged);
    CHECK(other.merges({shorter}).files.at(0).outcome == FileOutcome::same);
    CHECK(must(list_quarantined(*other.store)).empty());
}

TEST_CASE(
    "a coordinator lets the copy's work in: every interview of both is there, once, and travels",
    "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    copy.writes(ola, phone, "0122");
    const RecordId child = copy.adds_child(ola, "Adam");
    copy.writes(child, street, "Mill Lane");
    copy.deletes(copy.meets("a slip of the finger"));
    hub.merges({amir.hands_over(village.stick)});
    const Path second = copy.hands_over(village.stick);
    hub.merges({second});
    REQUIRE(must(list_quarantined(*hub.store)).size() == 1);

    CHECK(here.lets_in(hub, second).quarantined == 0);
    const std::multiset<std::string> everybody{"Zofia", "Piotr", "Jan", "Ola"};
    CHECK(labels(hub) == everybody);
    CHECK(must(list_quarantined(*hub.store)).empty());
    const std::string once = hub.dump();
    CHECK(here.lets_in(hub, second).created == 0); // again adds nothing
    CHECK(hub.dump() == once);
    const RecordView record = hub.view(called(hub, "Ola"));
    CHECK(record.header.author == amir.worker);
    CHECK(record.text(phone) == "0122");
    REQUIRE(record.children.size() == 1);
    CHECK(hub.reads(record.children[0], street) == "Mill Lane");
    check_sound(hub);

    copy.visits("Ewa", {}); // it goes on, and hands everything over once more
    CHECK(here.lets_in(hub, copy.hands_over(village.stick)).created == 1);
    Laptop bea = village.joins_approved("Bea");
    village.meet(bea);
    CHECK(labels(bea) == std::multiset<std::string>{"Zofia", "Piotr", "Jan", "Ola", "Ewa"});
}

TEST_CASE("what both have corrected is a conflict with both values, and what one of them has is a "
          "correction",
          "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    const RecordId zofia = called(hub, "Zofia");
    amir.writes(zofia, phone, "0111");
    copy.writes(zofia, phone, "0122");
    copy.writes(zofia, phone, "0123");
    copy.writes(zofia, street, "Mill Lane");
    hub.merges({amir.hands_over(village.stick)});
    const Path second = copy.hands_over(village.stick);
    CHECK(here.lets_in(hub, second).conflicts == 1);
    CHECK(hub.reads(zofia, street) == "Mill Lane");
    const auto open = must(Hub(*hub.store).conflicts());
    REQUIRE(open.size() == 1);
    std::set<std::string> values;
    for (const ConflictValue& one : open[0].values)
        values.insert(one.value.bytes);
    CHECK(values == std::set<std::string>{"0111", "0123"});

    hub.writes(zofia, phone, "0111"); // somebody asked Zofia
    CHECK(hub.conflicts().empty());
    CHECK(here.lets_in(hub, second).conflicts == 0);
    CHECK(hub.reads(zofia, phone) == "0111");
    check_sound(hub);
}

TEST_CASE("what was let in can be undone and redone as any import", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    hub.merges({amir.hands_over(village.stick)});
    const std::string before = hub.dump();
    const Path second = copy.hands_over(village.stick);
    const auto report = here.lets_in(hub, second);
    REQUIRE(report.imports.size() == 1);
    const auto imports = must(list_imports(*hub.store));
    CHECK(imports.back().laptop == amir.store->laptop()); // whose work it is
    CHECK(must(Hub(*hub.store).undo(hub.worker, report.imports[0], "asked")).records == 1);
    CHECK(labels(hub) == std::multiset<std::string>{"Zofia", "Piotr", "Jan"});
    must(Hub(*hub.store).redo(hub.worker, report.imports[0], ""));
    CHECK(labels(hub) == std::multiset<std::string>{"Zofia", "Piotr", "Jan", "Ola"});
}

TEST_CASE("two coordinators who let the same copy in hold the same", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    Laptop other = village.second_hub();
    for (const auto& entry : std::filesystem::directory_iterator(village.stick))
        other.merges({entry.path()});
    const Path first = amir.hands_over(village.stick);
    const Path second = copy.hands_over(village.stick);
    copy.visits("Ewa", {"Adam"});
    const Path third = copy.hands_over(village.stick);
    for (Laptop* one : {&hub, &other})
        one->merges({first});
    here.lets_in(hub, second);
    here.lets_in(hub, third);
    here.lets_in(other, third); // at once
    CHECK(labels(hub) == std::multiset<std::string>{"Zofia", "Piotr", "Jan", "Ola", "Ewa"});
    hub.writes(called(hub, "Ewa"), phone, "0121");
    CHECK(other.merges({hub.hands_over(village.stick)}).conflicts == 0);
    CHECK(other.reads(called(other, "Ewa"), phone) == "0121");
    CHECK(hub.dump() == other.dump());
    check_sound(hub);
    check_sound(other);
}

TEST_CASE("two coordinators who began with different histories do not mix them up", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    Laptop other = village.second_hub();
    for (const auto& entry : std::filesystem::directory_iterator(village.stick))
        other.merges({entry.path()});
    const Path first = amir.hands_over(village.stick);
    const Path second = copy.hands_over(village.stick);
    hub.merges({first});
    other.merges({second});
    here.lets_in(hub, second);
    here.lets_in(other, first);
    hub.writes(jan, phone, "0121");
    CHECK(labels(hub) == labels(other)); // all the same people, under other names
    const std::string before = other.dump();
    const auto report = other.merges({hub.hands_over(village.stick)});
    CHECK(report.files.at(0).outcome == FileOutcome::refused);
    CHECK(report.files[0].sentence.find("different histories") != std::string::npos);
    CHECK(other.dump() == before);
    check_sound(other);
}

TEST_CASE("the next launch of a copy means its own records, whatever else is called so", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    hub.merges({amir.hands_over(village.stick)});
    copy.restarts(village.environment());
    copy.writes(ola, phone, "0122");
    CHECK(here.lets_in(hub, copy.hands_over(village.stick)).quarantined == 0);
    CHECK(hub.reads(called(hub, "Ola"), phone) == "0122");
    CHECK(hub.reads(jan, phone).empty());
    CHECK(hub.conflicts().empty());
    check_sound(hub);
}

TEST_CASE("of a copy's file that was cut off, what is whole comes in, and the rest with the whole",
          "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    for (int i = 0; i < 40; ++i)
        copy.visits("House " + std::to_string(i), {"Adam"});
    Laptop& hub = *village.hub;
    hub.merges({amir.hands_over(village.stick)});
    const Path second = copy.hands_over(village.stick);
    const Bytes whole = village.read(second);
    const std::size_t had = labels(hub).size();
    for (std::size_t length = whole.size() / 8; length < whole.size(); length += whole.size() / 8) {
        const Path cut =
            village.put("cut-" + std::to_string(length), ByteView(whole).first(length));
        here.lets_in(hub, cut);
        check_sound(hub);
    }
    here.lets_in(hub, second);
    CHECK(labels(hub).size() == had + 41);
    check_sound(hub);
}

TEST_CASE("a copy that is given the other's reply says so and takes nothing of it, so its work "
          "neither stops being handed over nor leaves",
          "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    village.hub->merges({amir.hands_over(village.stick)});
    const Path reply = village.reply_for(amir);
    amir.merges({reply});
    const std::string before = copy.dump();
    const MergeReport refused = copy.merges({reply});
    CHECK(refused.files.at(0).outcome == FileOutcome::refused);
    CHECK(refused.files.at(0).sentence.find("set this laptop up anew") != std::string::npos);
    CHECK(copy.dump() == before);
    CHECK(must(ranges_to_hand_over(*amir.store)).empty());
    CHECK_FALSE(must(ranges_to_hand_over(*copy.store)).empty());
    for (Laptop* laptop : {&amir, &copy}) {
        Transaction transaction = must(Transaction::begin(laptop->store->database()));
        const std::vector<RecordId> visit{jan};
        CHECK(must(let_leave(*laptop->store, visit, {})) == (laptop == &amir ? 1 : 0));
        must(transaction.commit());
    }
    CHECK(copy.reads(ola, field::label) == "Ola");
    check_sound(amir);
    check_sound(copy);
}

TEST_CASE("a reply that knows more of this launch than it has made is the other's, too", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    for (const char* name : {"Ewa", "Iza", "Leon"})
        amir.visits(name, {});
    village.hub->merges({amir.hands_over(village.stick)});
    CHECK(copy.merges({village.reply_for(amir)}).files.at(0).outcome == FileOutcome::refused);
    CHECK_FALSE(must(ranges_to_hand_over(*copy.store)).empty());
    CHECK(must(count_handed_over(*copy.store)).received <
          must(count_handed_over(*copy.store)).made);
}

TEST_CASE("what a copy corrects after it was let in follows under the same name", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    hub.merges({amir.hands_over(village.stick)});
    here.lets_in(hub, copy.hands_over(village.stick));
    copy.writes(ola, phone, "0199");
    const auto report = here.lets_in(hub, copy.hands_over(village.stick));
    CHECK(report.changed == 1);
    CHECK(report.quarantined == 0);
    CHECK(hub.reads(called(hub, "Ola"), phone) == "0199");
    CHECK(hub.conflicts().empty());
    check_sound(hub);
}

TEST_CASE("a copy of a copy is told apart from both, in its next launch too", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    Laptop& hub = *village.hub;
    Laptop third = copied(village, copy, "third.kith");
    const RecordId ewa = copy.visits("Ewa", {});
    const RecordId iza = third.visits("Iza", {});
    REQUIRE(ewa == iza);
    third.restarts(village.environment());
    third.writes(iza, phone, "0144");
    third.writes(ola, phone, "0133");
    hub.merges({amir.hands_over(village.stick)});
    here.lets_in(hub, copy.hands_over(village.stick));
    const Path file = third.hands_over(village.stick);
    CHECK(here.lets_in(hub, file).quarantined == 0);
    CHECK(labels(hub) == std::multiset<std::string>{"Zofia", "Piotr", "Jan", "Ola", "Ewa", "Iza"});
    CHECK(hub.reads(called(hub, "Ola"), phone) == "0133");
    CHECK(hub.reads(called(hub, "Iza"), phone) == "0144");
    CHECK(hub.reads(called(hub, "Ewa"), phone).empty());
    CHECK(here.lets_in(hub, file).created == 0);
    check_sound(hub);
}
