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

struct RoleOptions {
    std::string address, role;
    bool is_read_only = false;
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

Result<std::unique_ptr<ServerDatabase>> project_on(const std::string& address) {
    if (!sync::is_server_address(address))
        return fail(ErrorCode::bad_input,
                    "Roles are a database server's; give its address, postgresql://... . Who may "
                    "open a project in a folder is who knows its passphrase.");
    KITH_TRY_ASSIGN(auto server, sync::connect_to_server(address));
    KITH_TRY(server->make_tables());
    KITH_TRY_ASSIGN(const auto slots, find_slots_on(*server));
    if (!slots)
        return fail(ErrorCode::not_found,
                    "There is no project on this server; kithctl hub copy puts one there.");
    return server;
}

const char* word_of(ServerRight right) {
    switch (right) {
    case ServerRight::own:
        return "owner";
    case ServerRight::write:
        return "coordinator";
    case ServerRight::read:
        return "reader";
    case ServerRight::none:
        break;
    }
    return "none";
}

Result<Outcome> hub_roles(Console& /*console*/, const RoleOptions& options) {
    KITH_TRY_ASSIGN(const auto server, project_on(options.address));
    KITH_TRY_ASSIGN(const auto roles, server->list_roles());
    Outcome outcome;
    outcome.json = {{"roles", nlohmann::ordered_json::array()}};
    for (const ServerRole& role : roles) {
        outcome.json["roles"].push_back({{"name", role.name}, {"right", word_of(role.right)}});
        outcome.lines.push_back(fmt::format("{:<12} {}", word_of(role.right), role.name));
    }
    return outcome;
}

Result<Outcome> set_right(const RoleOptions& options, ServerRight right, std::string sentence) {
    KITH_TRY_ASSIGN(const auto server, project_on(options.address));
    KITH_TRY(server->grant(options.role, right));
    Outcome outcome;
    outcome.json = {{"name", options.role}, {"right", word_of(right)}};
    outcome.lines = {std::move(sentence)};
    return outcome;
}

Result<Outcome> hub_grant(Console& /*console*/, const RoleOptions& options) {
    const std::string role = "'" + options.role + "'";
    return options.is_read_only
               ? set_right(options,
                           ServerRight::read,
                           role + " may read the project, with its passphrase, and change nothing.")
               : set_right(options,
                           ServerRight::write,
                           role +
                               " may work on the project as a coordinator, with its passphrase.");
}

Result<Outcome> hub_revoke(Console& /*console*/, const RoleOptions& options) {
    return set_right(options,
                     ServerRight::none,
                     "'" + options.role +
                         "' may no longer see the project. What was copied before is theirs; give "
                         "the project a new passphrase, too.");
}

void describe_role(CLI::App& verb, RoleOptions& options) {
    verb.add_option("address", options.address, "postgresql://...")->required();
    verb.add_option("role", options.role, "A role that the server knows already")->required();
}

void add_role_verbs(CLI::App& family, Chosen& chosen) {
    add_verb<RoleOptions>(
        family,
        chosen,
        {"roles", "Which roles of a server may do what with the project"},
        [](CLI::App& verb, RoleOptions& options) {
            verb.add_option("address", options.address, "postgresql://...")->required();
        },
        hub_roles);
    add_verb<RoleOptions>(
        family,
        chosen,
        {"grant", "A role of the server may work on the project from now on"},
        [](CLI::App& verb, RoleOptions& options) {
            describe_role(verb, options);
            verb.add_flag("--read-only", options.is_read_only, "It reads, and changes nothing");
        },
        hub_grant);
    add_verb<RoleOptions>(family,
                          chosen,
                          {"revoke", "A role of the server may no longer see the project"},
                          describe_role,
                          hub_revoke);
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
    add_role_verbs(family, chosen);
}

} // namespace kith::app
