// What is above a laptop's role stays in the audit chain without effect, in every store alike.
#include "tests/sync/hub/village.h"

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

/// Two people have written different numbers; a volunteer knows of both.
struct Dispute {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    Laptop vera = village.joins("Vera");
    RecordId zofia = amir.meets("Zofia");

    Dispute() {
        village.approve(vera, Role::volunteer);
        for (Laptop* laptop : {&amir, &bea, &vera})
            village.meet(*laptop);
        amir.writes(zofia, phone, "0121");
        bea.writes(zofia, phone, "0122");
        for (Laptop* laptop : {&amir, &bea, &vera})
            village.meet(*laptop);
    }

    /// As a program does it that somebody has changed.
    void forges(Laptop& laptop) {
        ChangeGroup group(*laptop.store, laptop.worker);
        must(group.resolve(zofia, phone, say("0123"), ""));
        must(group.commit());
    }
};

} // namespace

TEST_CASE("a volunteer's laptop refuses to decide between two people's values, and says who does",
          "[roles]") {
    Dispute here;
    auto& [village, amir, bea, vera, zofia] = here;
    REQUIRE(vera.conflicts().size() == 1);
    Hub hub(*vera.store);
    const auto value = must(hub.conflicts()).at(0).values.at(0).dot;
    for (const Status& refused : {hub.take(vera.worker, zofia, phone, value),
                                  hub.set(vera.worker, zofia, phone, say("1"))}) {
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::refused);
        CHECK(refused.error().message.find("a coordinator decides") != std::string::npos);
    }
    CHECK(vera.conflicts().size() == 1);
    village.meet(amir); // who hears of the other number only now
    must(Hub(*amir.store).set(amir.worker, zofia, phone, say("0121"))); // a worker may
    village.meet(amir);
    CHECK(village.hub->conflicts().empty());
}

TEST_CASE("a volunteer's decision that was made all the same counts at no hub and on no laptop",
          "[roles]") {
    Dispute here;
    auto& [village, amir, bea, vera, zofia] = here;
    here.forges(vera);
    const Path file = vera.hands_over(village.stick);
    village.hub->merges({file});
    CHECK(village.hub->conflicts().size() == 1);
    check_sound(*village.hub);
    village.meet(amir);
    CHECK(amir.conflicts().size() == 1);

    must(Hub(*village.hub->store).set(village.hub->worker, zofia, phone, say("0121")));
    CHECK(village.hub->conflicts().empty());
    CHECK(village.hub->reads(zofia, phone) == "0121");
    village.meet(amir);
    CHECK(amir.reads(zofia, phone) == "0121");
}

TEST_CASE("what each role may change", "[roles]") {
    const auto may = [](LaptopRole role, ChangeKind how, RecordKind about) {
        return may_change(role, how, about);
    };
    for (const LaptopRole role : {LaptopRole::volunteer, LaptopRole::worker})
        for (const ChangeKind how : {ChangeKind::set, ChangeKind::remove, ChangeKind::undelete}) {
            CHECK(may(role, how, RecordKind::submission));
            CHECK(may(role, how, RecordKind::entity));
            CHECK_FALSE(may(role, how, RecordKind::revocation));
            CHECK_FALSE(may(role, how, RecordKind::erasure));
            CHECK_FALSE(may(role, how, RecordKind::project));
        }
    CHECK_FALSE(may(LaptopRole::volunteer, ChangeKind::resolve, RecordKind::entity));
    CHECK(may(LaptopRole::worker, ChangeKind::resolve, RecordKind::entity));
    CHECK_FALSE(may(LaptopRole::worker, ChangeKind::resolve, RecordKind::project));
    for (const RecordKind about :
         {RecordKind::revocation, RecordKind::erasure, RecordKind::project})
        CHECK(may(LaptopRole::coordinator, ChangeKind::set, about));
}

TEST_CASE("a worker lifts no undoing of an import, at no hub", "[roles]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    const MergeReport merged = village.meet(amir);
    must(Hub(*village.hub->store).undo(village.hub->worker, merged.imports.at(0), "practice"));
    REQUIRE_FALSE(village.hub->knows(zofia));
    village.meet(amir);
    RecordId revocation;
    must(for_each_record(*village.hub->store, [&](const Change& creation) -> Status {
        if (creation.header.record_kind == RecordKind::revocation)
            revocation = creation.header.record;
        return {};
    }));
    amir.deletes(revocation);
    const Path file = amir.hands_over(village.stick);
    village.hub->merges({file});
    CHECK_FALSE(village.hub->knows(zofia));
    check_sound(*village.hub);
}
