// What a project says of itself comes from coordinators alone, and is the same everywhere.
#include "sync/hub/project_record.h"
#include "tests/sync/hub/village.h"

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

RecordId says(Laptop& laptop, std::string_view who) {
    ChangeGroup group(*laptop.store, laptop.worker);
    const RecordId record = group.create({RecordKind::project}, {{field::project_who, say(who)}});
    must(group.commit());
    return record;
}

std::string who_asks(Laptop& laptop) {
    const auto record = must(find_project_record(*laptop.store));
    return record ? std::string(record->text(field::project_who)) : std::string();
}

} // namespace

TEST_CASE("what a coordinator says of the project reaches laptops by reply and by joining card",
          "[terms]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId record = says(*village.hub, "Mill Lane tenants");
    village.hub->writes(record, field::project_phone, "01632 960 001");
    CHECK(who_asks(amir).empty());
    village.meet(amir);
    CHECK(who_asks(amir) == "Mill Lane tenants");

    Laptop bea = village.joins_approved("Bea"); // by a card that knows it already
    CHECK(who_asks(bea) == "Mill Lane tenants");
    CHECK(bea.reads(record, field::project_phone) == "01632 960 001");
    CHECK(must(ranges_to_hand_over(*bea.store)).size() == 1); // her own name, nothing of it

    village.hub->writes(record, field::project_who, "The library");
    village.meet(amir);
    village.meet(bea);
    for (Laptop* laptop : {village.hub.get(), &amir, &bea}) {
        CHECK(who_asks(*laptop) == "The library");
        CHECK(laptop->conflicts().empty());
        check_sound(*laptop);
    }
}

TEST_CASE("what others write about the project stays in the chain without effect, here as at every "
          "other hub",
          "[terms]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    village.meet(amir);
    const RecordId forged = says(amir, "Somebody else"); // before the coordinator has said anything
    const Path first = amir.hands_over(village.stick);
    village.hub->merges({first});
    CHECK(who_asks(*village.hub).empty());
    const RecordId record = says(*village.hub, "Mill Lane tenants");
    village.meet(amir);
    amir.writes(record, field::project_who, "Somebody else");
    const Path second = amir.hands_over(village.stick);
    village.hub->merges({second});
    CHECK(who_asks(*village.hub) == "Mill Lane tenants");
    village.meet(bea);
    CHECK(who_asks(bea) == "Mill Lane tenants");
    CHECK_FALSE(bea.knows(forged));

    const Path spoken = village.hub->hands_over(village.stick);
    Laptop other = village.second_hub();
    Laptop third = village.second_hub();
    other.merges({first, second, spoken});
    third.merges({spoken, second, first});
    CHECK(other.dump() == third.dump());
    for (Laptop* hub : {&other, &third}) {
        CHECK(who_asks(*hub) == "Mill Lane tenants");
        check_sound(*hub);
    }
}

TEST_CASE("what the project says of itself cannot be erased as if it were a person", "[terms]") {
    Village village;
    const RecordId record = says(*village.hub, "Mill Lane tenants");
    const auto erased =
        Hub(*village.hub->store).erase(village.hub->worker, std::vector{record}, "");
    REQUIRE_FALSE(erased);
    CHECK(erased.error().code == ErrorCode::not_found);
    CHECK(who_asks(*village.hub) == "Mill Lane tenants");
}
