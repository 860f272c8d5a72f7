#include "tests/sync/hub/village.h"

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

TEST_CASE("what a laptop collected is at the hub, and the laptop is told so", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    const RecordId visit = amir.visits("12 Mill Lane", {"Ola", "Jan"});

    const MergeReport report = village.hub->merges({amir.hands_over(village.stick)});

    CHECK(report.created == 2); // the visit counts once, with its children
    CHECK(report.changed == 0);
    CHECK(report.conflicts == 0);
    CHECK(report.gaps.empty());
    CHECK(report.imports.size() == 1);
    CHECK(village.hub->reads(zofia, field::label) == "Zofia");
    CHECK(village.hub->view(visit).children.size() == 2);
    CHECK(village.hub->view(zofia).status == RecordStatus::received);
    CHECK(amir.view(zofia).status == RecordStatus::handed_over);

    amir.merges({village.reply_for(amir)});
    CHECK(amir.view(zofia).status == RecordStatus::received);
    CHECK(must(count_handed_over(*amir.store)).received ==
          must(count_handed_over(*amir.store)).made);
    CHECK(write_handover(*amir.store, village.stick).error().code == ErrorCode::not_found);
}

TEST_CASE("a phone number corrected on two laptops is one conflict with both numbers kept",
          "[hub]") {
    Neighbours here;
    auto& [village, amir, bea, zofia] = here;
    REQUIRE(bea.reads(zofia, field::label) == "Zofia");

    amir.writes(zofia, phone, "0121");
    bea.writes(zofia, phone, "0122");
    const MergeReport first = village.hub->merges({amir.hands_over(village.stick)});
    const MergeReport second = village.hub->merges({bea.hands_over(village.stick)});

    CHECK(first.changed == 1);
    CHECK(first.conflicts == 0);
    CHECK(second.changed == 1);
    CHECK(second.conflicts == 1);
    Hub hub(*village.hub->store);
    const auto conflicts = must(hub.conflicts());
    REQUIRE(conflicts.size() == 1);
    CHECK(conflicts[0].record == zofia);
    CHECK(conflicts[0].field == phone);
    REQUIRE(conflicts[0].values.size() == 2);
    for (const ConflictValue& value : conflicts[0].values) {
        const bool his = value.laptop == amir.store->laptop();
        CHECK(value.value.bytes == (his ? "0121" : "0122"));
        CHECK(value.author == (his ? amir.worker : bea.worker));
    }
}

TEST_CASE("a phone number and a street corrected on two laptops are no conflict", "[hub]") {
    Neighbours here;
    auto& [village, amir, bea, zofia] = here;

    amir.writes(zofia, phone, "0121");
    bea.writes(zofia, street, "Mill Lane");
    village.hub->merges({amir.hands_over(village.stick), bea.hands_over(village.stick)});

    CHECK(village.hub->conflicts().empty());
    CHECK(village.hub->reads(zofia, phone) == "0121");
    CHECK(village.hub->reads(zofia, street) == "Mill Lane");
}

TEST_CASE("a decision at the hub reaches the laptops by reply", "[hub]") {
    Neighbours here;
    auto& [village, amir, bea, zofia] = here;
    amir.writes(zofia, phone, "0121");
    bea.writes(zofia, phone, "0122");
    village.meet(amir);
    village.meet(bea);
    CHECK(bea.conflicts().size() == 1);

    Hub hub(*village.hub->store);
    const auto conflict = must(hub.conflicts()).at(0);
    const Dot hers = conflict.values[conflict.values[0].laptop == bea.store->laptop() ? 0 : 1].dot;
    must(hub.take(village.hub->worker, zofia, phone, hers));
    village.meet(amir);
    village.meet(bea);

    CHECK(village.hub->conflicts().empty());
    CHECK(amir.conflicts().empty());
    CHECK(bea.conflicts().empty());
    CHECK(amir.reads(zofia, phone) == "0122");
    CHECK(bea.reads(zofia, phone) == "0122");
    CHECK(hub.take(village.hub->worker, zofia, phone, hers).error().code == ErrorCode::not_found);
}

TEST_CASE("another value instead of both is a decision too", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    village.meet(amir);
    amir.writes(zofia, phone, "0121");
    village.hub->writes(zofia, phone, "0122");
    village.meet(amir);
    REQUIRE(village.hub->conflicts().size() == 1);

    must(Hub(*village.hub->store).set(village.hub->worker, zofia, phone, say("0123")));
    village.meet(amir);

    CHECK(amir.reads(zofia, phone) == "0123");
    CHECK(amir.conflicts().empty());
}

TEST_CASE("a deletion against an edit waits for a person, who keeps the record", "[hub]") {
    Neighbours here;
    auto& [village, amir, bea, zofia] = here;
    amir.writes(zofia, phone, "0121");
    bea.deletes(zofia);
    village.meet(bea);
    village.meet(amir);

    Hub hub(*village.hub->store);
    const auto conflicts = must(hub.conflicts());
    REQUIRE(conflicts.size() == 1);
    CHECK(conflicts[0].field == field::deleted);
    REQUIRE(conflicts[0].values.size() == 2);
    CHECK(conflicts[0].values[0].field == field::deleted);
    CHECK(conflicts[0].values[1].field == phone);
    CHECK(amir.conflicts() == std::vector<Conflict>{{zofia, field::deleted}});

    must(hub.take(village.hub->worker, zofia, field::deleted, conflicts[0].values[1].dot));
    village.meet(bea);
    CHECK(bea.view(zofia).status != RecordStatus::deleted);
    CHECK(bea.reads(zofia, phone) == "0121");
    CHECK(bea.conflicts().empty());
}

TEST_CASE("a child added to a household that another worker deletes waits for a person", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    const RecordId visit = amir.visits("12 Mill Lane", {"Ola"});
    village.meet(amir);
    village.meet(bea);
    bea.adds_child(visit, "Jan");
    amir.deletes(visit);
    village.hub->merges({amir.hands_over(village.stick)});
    CHECK(village.hub->conflicts().empty());
    CHECK(village.hub->view(visit).status == RecordStatus::deleted);

    const MergeReport report = village.hub->merges({bea.hands_over(village.stick)});

    CHECK(report.created == 0);
    CHECK(report.changed == 1);
    CHECK(report.conflicts == 1);
    CHECK(village.hub->conflicts() == std::vector<Conflict>{{visit, field::deleted}});
}

TEST_CASE("a deletion that saw everything is simply a deletion, and can be taken back", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    amir.writes(zofia, phone, "0121");
    amir.deletes(zofia);
    village.meet(amir);
    CHECK(village.hub->conflicts().empty());
    CHECK(village.hub->view(zofia).status == RecordStatus::deleted);

    amir.takes_back(zofia);
    village.meet(amir);
    CHECK(village.hub->view(zofia).status != RecordStatus::deleted);
    CHECK(village.hub->reads(zofia, phone) == "0121");
}

TEST_CASE("a record that is shown can be corrected, though two people disagree on its deletion",
          "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    const RecordId zofia = amir.meets("Zofia");
    amir.deletes(zofia);
    village.meet(amir);
    village.meet(bea);
    amir.deletes(zofia); // once more, for another reason
    village.clock.advance(std::chrono::hours(1));
    bea.takes_back(zofia);
    village.meet(amir);
    village.meet(bea);
    REQUIRE(village.hub->conflicts().size() == 1);
    REQUIRE(village.hub->view(zofia).status != RecordStatus::deleted); // the later word
    village.hub->writes(zofia, phone, "0121");
    CHECK(village.hub->reads(zofia, phone) == "0121");
    CHECK(village.hub->conflicts().size() == 1); // somebody still has to say
}

TEST_CASE("two hubs list the same conflicts in the same order, whoever came first", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    Laptop bea = village.joins_approved("Bea");
    const RecordId zofia = amir.meets("Zofia");
    const RecordId olek = bea.meets("Olek");
    std::vector<Path> files{amir.hands_over(village.stick), bea.hands_over(village.stick)};
    village.meet(amir);
    village.meet(bea);
    village.meet(amir);
    for (const RecordId person : {zofia, olek}) {
        amir.writes(person, phone, "0121");
        bea.writes(person, phone, "0122");
    }
    files.push_back(amir.hands_over(village.stick));
    files.push_back(bea.hands_over(village.stick));
    village.hub->merges(files);
    Laptop other = village.second_hub();
    std::reverse(files.begin(), files.end());
    for (const Path& file : files)
        other.merges({file});
    CHECK(other.conflicts().size() == 2);
    CHECK(other.conflicts() == village.hub->conflicts());
}

TEST_CASE("merging the same file twice, or the same changes in another file, changes nothing",
          "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    amir.writes(zofia, phone, "0121");
    const Path file = amir.hands_over(village.stick);
    const Path again = amir.hands_over(village.stick);
    village.hub->merges({file});
    const std::string before = village.hub->dump();

    const MergeReport same_file = village.hub->merges({file});
    const MergeReport same_changes = village.hub->merges({again});

    for (const MergeReport& report : {same_file, same_changes}) {
        CHECK(report.created == 0);
        CHECK(report.changed == 0);
        CHECK(report.same == 1);
        CHECK(report.imports.empty());
        CHECK(report.files.at(0).outcome == FileOutcome::same);
    }
    CHECK(village.hub->dump() == before);
}

TEST_CASE("a dry run counts everything and changes nothing", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    village.meet(amir);
    amir.meets("Jan");
    amir.writes(zofia, phone, "0121");
    village.hub->writes(zofia, phone, "0122");
    const Path file = amir.hands_over(village.stick);
    const std::string before = village.hub->dump();

    const MergeReport tried = village.hub->merges({file}, true);
    CHECK(village.hub->dump() == before);
    CHECK(must(list_imports(*village.hub->store)).size() == 1);
    const MergeReport done = village.hub->merges({file});

    CHECK(tried.created == 1);
    CHECK(tried.changed == 1);
    CHECK(tried.conflicts == 1);
    CHECK(done.created == tried.created);
    CHECK(done.changed == tried.changed);
    CHECK(done.conflicts == tried.conflicts);
}

TEST_CASE("an edit that arrives before its record waits for it", "[hub]") {
    Neighbours here;
    auto& [village, amir, bea, zofia] = here;
    bea.writes(zofia, phone, "0121");
    const Path hers = bea.hands_over(village.stick);
    Laptop other = village.second_hub();

    other.merges({hers});
    CHECK_FALSE(other.knows(zofia));
    Laptop amir_again = village.joins_approved("unused");
    other.merges({must(write_handover(*village.hub->store, village.stick)).bundle.file});
    CHECK_FALSE(other.knows(zofia));
}

TEST_CASE("a stopped merge leaves the store as it was", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    amir.meets("Zofia");
    const Path file = amir.hands_over(village.stick);
    const std::string before = village.hub->dump();
    std::stop_source stop;
    stop.request_stop();
    const Path files[] = {file};

    const auto report = Hub(*village.hub->store).merge(files, {}, {}, stop.get_token());

    CHECK(report.error().code == ErrorCode::cancelled);
    CHECK(village.hub->dump() == before);
    CHECK(village.hub->merges({file}).created == 1);
}

TEST_CASE("a laptop that was started several times hands over every launch", "[hub]") {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    amir.restarts(village.environment());
    amir.writes(zofia, phone, "0121");
    amir.restarts(village.environment());
    amir.writes(zofia, phone, "0122");

    const MergeReport report = village.hub->merges({amir.hands_over(village.stick)});

    CHECK(report.conflicts == 0);
    CHECK(village.hub->reads(zofia, phone) == "0122");
    CHECK(village.hub->dump() == (amir.merges({village.reply_for(amir)}),
                                  amir.restarts(village.environment()),
                                  village.hub->dump()));
}
