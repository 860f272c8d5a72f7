// Whatever people do, in whatever order: the store stays sound and its lists say what its records
// say.
#include "survey_core/store/merge_port.h"
#include "survey_core/store/verify.h"
#include "tests/survey_core/store/store_fixture.h"

#include <algorithm>

using namespace kith;
using namespace kith::test;

namespace {

struct Worker {
    StoreFixture& kit;
    SeededRandom chance;
    std::vector<RecordId> records{};

    std::uint64_t below(std::uint64_t limit) { return chance.next() % limit; }
    RecordId any() { return records[below(records.size())]; }

    void create() {
        ChangeGroup group(*kit.store, {});
        const RecordId parent =
            group.create({RecordKind::submission, FormVersionId{5}}, {{phone, say("0121")}});
        records.push_back(parent);
        for (std::uint64_t i = below(3); i > 0; --i)
            records.push_back(group.create({RecordKind::repeat, FormVersionId{5}, parent, i},
                                           {{street, say("Mill Lane")}}));
        must(group.commit());
    }
    void act() {
        if (records.empty() || below(4) == 0) return create();
        ChangeGroup group(*kit.store, records.front());
        const RecordId record = any();
        Status done;
        switch (below(5)) {
        case 0:
            done = group.remove(record, "asked to");
            break;
        case 1:
            done = group.undelete(record, "a mistake");
            break;
        case 2:
            done = group.set(record, {{phone, say(std::to_string(below(3))), Context{}}}, "");
            break;
        default:
            done = group.set(
                record, {{phone, say(std::to_string(below(3)))}, {street, say("Mill Road")}}, "");
        }
        if (done) must(group.commit());
    }
};

std::vector<RecordRow> all_rows(StoreFixture& kit) {
    std::vector<RecordRow> rows = must(list_records(*kit.store, {}, {0, 10'000}));
    RecordFilter deleted;
    deleted.status = RecordStatus::deleted;
    for (RecordRow& row : must(list_records(*kit.store, deleted, {0, 10'000})))
        rows.push_back(std::move(row));
    return rows;
}

} // namespace

TEST_CASE("after any work, over several launches, the store is sound and its lists are right",
          "[changes][verify]") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        StoreFixture kit;
        kit.make();
        Worker worker{kit, SeededRandom(seed)};
        for (int launch = 0; launch < 4; ++launch) {
            for (int i = 0; i < 30; ++i)
                worker.act();
            kit.reopen();
        }
        const auto report = must(verify_store(*kit.store));
        CAPTURE(report.findings);
        CHECK(report.sound());
        CHECK(report.records == worker.records.size());
        const auto rows = all_rows(kit);
        const auto conflicts = must(list_conflicts(*kit.store));
        must(rebuild_rows(*kit.store));
        CHECK(all_rows(kit) == rows);
        for (const RecordRow& row : rows) {
            const auto mine = static_cast<std::uint32_t>(
                std::count_if(conflicts.begin(), conflicts.end(), [&row](const Conflict& one) {
                    return one.record == row.id;
                }));
            CHECK(row.conflicts == mine);
        }
    }
}
