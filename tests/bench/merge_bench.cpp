#include "survey_core/store/changes.h"
#include "survey_core/store/server_database.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"
#include "sync/server/connection.h"
#include "tests/bench/bench_village.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>

namespace kith::bench {
namespace {

constexpr int records = 100'000;

double wall_seconds() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

/// As many rows of the same columns by the plainest means that PostgreSQL has: one COPY in its
/// binary format.
Result<double> copy_seconds(ServerDatabase& server, std::size_t body_bytes) {
    KITH_TRY(server.run_script("CREATE TABLE plain(LIKE record INCLUDING ALL)"));
    SystemRandom random;
    Bytes body(body_bytes);
    random.fill(body);
    const double before = wall_seconds();
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(server));
    for (std::int64_t id = 0; id < records; ++id)
        KITH_TRY(server.run("INSERT INTO plain(rid, kind, form, hlc, import, author, ord, "
                            "group_index, group_count, body) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            id,
                            1,
                            id,
                            id,
                            1,
                            1,
                            0,
                            0,
                            1,
                            ByteView(body)));
    KITH_TRY(transaction.commit());
    return wall_seconds() - before;
}

/// `centre`: without the records of the bundle.
Result<Row>
measure_server(const StoreEnvironment& environment, Village& village, const Path& bundle) {
    Row row{"server_100k_created", 0, "of COPY", ">= 0.9", "", ""};
    const char* address = std::getenv("KITH_TEST_SERVER");
    if (address == nullptr) {
        row.note = "skipped: tests/server/with_postgres.sh ./dev bench merge";
        return row;
    }
    KITH_TRY_ASSIGN(auto server,
                    sync::connect_to_server("postgresql:///postgres?" + std::string(address)));
    KITH_TRY(village.centre->put_on_server(*server));
    constexpr std::size_t bytes_of_a_record = 1000; // as bodies of 12 answers are
    KITH_TRY_ASSIGN(const double copied, copy_seconds(*server, bytes_of_a_record));
    KITH_TRY_ASSIGN(auto store,
                    Store::open_on_server(
                        environment, std::move(server), "/nowhere", Passphrase{bench_passphrase}));
    sync::MergeOptions only_merge;
    only_merge.lists_later = true;
    const double before = wall_seconds();
    KITH_TRY_ASSIGN(const auto report,
                    sync::Hub(*store).merge(std::array<Path, 1>{bundle}, only_merge));
    const double merged = wall_seconds() - before;
    if (report.created != records) return fail(ErrorCode::damaged, "Not all records arrived.");
    row.value = copied / merged;
    row.floor = fmt::format("binary COPY of as many rows: {:.2f} s", copied);
    row.note = fmt::format("{:.2f} s, wall time of both sides", merged);
    return row;
}

Result<std::vector<Row>> measure_merge() {
    Ground ground;
    KITH_TRY_ASSIGN(Village village, make_village(ground.environment, ground.scratch.path()));
    KITH_TRY(add_records(village, records, ground.chance));
    KITH_TRY_ASSIGN(const sync::Handover handover,
                    sync::write_handover(*village.laptop, village.stick));
    KITH_TRY_ASSIGN(const double floor,
                    floor_seconds(ground.environment, ground.scratch.path(), *village.laptop));

    KITH_TRY_ASSIGN(const Row on_a_server,
                    measure_server(ground.environment, village, handover.bundle.file));
    sync::Hub hub(*village.centre);
    const std::array<Path, 1> bundle{handover.bundle.file};
    sync::MergeOptions only_merge;
    only_merge.lists_later = true;
    const double before = cpu_seconds();
    KITH_TRY_ASSIGN(const sync::MergeReport report, hub.merge(bundle, only_merge));
    const double merged = cpu_seconds() - before;
    KITH_TRY(refresh_all_rows(*village.centre));
    const double current = cpu_seconds() - before;
    const double again_before = cpu_seconds();
    KITH_TRY(hub.merge(bundle, {}));
    const double again = cpu_seconds() - again_before;
    if (report.created != records)
        return fail(ErrorCode::damaged,
                    fmt::format("{} records arrived instead of {}.", report.created, records));
    const std::string base = fmt::format("plain INSERT by UUID: {:.2f} s CPU", floor);
    return std::vector<Row>{
        {"merge_100k_created",
         merged / floor,
         "x floor",
         "<= 0.8",
         base,
         fmt::format("{:.2f} s CPU, from one sealed bundle, 0.9 KB a record", merged)},
        {"merge_100k_everything_current",
         current / floor,
         "x floor",
         "<= 1.5",
         base,
         fmt::format("{:.2f} s CPU, lists and search too", current)},
        {"wire_bytes_a_record",
         static_cast<double>(handover.bundle.bytes) / records,
         "bytes",
         "<= 230",
         "",
         "about 790 bits of chance in each record"},
        {"merge_known_again", again * 1000, "ms CPU", "", "", "the same bundle once more"},
        on_a_server};
}

} // namespace

Bench merge_bench() {
    return {"merge", measure_merge};
}

} // namespace kith::bench
