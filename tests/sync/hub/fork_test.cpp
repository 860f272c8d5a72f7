// A laptop that was copied while it was in use (a snapshot of a virtual machine): two of them go on
// as the same writer. Nobody's work is taken for the other's, and none of it is lost.
#include "survey_core/store/leaving.h"
#include "survey_core/store/own_writer.h"
#include "survey_core/store/snapshots.h"
#include "tests/sync/hub/village.h"

#include <set>

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

/// The same launch once more, as if the whole machine had been copied.
Laptop copy_in_use(Village& village, Laptop& laptop) {
    const Path folder = village.scratch.path() / "copied.kith";
    const Snapshot snapshot = must(take_snapshot(*laptop.store));
    must(restore_snapshot(village.files, snapshot.file, folder));
    Laptop copy(must(Store::open(village.environment(), folder, Passphrase{village_passphrase})),
                "");
    copy.worker = laptop.worker;
    const OwnWriter& original = laptop.store->own_writer();
    OwnWriter& writer = copy.store->own_writer();
    writer.record = original.record;
    writer.key = must(signing_key_from(SecretKey::copy_of(original.key.secret.view())));
    writer.last_seq = original.last_seq;
    writer.head = original.head;
    writer.is_stored = true;
    return copy;
}

struct TwoOfOne {
    Village village;
    Laptop amir = joins(village);
    Laptop copy = copy_in_use(village, amir);
    RecordId jan = amir.visits("Jan", {});
    RecordId ola = copy.visits("Ola", {});

    static Laptop joins(Village& village) {
        Laptop amir = village.joins_approved("Amir");
        amir.meets("Zofia");
        village.meet(amir);
        amir.meets("Piotr");
        return amir;
    }
};

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
    copy.writes(ola, phone, "0122");
    const RecordId child = copy.adds_child(ola, "Adam");
    copy.writes(child, street, "Mill Lane");
    const RecordId gone = copy.meets("a slip of the finger");
    copy.deletes(gone);
    village.hub->merges({amir.hands_over(village.stick)});
    const Path second = copy.hands_over(village.stick);
    village.hub->merges({second});
    REQUIRE(must(list_quarantined(*village.hub->store)).size() == 1);
    const auto labels = [](Laptop& laptop) {
        std::multiset<std::string> all;
        for (const RecordRow& row : must(list_records(*laptop.store, {}, {0, 100})))
            if (row.kind != RecordKind::worker) all.insert(row.title);
        return all;
    };
    const auto let_in = [&] {
        return must(Hub(*village.hub->store).merge(std::vector{second}, {.lets_copies_in = true}));
    };

    CHECK(let_in().created == 1);
    const std::multiset<std::string> everybody{"Zofia", "Piotr", "Jan", "Ola"};
    CHECK(labels(*village.hub) == everybody);
    CHECK(must(list_quarantined(*village.hub->store)).empty());
    CHECK(let_in().created == 0); // again adds nothing
    CHECK(labels(*village.hub) == everybody);
    RecordId new_ola;
    for (const RecordRow& row : must(list_records(*village.hub->store, {}, {0, 100})))
        if (row.title == "Ola") new_ola = row.id;
    const RecordView record = village.hub->view(new_ola);
    CHECK(record.header.author == amir.worker);
    CHECK(record.text(phone) == "0122");
    REQUIRE(record.children.size() == 1);
    CHECK(village.hub->reads(record.children[0], street) == "Mill Lane");
    check_sound(*village.hub);

    copy.visits("Ewa", {}); // it goes on, and hands everything over once more
    const Path third = copy.hands_over(village.stick);
    CHECK(must(Hub(*village.hub->store).merge(std::vector{third}, {.lets_copies_in = true}))
              .created == 1);
    Laptop bea = village.joins_approved("Bea");
    village.meet(bea);
    CHECK(labels(bea) == std::multiset<std::string>{"Zofia", "Piotr", "Jan", "Ola", "Ewa"});
    Laptop other = village.second_hub();
    other.merges({village.hub->hands_over(village.stick), village.stick / second.filename()});
    check_sound(other);
}

TEST_CASE("a copy never takes the other's receipt for its own, so its work neither stops being "
          "handed over nor leaves",
          "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    village.hub->merges({amir.hands_over(village.stick)});
    const Path reply = village.reply_for(amir);
    amir.merges({reply});
    copy.merges({reply});
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

TEST_CASE("a receipt for more than a copy has made is not its own either", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    for (const char* name : {"Ewa", "Iza", "Leon"})
        amir.visits(name, {});
    village.hub->merges({amir.hands_over(village.stick)});
    copy.merges({village.reply_for(amir)});
    CHECK_FALSE(must(ranges_to_hand_over(*copy.store)).empty());
    CHECK(must(count_handed_over(*copy.store)).received <
          must(count_handed_over(*copy.store)).made);
}

TEST_CASE("what a copy has corrected since it was let in stays apart, and is counted", "[fork]") {
    TwoOfOne here;
    auto& [village, amir, copy, jan, ola] = here;
    village.hub->merges({amir.hands_over(village.stick)});
    const auto let_in = [&, &hub = *village.hub](const Path& file) {
        return must(Hub(*hub.store).merge(std::vector{file}, {.lets_copies_in = true}));
    };
    CHECK(let_in(copy.hands_over(village.stick)).quarantined == 0);
    copy.writes(ola, phone, "0199");
    const auto report = let_in(copy.hands_over(village.stick));
    REQUIRE(report.files.size() == 1);
    CHECK(report.files[0].outcome == FileOutcome::quarantined);
    CHECK(report.files[0].sentence.find("1 of its changes") != std::string::npos);
    CHECK(must(list_quarantined(*village.hub->store)).size() == 1);
    check_sound(*village.hub);
}
