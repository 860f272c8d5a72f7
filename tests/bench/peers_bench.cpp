// The same task by other people's programs: one replica makes records, another, empty one takes
// them. They need node and npm, or Debian's libsqlite3-dev; without them their line says so.
#include "tests/bench/bench_village.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace kith::bench {
namespace {

constexpr int peer_records = 10'000;

struct Taken {
    double seconds = 0;
    double bytes = 0;
};

/// Nothing where the program is not there or does not run.
std::optional<Taken> run(const std::string& command) {
    FILE* const pipe = popen((command + " 2>/dev/null").c_str(), "r");
    if (pipe == nullptr) return std::nullopt;
    Taken taken;
    const int read = std::fscanf(pipe, "%lf %lf", &taken.seconds, &taken.bytes);
    const int ended = pclose(pipe);
    return read == 2 && ended == 0 ? std::optional(taken) : std::nullopt;
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
    const std::filesystem::path from = std::string(KITH_SOURCE_DIR) + "/tests/bench/peers";
    const std::filesystem::path programs = std::string(KITH_BUILD_DIR) + "/peers";
    std::filesystem::create_directories(programs);
    for (const char* file : {"package.json", "peers.mjs"})
        std::filesystem::copy_file(
            from / file, programs / file, std::filesystem::copy_options::overwrite_existing);
    const std::string install =
        "cd '" + programs.string() + "' && npm install --silent >/dev/null 2>&1";
    const bool is_installed = std::system(install.c_str()) == 0;
    std::vector<Row> rows;
    for (const char* peer : {"yjs", "automerge", "pouchdb"})
        rows.push_back(row_of(peer,
                              is_installed ? run(fmt::format("node '{}/peers.mjs' {} {} '{}'",
                                                             programs.string(),
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
