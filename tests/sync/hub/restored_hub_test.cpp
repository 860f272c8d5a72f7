// A hub that was put back to an older state: what it has lost since, laptops hand over again.
#include "survey_core/store/leaving.h"
#include "survey_core/store/snapshots.h"
#include "tests/sync/hub/village.h"

#include <set>

using namespace kith;
using namespace kith::sync;
using namespace kith::test;

namespace {

/// The hub dies after the snapshot, and goes on from it.
struct RestoredHub {
    Village village;
    Laptop amir = village.joins_approved("Amir");
    RecordId zofia = amir.meets("Zofia");
    Path old_reply;

    void goes_back_to(const Path& snapshot) {
        const Path folder = village.scratch.path() / "restored.kith";
        must(restore_snapshot(village.files, snapshot, folder));
        must(village.hub->store->close());
        const RecordId worker = village.hub->worker;
        village.hub = std::make_unique<Laptop>(
            must(Store::open(village.environment(), folder, Passphrase{village_passphrase})), "");
        village.hub->worker = worker;
        village.clock.advance(std::chrono::hours(1));
    }

    std::multiset<std::string> people_at_hub() {
        std::multiset<std::string> all;
        for (const RecordRow& row : must(list_records(*village.hub->store, {}, {0, 100})))
            if (row.kind != RecordKind::worker) all.insert(row.title);
        return all;
    }
};

} // namespace

TEST_CASE("what a hub that was restored has lost is told to the laptops, and handed over again",
          "[receipts]") {
    if (hubs_are_on_a_server()) SKIP("a server has backups of its own");
    RestoredHub here;
    auto& [village, amir, zofia, old_reply] = here;
    village.meet(amir);
    const Snapshot snapshot = must(take_snapshot(*village.hub->store));
    amir.meets("Piotr");
    amir.restarts(village.environment());
    amir.meets("Jan");
    village.meet(amir);
    old_reply = village.reply_for(amir);
    const HandoverCounts safe = must(count_handed_over(*amir.store));
    REQUIRE(safe.received == safe.made);
    here.goes_back_to(snapshot.file);

    amir.meets("Ewa");
    CHECK(village.hub->merges({amir.hands_over(village.stick)}).created == 1); // Ewa
    const MergeReport told = amir.merges({village.reply_for(amir)});
    CHECK(told.files.at(0).sentence.find("put back to an older state, and lacks 2 changes") !=
          std::string::npos);
    const HandoverCounts lost = must(count_handed_over(*amir.store));
    CHECK(lost.received < lost.made);
    amir.merges({old_reply}); // from before, lying on the same stick
    CHECK(must(count_handed_over(*amir.store)) == lost);
    village.meet(amir);
    CHECK(here.people_at_hub() == std::multiset<std::string>{"Zofia", "Piotr", "Jan", "Ewa"});
    CHECK(must(list_gaps(*village.hub->store)).empty());
    const HandoverCounts again = must(count_handed_over(*amir.store));
    CHECK(again.received == again.made);
    CHECK(amir.merges({village.reply_for(amir)}).files.at(0).sentence.empty());
    check_sound(*village.hub);
}

TEST_CASE("what has left the laptop is not asked for again, and that is said", "[receipts]") {
    if (hubs_are_on_a_server()) SKIP("a server has backups of its own");
    RestoredHub here;
    auto& [village, amir, zofia, old_reply] = here;
    village.meet(amir);
    const Snapshot snapshot = must(take_snapshot(*village.hub->store));
    const RecordId visit = amir.visits("House 4", {"Adam"});
    const Path stick = amir.hands_over(village.stick);
    amir.meets("Ewa");
    village.meet(amir);
    Transaction leaves = must(Transaction::begin(amir.store->database()));
    const std::vector<RecordId> interviews{visit};
    CHECK(must(let_leave(*amir.store, interviews, {})) == 1);
    must(leaves.commit());
    here.goes_back_to(snapshot.file);

    const MergeReport told = amir.merges({village.reply_for(amir)});
    CHECK(told.files.at(0).sentence.find("but for 2 up to the last that has left") !=
          std::string::npos);
    CHECK(village.hub->merges({amir.hands_over(village.stick)}).created == 1);
    CHECK(here.people_at_hub() == std::multiset<std::string>{"Zofia", "Ewa"});
    CHECK(must(list_gaps(*village.hub->store)).size() == 1);
    CHECK(village.hub->merges({stick}).created == 1); // it still lay on the stick
    CHECK(must(list_gaps(*village.hub->store)).empty());
    check_sound(*village.hub);
}
