// The tables on the server: made, brought up to date, rewritten; and the roles that may use them.
#include "survey_core/base/check.h"
#include "sync/postgres/postgres_database.h"
#include "sync/postgres/postgres_sql.h"

#include <libpq-fe.h>

namespace kith::postgres {

namespace {

constexpr const char* add_schema =
    "CREATE SCHEMA IF NOT EXISTS kith; CREATE TABLE IF NOT EXISTS kith.version(n BIGINT NOT NULL)";

/// ServerRight of the role that is connected; no row: no project lies there.
constexpr const char* own_right =
    "SELECT CASE WHEN pg_has_role(c.relowner, 'USAGE') THEN 3 "
    "WHEN NOT has_schema_privilege(n.oid, 'USAGE') THEN 0 "
    "WHEN has_table_privilege(c.oid, 'INSERT') THEN 2 "
    "WHEN has_table_privilege(c.oid, 'SELECT') THEN 1 ELSE 0 END::BIGINT "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname = 'kith' AND c.relname = 'record'";

constexpr const char* parts_with_answers =
    "SELECT c.relname::TEXT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname = 'kith' AND c.relkind = 'r' AND "
    "c.relname ~ '^(record_|change_|value_|seen$|list_row$|list_words$|blob_chunk$)'";

/// Whatever is done for the project is done as the role that owns its tables, whoever of its
/// members does it.
constexpr const char* as_owner =
    "SELECT format('SET LOCAL ROLE %I', pg_get_userbyid(c.relowner)) FROM pg_class c "
    "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'kith' AND "
    "c.relname = 'record'";

/// ServerRight that a role has all the same: by a group, or as a superuser.
constexpr const char* right_of =
    "SELECT CASE WHEN NOT has_schema_privilege(?1, n.oid, 'USAGE') THEN 0 "
    "WHEN has_table_privilege(?1, c.oid, 'INSERT') THEN 2 "
    "WHEN has_table_privilege(?1, c.oid, 'SELECT') THEN 1 ELSE 0 END::BIGINT "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname = 'kith' AND c.relname = 'record'";

constexpr const char* roles_and_rights =
    "SELECT pg_get_userbyid(a.grantee)::TEXT, max(CASE WHEN a.grantee = c.relowner THEN 3 "
    "WHEN a.privilege_type = 'INSERT' THEN 2 WHEN a.privilege_type = 'SELECT' THEN 1 ELSE 0 "
    "END)::BIGINT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, "
    "aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a "
    "WHERE n.nspname = 'kith' AND c.relname = 'record' GROUP BY 1 ORDER BY 1";

/// `role` is quoted. Tables that a newer Kith adds are granted with the others.
std::string grant_sql(const std::string& role, ServerRight right) {
    const std::string writes = right == ServerRight::write ? ", INSERT, UPDATE, DELETE" : "";
    std::string sql = "REVOKE ALL ON ALL TABLES IN SCHEMA kith FROM " + role +
                      "; ALTER DEFAULT PRIVILEGES IN SCHEMA kith REVOKE ALL ON TABLES FROM " +
                      role + "; REVOKE ALL ON FUNCTION kith.rewrite_part(pg_catalog.name) FROM " +
                      role + "; REVOKE ALL ON SCHEMA kith FROM " + role + "; ";
    if (right == ServerRight::none) return sql;
    sql += "GRANT USAGE ON SCHEMA kith TO " + role + "; GRANT SELECT" + writes +
           " ON ALL TABLES IN SCHEMA kith TO " + role +
           "; ALTER DEFAULT PRIVILEGES IN SCHEMA kith GRANT SELECT" + writes + " ON TABLES TO " +
           role + "; REVOKE INSERT, UPDATE, DELETE ON version FROM " + role + "; ";
    if (right == ServerRight::write)
        sql += "GRANT EXECUTE ON FUNCTION kith.rewrite_part(pg_catalog.name) TO " + role + "; ";
    return sql;
}

} // namespace

Result<std::optional<ServerRight>> PostgresDatabase::find_right() {
    KITH_TRY_ASSIGN(const auto right, find_integer(own_right));
    if (!right) return std::nullopt;
    return static_cast<ServerRight>(*right);
}

Status PostgresDatabase::make_tables() {
    KITH_TRY_ASSIGN(const auto right, find_right());
    if (right == ServerRight::none)
        return fail(ErrorCode::refused,
                    "This role of the server may not see the project; its owner lets it with "
                    "kithctl hub grant.");
    right_ = right.value_or(ServerRight::own);
    if (!right) KITH_TRY(run_script(add_schema));
    KITH_TRY_ASSIGN(const auto version, find_integer("SELECT max(n) FROM version"));
    if (version.value_or(0) > tables_version)
        return fail(ErrorCode::too_new,
                    "A newer Kith has made the project on this server; use that one. Nothing was "
                    "changed.");
    return version == tables_version ? Status{} : bring_up_to_date();
}

/// Two programs may come at once: what is missing is looked up again under the lock.
Status PostgresDatabase::bring_up_to_date() {
    if (right_ != ServerRight::own)
        return fail(ErrorCode::refused,
                    "An older Kith has made the project on this server, and only the role that "
                    "owns its tables may change them. Let that role open it once with this Kith.");
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(*this));
    KITH_TRY(act_as_owner());
    KITH_TRY_ASSIGN(const auto version, find_integer("SELECT max(n) FROM version"));
    if (version != tables_version) {
        const std::string missing =
            version ? newer_tables_sql(static_cast<int>(*version)) : tables_sql();
        KITH_TRY(run_script(missing.c_str()));
        KITH_TRY(run("INSERT INTO version(n) VALUES(?)", tables_version));
    }
    return transaction.commit();
}

Status PostgresDatabase::checkpoint_truncate() {
    if (right_ == ServerRight::own)
        return run_script(
            "VACUUM (FULL) record, change, value, seen, list_row, list_words, blob_chunk");
    KITH_TRY_ASSIGN(const auto names, texts_of(parts_with_answers));
    for (const std::string& part : names)
        KITH_TRY(run_script(("SELECT kith.rewrite_part('" + part + "')").c_str()));
    return {};
}

Result<std::vector<std::string>> PostgresDatabase::texts_of(const char* sql) {
    std::vector<std::string> texts;
    Query rows = query(sql);
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return texts;
        texts.emplace_back(rows.text(0));
    }
}

Result<std::vector<ServerRole>> PostgresDatabase::list_roles() {
    std::vector<ServerRole> roles;
    Query rows = query(roles_and_rights);
    for (;;) {
        KITH_TRY_ASSIGN(const bool more, rows.step());
        if (!more) return roles;
        roles.push_back({std::string(rows.text(0)), static_cast<ServerRight>(rows.integer(1))});
    }
}

Status PostgresDatabase::grant(const std::string& role, ServerRight right) {
    KITH_CHECK(right != ServerRight::own);
    if (right_ != ServerRight::own)
        return fail(ErrorCode::refused,
                    "Only the role that owns the project on the server says who may do what.");
    KITH_TRY_ASSIGN(const auto roles, list_roles());
    for (const ServerRole& one : roles)
        if (one.name == role && one.right == ServerRight::own)
            return fail(ErrorCode::bad_input,
                        "The role '" + role + "' owns the project, and so may do everything.");
    if (role == "public" || role == "none")
        return fail(ErrorCode::bad_input,
                    "'" + role + "' is no role of one person's; name one that the server knows.");
    char* const quoted = PQescapeIdentifier(connection_, role.data(), role.size());
    if (quoted == nullptr)
        return fail(ErrorCode::bad_input, "This is no name of a role; write it in UTF-8.");
    const std::string sql = grant_sql(quoted, right);
    PQfreemem(quoted);
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(*this));
    KITH_TRY(act_as_owner());
    KITH_TRY(run_script(sql.c_str()));
    KITH_TRY(transaction.commit());
    KITH_TRY_ASSIGN(const auto is, find_integer(right_of, std::string_view(role)));
    if (static_cast<ServerRight>(is.value_or(0)) == right) return {};
    return fail(ErrorCode::refused,
                "The server lets the role '" + role +
                    "' do more than that all the same: it is a superuser's, or belongs to a group "
                    "that may. Whoever runs the server changes that.");
}

Status PostgresDatabase::act_as_owner() {
    KITH_TRY_ASSIGN(const auto set, texts_of(as_owner));
    return set.empty() ? Status{} : run_script(set.front().c_str());
}

} // namespace kith::postgres
