// A person asks to be forgotten: nothing of them is left in any store that has heard of it, nothing
// brings them back, and the audit chain still verifies.
#include "survey_core/store/blobs.h"
#include "survey_core/store/erasures.h"
#include "survey_core/store/snapshots.h"
#include "tests/support/faults/pages.h"
#include "tests/sync/hub/village.h"

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

constexpr std::string_view canary = "Quetzalcoatlus";

Erased erase(Laptop& hub, std::vector<RecordId> records) {
    return must(Hub(*hub.store).erase(hub.worker, records, "asked on the phone"));
}

bool is_on_server(const Laptop& laptop) {
    return laptop.store->database().is_server();
}

/// In which files of the laptop there is something left of the person. A server has none of ours,
/// and what lies there is sealed (server_test.cpp).
std::vector<std::string> traces_in(const Laptop& laptop) {
    if (is_on_server(laptop)) return {};
    PosixFileSystem files;
    const Passphrase way{village_passphrase};
    return must(traces(files, laptop.store->folder(), way, canary));
}
const std::vector<std::string> none;

std::vector<LaptopId> confirmed_by(Laptop& hub, RecordId erasure) {
    std::vector<LaptopId> laptops;
    for (const ErasureDone& done : must(list_erasures_done(*hub.store)))
        if (done.erasure == erasure) laptops.push_back(done.laptop);
    return laptops;
}

bool confirms(Laptop& hub, const Laptop& laptop, RecordId erasure) {
    const auto laptops = confirmed_by(hub, erasure);
    return std::find(laptops.begin(), laptops.end(), laptop.store->laptop()) != laptops.end();
}

/// An interview with everything that leaves traces: repeats, corrections that replaced each other,
/// a conflict, a picture, list rows, snapshots.
struct Household {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    RecordId visit;
    RecordId zofia = amir.meets("Zofia");

    Household() {
        visit = amir.visits("House of Quetzalcoatlus", {"Quetzalcoatlus the younger", "Jan"});
        amir.writes(visit, phone, "Quetzalcoatlus 0121");
        amir.writes(visit, phone, "0122 Quetzalcoatlus");
        take_picture();
        village.meet(amir);
        village.meet(bea);
        amir.writes(visit, street, "Quetzalcoatlus Row");
        bea.writes(visit, street, "Quetzalcoatlus Road");
        village.meet(amir);
        village.meet(bea);
        for (int day = 0; day < 2; ++day) {
            for (Laptop* laptop : all())
                if (!is_on_server(*laptop)) must(take_snapshot(*laptop->store));
            village.clock.advance(std::chrono::hours(24));
        }
    }

    void take_picture() {
        const Bytes picture(5000, 'x');
        Bytes content = picture;
        content.insert(content.end(), canary.begin(), canary.end());
        const Hash32 name = must(save_blob(*amir.store, content));
        ChangeGroup group(*amir.store, amir.worker);
        must(group.set(visit,
                       {{FieldId{(1U << 22U) | 9U},
                         {Value::Kind::blob, std::string(name.begin(), name.end())}}},
                       ""));
        must(group.commit());
    }

    std::vector<Laptop*> all() { return {village.hub.get(), &amir, &bea}; }
};

} // namespace

TEST_CASE("an erased person is in no page, index, log or snapshot of a laptop that has confirmed",
          "[erase]") {
    Household here;
    auto& [village, amir, bea, visit, zofia] = here;
    for (Laptop* laptop : here.all())
        REQUIRE((is_on_server(*laptop) ||
                 traces_in(*laptop).size() >= 3)); // the store and its snapshots
    const std::string zofia_before =
        must(find_record(*amir.store, zofia))->fields.at(1).value.bytes;

    const Erased erased = erase(*village.hub, {visit});
    CHECK(erased.records == 3); // with the two children
    CHECK(erased.is_swept);
    CHECK(traces_in(*village.hub) == none);
    CHECK(confirms(*village.hub, *village.hub, erased.erasure));
    CHECK_FALSE(confirms(*village.hub, amir, erased.erasure));

    for (Laptop* laptop : {&amir, &bea}) {
        village.meet(*laptop);
        CHECK(traces_in(*laptop) == none);
        CHECK_FALSE(laptop->knows(visit));
        CHECK(laptop->knows(zofia));
        CHECK_FALSE(confirms(*village.hub, *laptop, erased.erasure)); // it has not said so yet
        village.meet(*laptop);
        CHECK(confirms(*village.hub, *laptop, erased.erasure));
        check_sound(*laptop);
    }
    check_sound(*village.hub);
    CHECK(amir.reads(zofia, field::label) == zofia_before);
    CHECK(village.hub->conflicts().empty());
    CHECK(must(list_snapshots(village.files, amir.store->folder())).size() == 1);
}

TEST_CASE("whoever takes a reply is told that people were erased, and how many records went",
          "[erase]") {
    Household here;
    auto& [village, amir, bea, visit, zofia] = here;
    erase(*village.hub, {visit});
    const Path reply = village.reply_for(bea);
    const auto said = [&](bool is_practice) {
        return bea.merges({reply}, is_practice).files.at(0).sentence;
    };
    CHECK(said(true).find("3 records go for good when") != std::string::npos);
    CHECK(bea.knows(visit));
    CHECK(said(false).find("3 records are gone for good") != std::string::npos);
    CHECK(said(false).empty()); // the second time nothing was left to go
}

TEST_CASE("a laptop hands its confirmation over once, when it has nothing else to say", "[erase]") {
    Household here;
    auto& [village, amir, bea, visit, zofia] = here;
    erase(*village.hub, {visit});
    village.meet(bea);
    village.meet(bea); // hands over the confirmation alone; the reply says that it has arrived
    const auto again = write_handover(*bea.store, village.stick);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::not_found);
}

TEST_CASE("a late stick does not bring an erased person back, whole or in parts", "[erase]") {
    Household here;
    auto& [village, amir, bea, visit, zofia] = here;
    Laptop third = village.second_hub();
    amir.writes(visit, phone, "Quetzalcoatlus 0999");
    amir.adds_child(visit, "Quetzalcoatlus the youngest");
    const Path late = amir.hands_over(village.stick);
    const Erased erased = erase(*village.hub, {visit});

    village.hub->merges({late});
    CHECK(traces_in(*village.hub) == none);
    CHECK(must(erased_by(*village.hub->store, erased.erasure)).size() == 4);
    check_sound(*village.hub);

    // An old reply to a laptop that has erased.
    const Path old_reply = village.put("old", village.read(village.reply_for(bea)));
    village.meet(bea);
    bea.merges({old_reply});
    CHECK(traces_in(bea) == none);
}

TEST_CASE("the erasure may come before the person, and both hubs say the same", "[erase]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId visit = amir.visits("House of Quetzalcoatlus", {"Jan"});
    amir.writes(visit, phone, "Quetzalcoatlus 0777");
    const Path person = amir.hands_over(village.stick);
    Laptop other = village.second_hub();
    village.hub->merges({person});
    erase(*village.hub, {visit});
    const Path erasure = village.hub->hands_over(village.stick);

    other.merges({erasure});
    other.merges({person});
    CHECK(traces_in(other) == none);
    CHECK(other.dump() == village.hub->dump());
    CHECK(other.dump().find(R"("state":"erased")") != std::string::npos);
    check_sound(other);
}

TEST_CASE("the audit chain of an erased record is handed on and verifies elsewhere", "[erase]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId visit = amir.visits("House of Quetzalcoatlus", {"Jan"});
    amir.writes(visit, phone, "Quetzalcoatlus 0121");
    village.meet(amir);
    const Erased erased = erase(*village.hub, {visit});
    CHECK(erased.records == 2);
    amir.merges({village.reply_for(amir)});
    amir.meets("Ola");

    // A hub that has never seen the answers gets what is left of them, by the laptop's hand.
    Laptop other = village.second_hub();
    amir.restarts(village.environment());
    const Path file = amir.hands_over(village.stick);
    const MergeReport report = other.merges({file});
    CHECK(report.files.at(0).outcome == FileOutcome::merged);
    check_sound(other);
    CHECK(traces_in(other) == none);
}

TEST_CASE("nobody but a coordinator erases", "[erase]") {
    Household here;
    auto& [village, amir, bea, visit, zofia] = here;
    const auto refused = Hub(*amir.store).erase(amir.worker, std::vector{visit}, "");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::refused);

    // A program that somebody has changed writes one all the same.
    ChangeGroup group(*amir.store, amir.worker);
    group.create({RecordKind::erasure},
                 {{field::erased, say(to_text(zofia) + '-' + std::to_string(zofia.seq))}});
    must(group.commit());
    village.meet(amir);
    CHECK(village.hub->knows(zofia));
    village.meet(bea);
    CHECK(bea.knows(zofia));
    check_sound(*village.hub);
}

TEST_CASE("nothing lifts an erasure, and undoing the import that brought a person changes nothing",
          "[erase]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId visit = amir.visits("House of Quetzalcoatlus", {"Jan"});
    const RecordId ola = amir.meets("Ola");
    const MergeReport merged = village.meet(amir);
    const Erased erased = erase(*village.hub, {visit});
    Hub hub(*village.hub->store);
    must(hub.undo(village.hub->worker, merged.imports.at(0), "wrong stick"));
    CHECK_FALSE(village.hub->knows(ola));
    must(hub.redo(village.hub->worker, merged.imports.at(0), ""));
    CHECK(village.hub->knows(ola));
    CHECK_FALSE(village.hub->knows(visit));
    CHECK(traces_in(*village.hub) == none);
    check_sound(*village.hub);

    const auto again = hub.erase(village.hub->worker, std::vector{visit}, "");
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::refused);
    const auto lifted = hub.erase(village.hub->worker, std::vector{erased.erasure}, "");
    REQUIRE_FALSE(lifted);
    CHECK(lifted.error().code == ErrorCode::not_found);
}

TEST_CASE("an instance that was all that stood against a deletion settles it when it is erased",
          "[erase]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    const RecordId visit = amir.visits("12 Mill Lane", {});
    village.meet(amir);
    village.meet(bea);
    amir.deletes(visit);
    const RecordId child = bea.adds_child(visit, "Quetzalcoatlus");
    village.meet(amir);
    village.meet(bea);
    REQUIRE(village.hub->conflicts().size() == 1);
    erase(*village.hub, {child});
    CHECK(village.hub->conflicts().empty());
    CHECK(traces_in(*village.hub) == none);
}

TEST_CASE("a sweep that was cut off is done when the store is opened again", "[erase]") {
    Household here;
    auto& [village, amir, bea, visit, zofia] = here;
    ChangeGroup group(*amir.store, amir.worker);
    const RecordId erasure = group.create({RecordKind::erasure}, {});
    must(group.commit());
    {
        // As a power cut leaves it: the rows are gone, their bytes are not.
        Transaction transaction = must(Transaction::begin(amir.store->database()));
        must(name_erased(*amir.store, {.id = erasure, .records = {visit}}));
        must(erase_named(*amir.store));
        must(transaction.commit());
    }
    REQUIRE_FALSE(traces_in(amir).empty());
    REQUIRE(must(list_erasures_done(*amir.store)).empty());
    amir.restarts(village.environment());
    CHECK(traces_in(amir) == none);
    CHECK(must(list_erasures_done(*amir.store)).size() == 1);
}
