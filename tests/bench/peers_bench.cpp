// The same task by other people's programs: one replica makes records, another, empty one takes
// them. They need node and npm, or Debian's libsqlite3-dev; without them their line says so.
#include "tests/bench/bench_village.h"
#include "tests/bench/peer_programs.h"

#include <fmt/format.h>

#include <array>

namespace kith::bench {
namespace {

constexpr int peer_records = 10'000;

struct Taken {
    double seconds = 0;
    double bytes = 0;
};

std::optional<Taken> run(const std::string& command) {
    const auto printed = run_peer(command);
    if (!printed) return std::nullopt;
    return Taken{printed->first, printed->second};
}

Row row_of(std::string_view name, const std::optional<Taken>& taken, double floor) {
    Row row{fmt::format("peer_{}", name), 0, "x floor", "", "", ""};
    if (!taken) {
        row.note = "skipped: needs node and npm, or libsqlite3-dev";
        return row;
    }
    row.value = taken->seconds / floor;
    row.floor = fmt::format("plain INSERT by UUID: {:.2f} s CPU", floor);
    row.note = fmt::format("{:.2f} s CPU for {} records, {:.0f} bytes each",
                           taken->seconds,
                           peer_records,
                           taken->bytes / peer_records);
    return row;
}

Result<std::vector<Row>> measure_peers() {
    Ground ground;
    KITH_TRY_ASSIGN(Village village, make_village(ground.environment, ground.scratch.path()));
    KITH_TRY(add_records(village, peer_records, ground.chance));
    KITH_TRY_ASSIGN(const double floor,
                    floor_seconds(ground.environment, ground.scratch.path(), *village.laptop));
    const auto programs = install_peers("peers.mjs");
    std::vector<Row> rows;
    for (const char* peer : {"yjs", "automerge", "pouchdb"})
        rows.push_back(row_of(peer,
                              programs ? run(fmt::format("node '{}/peers.mjs' {} {} '{}'",
                                                         *programs,
                                                         peer,
                                                         peer_records,
                                                         ground.scratch.path().string()))
                                       : std::nullopt,
                              floor));
    rows.push_back(row_of("sqlite_changeset",
                          run(fmt::format("'{}/tests/peer_changeset' {} '{}'",
                                          KITH_BUILD_DIR,
                                          peer_records,
                                          ground.scratch.path().string())),
                          floor));
    if (rows.back().value > 0) rows.back().note += ", neither encrypted nor signed";
    return rows;
}

} // namespace

Bench peers_bench() {
    return {"peers", measure_peers};
}

} // namespace kith::bench
