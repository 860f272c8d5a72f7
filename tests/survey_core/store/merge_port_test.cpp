#include "survey_core/store/blobs.h"
#include "survey_core/store/laptops.h"
#include "survey_core/store/merge_port.h"
#include "survey_core/store/verify.h"
#include "tests/survey_core/store/store_fixture.h"

#include <catch2/generators/catch_generators.hpp>

using namespace kith;
using namespace kith::test;

namespace {

constexpr WriterId theirs{0xfeed'0000'0000'0001};

Change creation(std::uint64_t seq, std::string_view label) {
    Change change;
    change.header.dot = change.header.record = {theirs, seq};
    change.header.record_kind = RecordKind::entity;
    change.header.hlc = make_hlc({1000 + static_cast<std::int64_t>(seq)}, 0);
    change.header.author = {theirs, 1};
    ChangeBody body;
    body.fields = {{field::list, say("person"), {}, false}, {field::label, say(label), {}, false}};
    change.body = encode_body(body);
    return change;
}

HaveRange range_of(const std::vector<Change>& changes, const Hash32& before) {
    HaveRange range{
        theirs, changes.front().header.dot.seq, changes.back().header.dot.seq, before, before};
    for (const Change& change : changes)
        range.after = chain_next(range.after, change.header, change.body);
    return range;
}

} // namespace

TEST_CASE("an import is seen only when it is published, and leaves nothing when it is cut off",
          "[merge]") {
    StoreFixture kit;
    kit.make();
    Store& store = *kit.store;
    const ImportNo import = [&] {
        Transaction slice = must(Transaction::begin(store.database()));
        const ImportNo no = must(begin_import(store, {}, {}));
        must(insert_creation(store, creation(1, "Amir"), no));
        must(slice.commit());
        return no;
    }();
    must(refresh_rows(store, 100));
    CHECK_FALSE(must(find_record(store, {theirs, 1})));
    CHECK(must(count_records(store, {})) == 0);

    SECTION("published") {
        Transaction last = must(Transaction::begin(store.database()));
        must(add_have(store, range_of({creation(1, "Amir")}, chain_start(theirs))));
        must(publish_import(store, import, {1, 0, 0, 0, 0, 0}));
        must(mark_new(store, theirs, 1, 1));
        must(last.commit());
        CHECK(must(refresh_rows(store, 100)) == 0);
        CHECK(kit.text({theirs, 1}, field::label) == "Amir");
        CHECK(kit.view({theirs, 1}).status == RecordStatus::received);
        CHECK(must(count_records(store, {})) == 1);
        CHECK(must(verify_store(store)).sound());
    }
    SECTION("cut off") {
        kit.reopen();
        CHECK(must(list_imports(*kit.store)).empty());
        CHECK_FALSE(must(has_record(*kit.store, {theirs, 1})));
        CHECK(must(refresh_rows(*kit.store, 100)) == 0);
        CHECK(must(count_records(*kit.store, {})) == 0);
    }
}

TEST_CASE("lists hear of new records once, by ranges that overlap too", "[merge]") {
    StoreFixture kit;
    kit.make();
    Store& store = *kit.store;
    {
        Transaction all = must(Transaction::begin(store.database()));
        const ImportNo import = must(begin_import(store, {}, {}));
        for (std::uint64_t seq = 1; seq <= 6; ++seq)
            must(insert_creation(store, creation(seq, "Amir"), import));
        must(publish_import(store, import, {}));
        must(mark_new(store, theirs, 1, 6));
        must(mark_new(store, theirs, 3, 4)); // where a slice of two will end
        must(all.commit());
    }
    while (must(refresh_rows(store, 2)) > 0) {
    }
    CHECK(must(count_records(store, {})) == 6);
    CHECK(must(store.database().find_integer("SELECT count(*) FROM new_records")) == 0);
}

TEST_CASE("delivered ranges join where their chains meet, and a fork is noticed", "[merge]") {
    StoreFixture kit;
    kit.make();
    Store& store = *kit.store;
    Transaction all = must(Transaction::begin(store.database()));
    const HaveRange first = range_of({creation(1, "a")}, chain_start(theirs));
    const HaveRange second = range_of({creation(2, "b")}, first.after);
    const HaveRange third = range_of({creation(3, "c")}, second.after);
    must(add_have(store, first));
    must(add_have(store, third));
    CHECK(must(have_of(store, theirs)).size() == 2);
    CHECK(add_have(store, range_of({creation(2, "other")}, first.after)).error().code ==
          ErrorCode::damaged);
    must(add_have(store, second));
    const auto joined = must(have_of(store, theirs));
    REQUIRE(joined.size() == 1);
    CHECK(joined[0] == HaveRange{theirs, 1, 3, chain_start(theirs), third.after});
    CHECK(add_have(store, second).error().code == ErrorCode::bad_input);
}

TEST_CASE("changes come back exactly as they were, in their order, whatever they are", "[merge]") {
    StoreFixture kit;
    kit.make();
    Store& store = *kit.store;
    Transaction all = must(Transaction::begin(store.database()));
    Change unknown = creation(2, "?");
    unknown.header.kind = ChangeKind{77};
    unknown.header.record = {WriterId{4}, 9};
    unknown.header.parent = RecordId{WriterId{4}, 2};
    unknown.header.order = 3;
    unknown.header.group = {1, 2};
    unknown.body = {1, 2, 3};
    Change waiting = creation(3, "!");
    waiting.header.kind = ChangeKind::set;
    waiting.header.record = {WriterId{4}, 9};
    must(insert_creation(store, creation(1, "Amir"), ImportNo{1}));
    must(insert_change(store, unknown, ImportNo{1}));
    must(park(store, waiting, ImportNo{1}));

    std::vector<Change> back;
    must(for_each_change(store, theirs, 1, 3, [&](const Change& change) -> Status {
        back.push_back(change);
        return {};
    }));
    CHECK(back == std::vector<Change>{creation(1, "Amir"), unknown, waiting});
    CHECK(must(parked_for(store, {WriterId{4}, 9})) == std::vector<Change>{waiting});
    must(unpark(store, waiting.header.dot));
    CHECK(must(parked_of(store, theirs)).empty());
    CHECK(insert_creation(store, creation(1, "Amir"), ImportNo{1}).error().code ==
          ErrorCode::already_exists);
}

TEST_CASE("a deletion that had not seen an edit is a conflict until somebody decides", "[merge]") {
    StoreFixture kit;
    kit.make();
    Store& store = *kit.store;
    const RecordId amir = kit.add_person("Amir");
    kit.edit(amir, phone, "0121");
    {
        // From another laptop, which knew nothing of the telephone number.
        Transaction merge = must(Transaction::begin(store.database()));
        Change removal = creation(1, "");
        removal.header.record = amir;
        removal.header.kind = ChangeKind::remove;
        ChangeBody body;
        body.fields = {{field::deleted, say("moved away"), {}, false}};
        removal.body = encode_body(body);
        must(insert_change(store, removal, ImportNo{1}));
        Register deleted;
        deleted.live = {{removal.header.dot, removal.header.hlc, {}, say("moved away"), {}}};
        deleted.seen.add(removal.header.dot);
        must(save_register(store, amir, field::deleted, {{}, deleted, {}}));
        must(merge.commit());
    }
    CHECK(must(list_conflicts(store)) == std::vector<Conflict>{{amir, field::deleted}});
    CHECK(kit.view(amir).deleted_in_conflict);

    const bool stays = GENERATE(true, false);
    ChangeGroup decision(store, amir);
    must(decision.resolve_deletion(amir, stays, "asked"));
    must(decision.commit());
    CHECK(must(list_conflicts(store)).empty());
    CHECK((kit.view(amir).status == RecordStatus::deleted) == !stays);
}

TEST_CASE("a writer number that was rolled back is not remembered", "[merge]") {
    StoreFixture kit;
    kit.make();
    {
        const Transaction never = must(Transaction::begin(kit.store->database()));
        must(kit.store->numbers().make_rid({theirs, 1}));
    }
    CHECK_FALSE(must(kit.store->numbers().find_rid({theirs, 1})));
    must(kit.store->numbers().make_rid({WriterId{8}, 1}));
    const auto rid = must(kit.store->numbers().find_rid({WriterId{8}, 1}));
    CHECK(must(kit.store->numbers().dot_of(*rid)) == Dot{WriterId{8}, 1});
}

TEST_CASE("a picture is kept once, comes back whole, and goes when nothing refers to it",
          "[blobs]") {
    StoreFixture kit;
    kit.make();
    Bytes picture(blob_chunk_bytes * 2 + 17);
    kit.random.fill(picture);
    const Hash32 name = must(save_blob(*kit.store, picture));
    CHECK(must(save_blob(*kit.store, picture)) == name);
    CHECK(must(load_blob(*kit.store, name)) == picture);
    CHECK(must(collect_blobs(*kit.store)) == 0); // its answer is on the way
    const RecordId amir = kit.add_person("Amir");
    must(refer_to_blob(*kit.store, amir, phone, name));
    CHECK(must(collect_blobs(*kit.store)) == 0);
    must(kit.store->database().run("DELETE FROM blob_ref"));
    CHECK(must(collect_blobs(*kit.store)) == 1);
    CHECK_FALSE(must(has_blob(*kit.store, name)));
}

TEST_CASE("a file that may not be merged yet waits in quarantine", "[laptops]") {
    StoreFixture kit;
    kit.make();
    const std::string content = "sealed";
    const QuarantineRow row{hash(as_bytes(content)),
                            kit.clock.now(),
                            LaptopId{3},
                            "laptop not approved",
                            content.size()};
    must(quarantine(*kit.store, row, as_bytes(content)));
    CHECK(must(list_quarantined(*kit.store)) == std::vector<QuarantineRow>{row});
    CHECK(kit.files.exists(quarantine_file(*kit.store, row.hash)));
    must(release_from_quarantine(*kit.store, row.hash));
    CHECK_FALSE(kit.files.exists(quarantine_file(*kit.store, row.hash)));
}
