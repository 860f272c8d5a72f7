// What the store costs, as `store_tests "[bench]"`; never part of a test run, never asserts a time.
#include "survey_core/store/merge_port.h"
#include "tests/survey_core/store/store_fixture.h"

#include <cstdio>
#include <ctime>

using namespace kith;
using namespace kith::test;

namespace {

double cpu_ms() {
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void print(const char* what, double value, const char* unit) {
    std::printf("%-48s %10.4f %s\n", what, value, unit);
}

Change person(StoreFixture& kit, std::uint64_t seq) {
    Change change;
    change.header.dot = change.header.record = {WriterId{77}, seq};
    change.header.record_kind = RecordKind::entity;
    change.header.hlc = make_hlc({1000 + static_cast<std::int64_t>(seq)}, 0);
    change.header.author = {WriterId{77}, 1};
    ChangeBody body;
    body.fields.push_back({field::list, say("person"), {}, false});
    for (std::uint32_t i = 0; i < 12; ++i) {
        std::string text;
        // Few words are common and many are rare, as in what people say.
        for (int word = 0; word < 8; ++word)
            text += "w" + std::to_string(20'000 / (1 + kit.random.next() % 20'000)) + "abcde ";
        body.fields.push_back({FieldId{(1U << 22U) + i}, say(text), {}, false});
    }
    change.body = encode_body(body);
    return change;
}

} // namespace

TEST_CASE("what an answer costs", "[.][bench]") {
    StoreFixture kit;
    kit.make();
    const DraftId draft = must(start_draft(*kit.store, FormVersionId{5}));
    const DraftStep step{
        DraftStep::Kind::set, "/needs/household/who", say("somebody who lives here"), {}};
    constexpr int answers = 2000;
    const double start = cpu_ms();
    for (int i = 0; i < answers; ++i)
        must(append_answer(*kit.store, draft, step));
    print("answer committed, CPU", (cpu_ms() - start) / answers, "ms");
}

TEST_CASE("what many created records cost", "[.][bench]") {
    StoreFixture kit;
    kit.make();
    constexpr std::uint64_t count = 100'000;
    std::vector<Change> changes;
    for (std::uint64_t seq = 1; seq <= count; ++seq)
        changes.push_back(person(kit, seq));
    Store& store = *kit.store;
    store.database().set_cache_mb(64);
    double start = cpu_ms();
    {
        Transaction all = must(Transaction::begin(store.database()));
        const ImportNo import = must(begin_import(store, {}, {}));
        for (const Change& change : changes)
            must(insert_creation(store, change, import));
        must(mark_new(store, changes.front().header.dot.writer, 1, count));
        must(publish_import(store, import, {}));
        must(all.commit());
    }
    print("100,000 creations inserted, CPU", cpu_ms() - start, "ms");
    start = cpu_ms();
    while (must(refresh_rows(store, 2000)) > 0) {
    }
    print("lists and search brought up to date, CPU", cpu_ms() - start, "ms");
    start = cpu_ms();
    must(list_records(store, {}, {}));
    print("first page of the list, CPU", cpu_ms() - start, "ms");
    RecordFilter filter;
    filter.search = "12345";
    start = cpu_ms();
    must(list_records(store, filter, {}));
    print("a search, CPU", cpu_ms() - start, "ms");
    start = cpu_ms();
    must(store.database().run(
        "CREATE TABLE floor(id BLOB PRIMARY KEY, body BLOB) STRICT, WITHOUT ROWID"));
    {
        Transaction all = must(Transaction::begin(store.database()));
        for (const Change& change : changes) {
            std::array<std::uint8_t, 16> id{};
            kit.random.fill(id);
            must(store.database().run(
                "INSERT INTO floor VALUES(?, ?)", ByteView(id), ByteView(change.body)));
        }
        must(all.commit());
    }
    print("the same bytes keyed by random UUID, CPU", cpu_ms() - start, "ms");
}
