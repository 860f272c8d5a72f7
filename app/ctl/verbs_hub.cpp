#include "app/ctl/verbs.h"
#include "survey_core/store/server_database.h"
#include "sync/hub/dump.h"
#include "sync/server/connection.h"

#include <fmt/format.h>

namespace kith::app {
namespace {

struct CopyOptions {
    std::string from, to;
};

struct Fingerprint {
    Hash32 hash{};
    std::uint64_t records = 0;
};

Result<Fingerprint> fingerprint_of(Store& store) {
    Hasher hasher;
    Fingerprint print;
    KITH_TRY(sync::dump_canonical(store, [&](std::string_view line) {
        hasher.add(as_bytes(line));
        ++print.records;
    }));
    print.hash = hasher.finish();
    return print;
}

Status copy_to(Console& console, Store& from, const std::string& to) {
    if (sync::is_server_address(to)) {
        KITH_TRY_ASSIGN(const auto server, sync::connect_to_server(to));
        return from.put_on_server(*server);
    }
    KITH_TRY_ASSIGN(const auto copy, Store::copy(console.environment(), to, from));
    return copy->close();
}

/// The copy is opened again and read as a whole before it counts.
Result<Outcome> hub_copy(Console& console, const CopyOptions& options) {
    KITH_TRY_ASSIGN(auto from, console.open(options.from));
    if (!from->is_hub())
        return fail(ErrorCode::refused,
                    "Only a coordinator's project can lie on a server; a laptop's store stays on "
                    "its laptop.");
    KITH_TRY_ASSIGN(const Fingerprint before, fingerprint_of(*from));
    KITH_TRY(copy_to(console, *from, options.to));
    KITH_TRY(from->close());
    KITH_TRY_ASSIGN(auto copy, console.open(options.to));
    KITH_TRY_ASSIGN(const Fingerprint after, fingerprint_of(*copy));
    KITH_TRY(copy->close());
    if (before.hash != after.hash)
        return fail(ErrorCode::damaged,
                    "The copy does not read back as what was copied; do not use it. The project is "
                    "where it was.");
    Outcome outcome;
    outcome.json = {{"records", before.records}, {"hash", to_hex(after.hash)}};
    outcome.lines = {
        fmt::format("{} records copied and read back. From now on use the copy only, and keep the "
                    "other aside until you trust it.",
                    before.records)};
    return outcome;
}

} // namespace

void add_hub_verbs(CLI::App& app, Chosen& chosen) {
    CLI::App& family = add_family(app, "hub", "Where the project lies: in a folder or on a server");
    add_verb<CopyOptions>(
        family,
        chosen,
        {"copy", "A whole project from a folder to a PostgreSQL server, or back"},
        [](CLI::App& verb, CopyOptions& options) {
            verb.add_option("from", options.from, "NAME.kith or postgresql://...")->required();
            verb.add_option("to", options.to, "A new NAME.kith, or postgresql://...")->required();
        },
        hub_copy);
}

} // namespace kith::app
